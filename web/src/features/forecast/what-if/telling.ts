import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import type { Forecast } from '../../../../../src/features/forecast/contract.ts';
import type { WhatIfForecast } from '../../../../../src/core/forecast/what-if.ts';

/** A lowest day: its ISO day and what is left on it. */
interface LowestDay {
  readonly on: string;
  readonly balance: Cents;
}

/** What the sentence between two forecasts has to say. */
export interface Comparison {
  readonly before: LowestDay;
  readonly after: LowestDay;
  /** Whether the lowest day and its balance stay what they are. */
  readonly same: boolean;
  /** What there is more (or less, negative) at the end of the last day. */
  readonly end: { readonly on: string; readonly difference: Cents };
}

/** Compares a forecast with what it would be, by its lowest day and its end. */
export function compareForecasts(base: Forecast, wished: WhatIfForecast): Comparison {
  const before = { on: base.summary.lowest_on, balance: base.summary.lowest_balance };
  const after = { on: wished.summary.lowest_on, balance: wished.summary.lowest_balance };
  const last = base.points.at(-1);
  return {
    before,
    after,
    same: before.on === after.on && before.balance === after.balance,
    end: {
      on: last?.date ?? base.starts_on,
      difference: cents((wished.points.at(-1)?.closing_balance ?? 0) - (last?.closing_balance ?? 0)),
    },
  };
}

import type { EpochDay } from '../../../../src/core/calendar/day.ts';
import type { Cents } from '../../../../src/core/money/cents.ts';
import type { Status } from '../parts/status-mark.tsx';

/** A day of a forecast as the line shows it. */
export interface ForecastDay {
  /** ISO day. */
  readonly date: string;
  /** At the end of the day. */
  readonly closing_balance: Cents;
  readonly status: Status;
  readonly items: readonly { readonly name: string; readonly amount: Cents }[];
}

/** What the drawing needs of a forecast: numbers, and the words it writes. */
export interface ForecastSeries {
  readonly days: readonly EpochDay[];
  readonly balances: readonly Cents[];
  readonly buffer: Cents;
  /** The place of the lowest day. */
  readonly lowest: number;
  readonly currency: string;
  readonly words: { readonly buffer: string; readonly lowest: (day: string) => string };
}

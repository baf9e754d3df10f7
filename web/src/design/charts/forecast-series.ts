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
  readonly items: readonly ForecastDayItem[];
}

/** What falls on a day; negative is money out. */
export interface ForecastDayItem {
  readonly name: string;
  readonly amount: Cents;
  /** Not known for certain: a guess, or an amount that varies. */
  readonly about?: boolean;
}

/** What the drawing needs of a forecast: numbers, and the words it writes. */
export interface ForecastSeries {
  readonly days: readonly EpochDay[];
  readonly balances: readonly Cents[];
  /** The same days if something were otherwise; null when there is no second line. */
  readonly other: readonly Cents[] | null;
  readonly buffer: Cents;
  /** The place of the lowest day. */
  readonly lowest: number;
  readonly currency: string;
  readonly words: { readonly buffer: string; readonly lowest: (day: string) => string; readonly other: string };
}

import type { EpochDay } from '../calendar/day.ts';
import type { Cents } from '../money/cents.ts';

/** How a day closes: `danger` below 0, `warning` from 0 to the buffer, `healthy` from the buffer up. */
export type ForecastStatus = 'healthy' | 'warning' | 'danger';

/** Something that comes or goes on a day; negative is money out. */
export interface ForecastItem {
  readonly name: string;
  readonly amount: Cents;
  /** The recurring item it is of; null for an event, and for what is not kept yet. */
  readonly recurring_id: number | null;
  /** The event it is; null for a recurring item, and for what is not kept yet. */
  readonly event_id: number | null;
}

/** A day of the forecast: closing = opening + income − expenses, and it opens with what the day before closed with. */
export interface ForecastPoint {
  readonly day: EpochDay;
  readonly opening_balance: Cents;
  /** Money in, at least 0. */
  readonly income: Cents;
  /** Money out, at least 0; everyday spending is part of it. */
  readonly expenses: Cents;
  /** Spending that no schedule covers, at least 0. */
  readonly everyday: Cents;
  /** income − expenses. */
  readonly net_change: Cents;
  readonly closing_balance: Cents;
  readonly status: ForecastStatus;
  /** What falls on the day, in the order it was given. Everyday spending is not among them. */
  readonly items: readonly ForecastItem[];
}

/** How a balance stands against a buffer of at least 0. */
export function statusOf(balance: Cents, buffer: Cents): ForecastStatus {
  if (balance < 0) return 'danger';
  return balance < buffer ? 'warning' : 'healthy';
}

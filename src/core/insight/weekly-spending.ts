import { type EpochDay, mondayOf } from '../calendar/day.ts';
import type { CategoryName } from '../categories/categories.ts';
import { type Cents, cents } from '../money/cents.ts';
import { isDiscretionary, seriesOf, SPENDING_SERIES, type SpendingSeries } from './series.ts';
import type { Window } from './window.ts';

/** A row of spending. Bills and transfers are taken out before; several of one day add up. */
export interface SpentRow {
  readonly day: EpochDay;
  readonly category: CategoryName;
  /** Positive is spent; negative is a refund. */
  readonly spent: Cents;
}

/** For each series, a figure for each week of the window, the oldest first; null where the ledger does not cover the whole week. */
export type WeeklySpending = Readonly<Record<SpendingSeries, readonly (Cents | null)[]>>;

/**
 * What was spent in each week, in minor units, refunds taken off. `covered` are the first and the last day of the ledger, null for an empty
 * one. A covered week without a row is a true 0, and a week that is covered in part is missing, since nobody knows what the rest of it held.
 */
export function weeklySpending(
  rows: readonly SpentRow[],
  covered: { readonly from: EpochDay; readonly until: EpochDay } | null,
  { from, to }: Window,
): WeeklySpending {
  const weeks = Math.max(0, (to + 1 - from) / 7);
  const isCovered = (week: number): boolean => covered !== null && covered.from <= from + 7 * week && covered.until >= from + 7 * week + 6;
  const totals = new Map(SPENDING_SERIES.map((series) => [series, Array.from({ length: weeks }, () => 0)]));
  const add = (series: SpendingSeries, week: number, spent: Cents): void => {
    const of = totals.get(series);
    if (of !== undefined) of[week] = (of[week] ?? 0) + spent;
  };
  for (const { day, category, spent } of rows) {
    if (day < from || day > to) continue;
    const week = (mondayOf(day) - from) / 7;
    const own = seriesOf(category);
    if (own !== undefined) add(own, week, spent);
    if (isDiscretionary(category)) add('discretionary', week, spent);
  }
  const figures = (series: SpendingSeries) => (totals.get(series) ?? []).map((total, week) => (isCovered(week) ? cents(total) : null));
  return {
    groceries: figures('groceries'),
    dining: figures('dining'),
    shopping: figures('shopping'),
    entertainment: figures('entertainment'),
    travel: figures('travel'),
    transport: figures('transport'),
    personal_care: figures('personal_care'),
    gifts: figures('gifts'),
    health: figures('health'),
    discretionary: figures('discretionary'),
  };
}

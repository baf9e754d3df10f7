import { type EpochDay, mondayOf, weekday } from '../calendar/day.ts';
import { type Estimate, known, unknown } from '../estimate.ts';
import { type Cents, cents, sum, ZERO } from '../money/cents.ts';

/** Spending of a day that no schedule covers. Several of one day add up. */
export interface DaySpending {
  readonly day: EpochDay;
  /** Positive is spent; negative is a refund. */
  readonly spent: Cents;
}

/** Everyday spending as it goes on. */
export interface EverydaySpending {
  /** Of an ordinary week, at least 0. */
  readonly weekly: Cents;
  /** Its parts for Monday … Sunday, each at least 0; they add up to `weekly`. */
  readonly byWeekday: readonly Cents[];
}

/** Seven days of nothing: what counts while everyday spending is not known, or is left out. */
export const NO_EVERYDAY: readonly Cents[] = [ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO];

const WEEKS_MOST = 12;
const WEEKS_NEEDED = 4;

/**
 * Everyday spending, from the last 12 whole weeks (Monday to Sunday) that the ledger covers: the median of their totals, split over the
 * weekdays by each one's share of all of it. `covered` are the first and the last day of the ledger, of which neither need begin or end a
 * week; null for an empty one. A covered week without a row is a true 0. With fewer than 4 weeks it is not known (reason `weeks`).
 */
export function everydaySpending(
  spending: readonly DaySpending[],
  covered: { readonly from: EpochDay; readonly until: EpochDay } | null,
): Estimate<EverydaySpending> {
  // A Monday plus 6 is the Sunday that ends its week: weeks are counted between Mondays.
  const end = covered === null ? 0 : mondayOf(covered.until + 1);
  const start = covered === null ? 0 : Math.max(mondayOf(covered.from + 6), end - 7 * WEEKS_MOST);
  const weeks = Math.max(0, (end - start) / 7);
  if (weeks < WEEKS_NEEDED) return unknown('weeks', weeks, WEEKS_NEEDED);

  const byWeek = Array.from({ length: weeks }, () => 0);
  const byWeekday = [0, 0, 0, 0, 0, 0, 0];
  for (const { day, spent } of spending) {
    if (day < start || day >= end) continue;
    const week = Math.floor((day - start) / 7);
    byWeek[week] = (byWeek[week] ?? 0) + spent;
    byWeekday[weekday(day) - 1] = (byWeekday[weekday(day) - 1] ?? 0) + spent;
  }
  const weekly = cents(Math.max(0, median(byWeek)));
  return known({ weekly, byWeekday: splitByShares(weekly, byWeekday) });
}

/** The middle of whole numbers; of two middle ones their mean, halves up. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(values.length / 2)] ?? 0;
  const lower = sorted[Math.floor((values.length - 1) / 2)] ?? 0;
  return Math.round((lower + upper) / 2);
}

/**
 * Splits an amount of at least 0 in proportion to shares, to the cent: each part is rounded down, and the cents that remain go to the
 * largest remainders, earlier parts first where they are equal. A negative share counts as 0; with no share at all the parts are even.
 */
export function splitByShares(amount: Cents, shares: readonly number[]): readonly Cents[] {
  const positive = shares.map((share) => BigInt(Math.max(0, share)));
  const weights = positive.some((share) => share > 0n) ? positive : shares.map(() => 1n);
  const all = weights.reduce((total, weight) => total + weight, 0n);
  // Whole numbers of any size: an amount times a share passes 2^53 long before either does.
  const exact = weights.map((weight) => BigInt(amount) * weight);
  const parts = exact.map((product) => cents(Number(product / all)));
  const remainders = exact.map((product, index) => ({ index, remainder: product % all }));
  const largest = remainders.sort((a, b) => Number(b.remainder - a.remainder)).slice(0, amount - sum(parts));
  for (const { index } of largest) parts[index] = cents((parts[index] ?? 0) + 1);
  return parts;
}

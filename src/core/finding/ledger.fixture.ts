import { dayNumber, type EpochDay } from '../calendar/day.ts';
import type { CategoryName } from '../categories/categories.ts';
import { cents } from '../money/cents.ts';
import { findRecurring } from './find-recurring.ts';
import type { Found, LedgerRow } from './found.ts';

/** A row as the tests write it: day (a number or ISO text), amount in minor units, payee. */
export type Line = readonly [day: EpochDay | string, amount: number, payee: string, category?: CategoryName, account_id?: number];

/** Rows with ids from 1 on, in the order written. */
export const ledgerOf = (lines: readonly Line[]): LedgerRow[] =>
  lines.map(([day, amount, payee, category = 'other', account_id = 1], index) => ({
    id: index + 1,
    account_id,
    day: typeof day === 'string' ? dayNumber(day) : day,
    amount: cents(amount),
    payee,
    category,
    category_source: category === 'other' ? 'none' : 'dictionary',
  }));

/** What is found in the lines; the ledger ends on `until`, else with its newest row. */
export const findIn = (lines: readonly Line[], until?: string): readonly Found[] =>
  findRecurring(ledgerOf(lines), { until: new Map(until === undefined ? [] : [[1, dayNumber(until)]]) });

/** One line a day, all of one amount and payee. */
export const series = (days: readonly (EpochDay | string)[], amount: number, payee: string, category: CategoryName = 'other'): Line[] =>
  days.map((day) => [day, amount, payee, category]);

/** ISO days of one day in each of the months 1…12 given. */
export const inMonths = (year: number, months: readonly number[], day: number): string[] =>
  months.map((month) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/** Chance that is the same each time (Marsaglia's xorshift with 32 bits): numbers of at least 0 and below 1. */
export function seeded(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

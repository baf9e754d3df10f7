import { dayNumber, type EpochDay } from '../../core/calendar/day.ts';
import type { DaySpending } from '../../core/forecast/everyday.ts';
import { cents } from '../../core/money/cents.ts';
import type { CoveredAccount, PostedRow } from '../ledger/index.ts';

/** The ledger's days over several accounts: from the first row of any to the last of any; null without rows. */
export function coveredDays(accounts: readonly CoveredAccount[]): { readonly from: EpochDay; readonly until: EpochDay } | null {
  const firsts = accounts.flatMap(({ first_posted_on }) => (first_posted_on === null ? [] : [dayNumber(first_posted_on)]));
  const lasts = accounts.flatMap(({ last_posted_on }) => (last_posted_on === null ? [] : [dayNumber(last_posted_on)]));
  return firsts.length === 0 ? null : { from: Math.min(...firsts), until: Math.max(...lasts) };
}

/** Money in that is nobody's refund. An uncategorised row may be pay, so only a row of a spending category takes off what was spent. */
const isIncome = ({ amount, category }: PostedRow): boolean => amount > 0 && (category === 'income' || category === 'other');

/** What was spent on each day, refunds taken off. */
export const spendingOf = (rows: readonly PostedRow[]): readonly DaySpending[] =>
  rows.filter((row) => !isIncome(row)).map(({ posted_on, amount }) => ({ day: dayNumber(posted_on), spent: cents(0 - amount) }));

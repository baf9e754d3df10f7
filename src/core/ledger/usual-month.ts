import { median } from '../forecast/everyday.ts';
import { type Cents, cents } from '../money/cents.ts';
import { firstDayOf, isSpending, lastDayOf, type MonthNumber, monthNumber, monthOf, type SpendingInput } from './spending.ts';
import { transfersAmong } from './transfers.ts';

/** Whole months that a usual one is taken from, at most: long enough to even out a month, short enough to be the present. */
export const USUAL_FROM_MONTHS = 3;

/** What a month usually brings and takes. */
export interface UsualMonth {
  /** The months it is taken from, the oldest first; at least one. */
  readonly months: readonly MonthNumber[];
  /** Median of what came in. */
  readonly income: Cents;
  /** Median of what went out, refunds taken off; at least 0. Payments of debt count, payments of an own card do not: its purchases do. */
  readonly expenses: Cents;
}

/**
 * What a month usually brings and takes: medians over the last whole months, up to three, that the ledger covers before the month of `today`.
 * A median, since one month with a repair or a bonus says little of the next. Null when it covers no whole month. Transfers between own
 * accounts are neither; money in that nothing explains counts as income, as it does in the forecast's everyday spending.
 */
export function usualMonth({ rows, accounts, covered }: Omit<SpendingInput, 'first' | 'last'>, today: number): UsualMonth | null {
  const last = monthOf(today) - 1;
  const months = Array.from({ length: USUAL_FROM_MONTHS }, (_, index) => last - (USUAL_FROM_MONTHS - 1) + index).filter(
    (month) => covered !== null && covered.from <= firstDayOf(month) && covered.until >= lastDayOf(month),
  );
  if (months.length === 0) return null;
  const transfers = transfersAmong(rows);
  const income = new Map(months.map((month) => [month, 0]));
  const expenses = new Map(months.map((month) => [month, 0]));
  for (const row of rows) {
    const account = accounts.get(row.account_id);
    const month = monthNumber(row.posted_on);
    if (account === undefined || !income.has(month) || transfers.has(row)) continue;
    if (isSpending(row, account.is_debt)) expenses.set(month, (expenses.get(month) ?? 0) - row.amount);
    // What is paid into a card or a loan is no income.
    else if (!account.is_debt) income.set(month, (income.get(month) ?? 0) + row.amount);
  }
  return { months, income: cents(Math.max(0, median([...income.values()]))), expenses: cents(Math.max(0, median([...expenses.values()]))) };
}

import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';

/** A month of the Gregorian calendar in weeks: 146,097 days in 400 years of 12 months. */
const WEEKS_A_MONTH = 146_097 / 400 / 12 / 7;

const TIMES_A_MONTH: Readonly<Record<RecurringItem['recurrence']['frequency'], number>> = {
  weekly: WEEKS_A_MONTH,
  biweekly: WEEKS_A_MONTH / 2,
  semimonthly: 2,
  monthly: 1,
  quarterly: 1 / 3,
  semiannually: 1 / 6,
  annually: 1 / 12,
};

/** What an item moves in an average month, in cents and fractions of them, at least 0. */
export const monthlySize = ({ amount, recurrence }: Pick<RecurringItem, 'amount' | 'recurrence'>): number =>
  Math.abs(amount) * TIMES_A_MONTH[recurrence.frequency];

/** What comes in and goes out in an average month. */
export interface MonthSums {
  /** At least 0. */
  readonly in: Cents;
  /** At least 0. */
  readonly out: Cents;
  /** Whether something was left out for being in another currency. */
  readonly other_currency: boolean;
}

/**
 * What items that are still to come bring and take in an average month, in the currency. Money moved between own accounts is neither.
 * Nothing is converted: what moves an account in another currency is left out.
 */
export function monthSums(items: readonly RecurringItem[], accounts: readonly Account[], currency: string): MonthSums {
  const coming = items.filter(({ next_on, category }) => next_on !== null && category !== 'transfer');
  const isForeign = ({ account_id }: RecurringItem): boolean => (accounts.find(({ id }) => id === account_id)?.currency ?? currency) !== currency;
  const sumOf = (sign: 1 | -1): Cents =>
    cents(
      Math.round(coming.filter((item) => Math.sign(item.amount) === sign && !isForeign(item)).reduce((total, item) => total + monthlySize(item), 0)),
    );
  return { in: sumOf(1), out: sumOf(-1), other_currency: coming.some(isForeign) };
}

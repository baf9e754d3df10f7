import type { EpochDay } from '../../../core/calendar/day.ts';
import { type Cents, cents } from '../../../core/money/cents.ts';

/** Which of the two invented accounts. */
export type AccountName = 'checking' | 'savings';

/** A row of the invented bank. */
export interface InventedRow {
  readonly account: AccountName;
  readonly day: EpochDay;
  /** Negative is money out. */
  readonly amount: Cents;
  readonly payee: string;
  /** Whether the forecast takes it for everyday spending: what no schedule covers. */
  readonly everyday: boolean;
}

/** A row of the checking account that is everyday spending; `spent` is in major units and becomes money out. */
export const everydayRow = (day: EpochDay, spent: number, payee: string): InventedRow => ({
  account: 'checking',
  day,
  amount: cents(-Math.round(spent * 100)),
  payee,
  everyday: true,
});

/** Money from one account to the other: two rows, each named as its bank would. `amount` is at least 0. */
export const transferRows = (day: EpochDay, amount: Cents, from: AccountName): readonly InventedRow[] => {
  const to = from === 'checking' ? 'savings' : 'checking';
  return [
    { account: from, day, amount: cents(0 - amount), payee: `Transfer to ${to}`, everyday: false },
    { account: to, day, amount, payee: `Transfer from ${from}`, everyday: false },
  ];
};

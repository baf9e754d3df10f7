import { dayNumber, isoDay } from '../../../core/calendar/day.ts';
import { pairTransfers, TRANSFER_DAYS } from '../../../core/ledger/transfers.ts';
import { cents } from '../../../core/money/cents.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { Transaction } from './contract.ts';
import { type KeptTransaction, listOfAmounts } from './repository.ts';

/**
 * Days before the first and after the last row of a page of which rows are looked at. Which row is whose other half depends on rows of the same
 * amount only, each within four days of the next: seven such steps to either side are looked at, so that a page says what the whole
 * ledger would, unless one amount went back and forth all the time for four weeks.
 */
const LOOKED_AT_DAYS = 7 * TRANSFER_DAYS;

/** The rows with the own account on the other side of each transfer, in one query more. */
export async function withOtherSide(db: Db, userId: number, rows: readonly KeptTransaction[]): Promise<Transaction[]> {
  if (rows.length === 0) return [];
  const days = rows.map(({ posted_on }) => dayNumber(posted_on));
  const amounts = [...new Set(rows.flatMap(({ amount }) => (amount === 0 ? [] : [amount, cents(0 - amount)])))];
  const [from, to] = [isoDay(Math.min(...days) - LOOKED_AT_DAYS), isoDay(Math.max(...days) + LOOKED_AT_DAYS)];
  const near = await listOfAmounts(db, userId, amounts, from, to);
  const pairs = new Map([...pairTransfers(near)].map(([row, half]) => [row.id, half.account_id]));
  return rows.map((row) => ({ ...row, paired_account_id: pairs.get(row.id) ?? null }));
}

/** The row with the own account on the other side of its transfer. */
export async function oneWithOtherSide(db: Db, userId: number, row: KeptTransaction): Promise<Transaction> {
  const [shown] = await withOtherSide(db, userId, [row]);
  return shown ?? { ...row, paired_account_id: null };
}

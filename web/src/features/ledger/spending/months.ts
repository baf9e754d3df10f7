import { daysInMonth } from '../../../../../src/core/calendar/day.ts';
import type { Spending, SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';

/** Days of a month that must be there before the page opens on it: three days of rows say little. */
const TELLING_DAYS = 7;

/** The first and the last day of a month, as ISO days. */
export const daysOf = (month: string): { readonly from: string; readonly to: string } => ({
  from: `${month}-01`,
  to: `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}`,
});

/** The month the page opens on when its address names none: the newest with rows, or the one before it while that one is only days old. Undefined without rows. */
export function openingMonth({ months, data_until }: Pick<Spending, 'months' | 'data_until'>): SpendingMonth | undefined {
  if (data_until === null) return undefined;
  const place = months.findIndex(({ month }) => month === data_until.slice(0, 7));
  const newest = months[place];
  const before = months[place - 1];
  if (newest === undefined) return undefined;
  const young = !newest.covered && Number(data_until.slice(8)) < TELLING_DAYS;
  return young && before !== undefined && before.categories.length > 0 ? before : newest;
}

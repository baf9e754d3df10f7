import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';

/** All of an item that a change of it can touch: sent back, it leaves the item as if the change had never been. */
export const stateOf = ({ status, amount, recurrence, starts_on, ends_on, count, is_edited }: RecurringItem) => ({
  status,
  amount,
  recurrence,
  starts_on,
  ends_on,
  count,
  is_edited,
});

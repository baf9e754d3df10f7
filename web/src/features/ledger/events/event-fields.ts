import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { type AmountForm, amountFormOf, signedAmount } from '../amount-form.ts';

/** An event as its form holds it. */
export interface EventFields extends AmountForm {
  name: string;
  date: string;
  /** Empty: not decided. */
  account_id: string;
}

/** An empty form, of today. */
export const emptyFields = (today: string): EventFields => ({ name: '', direction: 'out', amount: null, date: today, account_id: '' });

/** The form of an event that is there. */
export const fieldsOf = ({ name, amount, date, account_id }: PlannedEvent): EventFields => ({
  name,
  ...amountFormOf(amount),
  date,
  account_id: account_id === null ? '' : String(account_id),
});

/** What the form says, for the server. */
export const bodyOf = ({ name, date, account_id, ...written }: EventFields) => ({
  name: name.trim(),
  amount: signedAmount(written),
  date,
  account_id: account_id === '' ? null : Number(account_id),
});

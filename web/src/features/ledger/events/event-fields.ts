import { cents } from '../../../../../src/core/money/cents.ts';
import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import type { WrittenAmount } from '../../../design/parts/money-input.tsx';

/** An event as its form holds it: the amount without a sign, beside which way the money goes. */
export interface EventFields {
  name: string;
  direction: 'out' | 'in';
  amount: WrittenAmount;
  date: string;
  /** Empty: not decided. */
  account_id: string;
}

/** An empty form, of today. */
export const emptyFields = (today: string): EventFields => ({ name: '', direction: 'out', amount: null, date: today, account_id: '' });

/** The form of an event that is there. */
export const fieldsOf = ({ name, amount, date, account_id }: PlannedEvent): EventFields => ({
  name,
  direction: amount > 0 ? 'in' : 'out',
  amount: cents(Math.abs(amount)),
  date,
  account_id: account_id === null ? '' : String(account_id),
});

/** What the form says, for the server. A minus that somebody wrote means nothing beside the direction. Expects an amount: the form refuses to be sent without. */
export const bodyOf = ({ name, direction, amount, date, account_id }: EventFields) => ({
  name: name.trim(),
  amount: cents(Math.abs(amount ?? 0) * (direction === 'out' ? -1 : 1)),
  date,
  account_id: account_id === '' ? null : Number(account_id),
});

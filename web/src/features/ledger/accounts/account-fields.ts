import { cents } from '../../../../../src/core/money/cents.ts';
import type { Account, AccountKind } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { WrittenAmount } from '../../../design/parts/money-input.tsx';

/** An account as its form holds it. */
export interface AccountFields {
  name: string;
  kind: AccountKind;
  /** ISO 4217. */
  currency: string;
  /** On a card or a loan: whether the person owes the amount, or the bank owes them. Means nothing on other kinds. */
  side: 'owe' | 'have';
  /** On a card or a loan without a sign, beside `side`; on other kinds with its sign. */
  balance: WrittenAmount;
  /** The day at whose end the balance held. */
  balance_as_of: string;
}

/** Whether money is usually owed on accounts of the kind, so that people write what they owe without a minus. */
export const isDebt = (kind: AccountKind): boolean => kind === 'credit_card' || kind === 'loan';

/** An empty form, of today. */
export const emptyFields = (currency: string, today: string): AccountFields => ({
  name: '',
  kind: 'checking',
  currency,
  side: 'owe',
  balance: null,
  balance_as_of: today,
});

/** The form of an account that is there. It asks for the balance of today, whichever day the last one was of: what the bank shows is today's. */
export const fieldsOf = (account: Account, today: string): AccountFields => ({
  name: account.name,
  kind: account.kind,
  currency: account.currency,
  side: account.current_balance > 0 ? 'have' : 'owe',
  balance: isDebt(account.kind) ? cents(Math.abs(account.current_balance)) : account.current_balance,
  balance_as_of: today,
});

/** What the form says the balance is, owed money negative. Expects an amount: the form refuses to be sent without. */
export function balanceOf({ kind, side, balance }: Pick<AccountFields, 'kind' | 'side' | 'balance'>) {
  const written = balance ?? 0;
  if (!isDebt(kind)) return cents(written);
  return cents(side === 'owe' ? -Math.abs(written) : Math.abs(written));
}

/** What the form says, for a new account. */
export const bodyOf = (fields: AccountFields) => ({
  name: fields.name.trim(),
  kind: fields.kind,
  currency: fields.currency,
  balance: balanceOf(fields),
  balance_as_of: fields.balance_as_of,
});

/**
 * What the form changes. The balance goes with its day, and only when the person wrote another of the two:
 * a new name must not turn the rows since the last known balance into part of it.
 */
export function changeOf(fields: AccountFields, before: AccountFields) {
  const { balance, balance_as_of, ...rest } = bodyOf(fields);
  const same = balance === balanceOf(before) && balance_as_of === before.balance_as_of;
  return same ? rest : { ...rest, balance, balance_as_of };
}

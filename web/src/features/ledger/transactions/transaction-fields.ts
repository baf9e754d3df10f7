import { cents } from '../../../../../src/core/money/cents.ts';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { Category } from '../../../../../src/features/ledger/categories/contract.ts';
import type { Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import type { WrittenAmount } from '../../../design/parts/money-input.tsx';

/** A row as its form holds it: the amount without a sign, beside which way the money went. */
export interface TransactionFields {
  account_id: string;
  posted_on: string;
  direction: 'out' | 'in';
  amount: WrittenAmount;
  payee: string;
  memo: string;
  category: Category;
}

/** An empty form: of today, on the oldest account. */
export const emptyFields = (accounts: readonly Account[], today: string): TransactionFields => ({
  account_id: String(accounts[0]?.id ?? ''),
  posted_on: today,
  direction: 'out',
  amount: null,
  payee: '',
  memo: '',
  category: 'other',
});

/** The form of a row that is there. */
export const fieldsOf = (row: Transaction): TransactionFields => ({
  account_id: String(row.account_id),
  posted_on: row.posted_on,
  direction: row.amount > 0 ? 'in' : 'out',
  amount: cents(Math.abs(row.amount)),
  payee: row.payee,
  memo: row.memo ?? '',
  category: row.category,
});

/** What the form says, for the server. A minus that somebody wrote means nothing beside the direction. Expects an amount: the form refuses to be sent without. */
export const bodyOf = (fields: TransactionFields) => ({
  account_id: Number(fields.account_id),
  posted_on: fields.posted_on,
  amount: cents(Math.abs(fields.amount ?? 0) * (fields.direction === 'out' ? -1 : 1)),
  payee: fields.payee.trim(),
  memo: fields.memo.trim() === '' ? null : fields.memo.trim(),
  category: fields.category,
});

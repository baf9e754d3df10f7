import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { Category } from '../../../../../src/features/ledger/categories/contract.ts';
import { createTransaction, type Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import type { Waiting } from '../../../app/offline/records.ts';
import { type AmountForm, amountFormOf, signedAmount } from '../amount-form.ts';

/** A row as its form holds it. */
export interface TransactionFields extends AmountForm {
  account_id: string;
  posted_on: string;
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
  ...amountFormOf(row.amount),
  payee: row.payee,
  memo: row.memo ?? '',
  category: row.category,
});

/** The form of a row that waits to be sent; undefined where it cannot be read. */
export function fieldsOfWaiting({ body }: Waiting): TransactionFields | undefined {
  const row = createTransaction.body.safeDecode(Object(body)).data;
  if (row === undefined) return undefined;
  return {
    account_id: String(row.account_id),
    posted_on: row.posted_on,
    ...amountFormOf(row.amount),
    payee: row.payee,
    memo: row.memo ?? '',
    category: row.category ?? 'other',
  };
}

/** What the form says, for the server. */
export const bodyOf = (fields: TransactionFields) => ({
  account_id: Number(fields.account_id),
  posted_on: fields.posted_on,
  amount: signedAmount(fields),
  payee: fields.payee.trim(),
  memo: fields.memo.trim() === '' ? null : fields.memo.trim(),
  category: fields.category,
});

/** What to send of a row that is there: its category only when another one was chosen, because a category that is sent is learned for its payee. */
export function changesOf({ category, ...rest }: ReturnType<typeof bodyOf>, before: Transaction) {
  return category === before.category ? rest : { ...rest, category };
}

/** What to send of a new row: no category while nobody chose one, so that Mingus takes it from what it knows of the payee. */
export function newRowOf({ category, ...rest }: ReturnType<typeof bodyOf>) {
  return category === 'other' ? rest : { ...rest, category };
}

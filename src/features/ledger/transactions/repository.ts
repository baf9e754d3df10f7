import { sql } from 'kysely';
import type { Cents } from '../../../core/money/cents.ts';
import { LIKE_ESCAPE } from '../../../platform/database/like.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { RowsToChange } from '../categories/changes-repository.ts';
import type { Category } from '../categories/contract.ts';
import type { Transaction } from './contract.ts';
import { containsPattern, searchText } from './search.ts';

/** What a person says of a row. */
export interface TransactionFields {
  readonly account_id: number;
  readonly posted_on: string;
  readonly amount: Cents;
  readonly payee: string;
  readonly memo: string | null;
  readonly category: Category;
  readonly category_source: Transaction['category_source'];
}

/** Which rows a list is of; what is left out does not matter. */
export interface TransactionFilter {
  readonly account_id?: number;
  readonly from?: string;
  readonly to?: string;
  readonly category?: Category;
  readonly q?: string;
}

/** A row as it is kept: all but the account on the other side. */
export type KeptTransaction = Omit<Transaction, 'paired_account_id'>;

const shown = ['id', 'account_id', 'posted_on', 'amount', 'payee', 'memo', 'category', 'category_source', 'import_id'] as const;

/** Rows of the person that fit the filter. */
function fitting(db: Db, userId: number, filter: TransactionFilter): RowsToChange {
  let query = db.selectFrom('transactions').where('transactions.user_id', '=', userId).where('transactions.deleted_at', 'is', null);
  if (filter.account_id !== undefined) query = query.where('transactions.account_id', '=', filter.account_id);
  if (filter.from !== undefined) query = query.where('transactions.posted_on', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('transactions.posted_on', '<=', filter.to);
  if (filter.category !== undefined) query = query.where('transactions.category', '=', filter.category);
  if (filter.q !== undefined) query = query.where(sql<boolean>`search_text like ${containsPattern(filter.q)} escape ${sql.lit(LIKE_ESCAPE)}`);
  return query;
}

/** Rows of the person that fit the filter and come after `after` (day and id), the newest first, at most `limit`. */
export function listTransactionsOf(
  db: Db,
  userId: number,
  filter: TransactionFilter,
  after: readonly [string, number] | undefined,
  limit: number,
): Promise<KeptTransaction[]> {
  let query = fitting(db, userId, filter).select(shown);
  if (after !== undefined) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('posted_on', 'id'), '<', tuple(after[0], after[1])));
  return query.orderBy('posted_on', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

const notYetSaidToBe = (rows: RowsToChange, category: Category): RowsToChange =>
  rows.where(({ eb, or }) => or([eb('transactions.category', '!=', category), eb('transactions.category_source', '!=', 'person')]));

/** Rows of the person that fit the filter, but for those of which they said so already. */
export const selectFitting = (db: Db, userId: number, filter: TransactionFilter, category: Category): RowsToChange =>
  notYetSaidToBe(fitting(db, userId, filter), category);

/** These rows, those that are the person's, but for those of which they said so already. */
export const selectNamed = (db: Db, userId: number, ids: readonly number[], category: Category): RowsToChange =>
  notYetSaidToBe(fitting(db, userId, {}).where('transactions.id', 'in', ids), category);

/** The row, if it is the person's and not removed. */
export const findTransaction = (db: Db, userId: number, transactionId: number): Promise<KeptTransaction | undefined> =>
  db
    .selectFrom('transactions')
    .select(shown)
    .where('id', '=', transactionId)
    .where('user_id', '=', userId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/** Adds a row that the person entered; answers it. */
export const insertTransaction = (db: Db, userId: number, fields: TransactionFields, now: string): Promise<KeptTransaction> =>
  db
    .insertInto('transactions')
    .values({ user_id: userId, ...fields, search_text: searchText(fields.payee, fields.memo), created_at: now, updated_at: now })
    .returning(shown)
    .executeTakeFirstOrThrow();

/** Changes what is given of the row, if it is the person's; what its bank's file said of it stays beside. Answers the row. */
export const updateTransaction = (
  db: Db,
  userId: number,
  transactionId: number,
  change: Partial<TransactionFields>,
  searchable: string,
  now: string,
): Promise<KeptTransaction | undefined> =>
  db
    .updateTable('transactions')
    .set({ ...change, search_text: searchable, updated_at: now })
    .where('id', '=', transactionId)
    .where('user_id', '=', userId)
    .where('deleted_at', 'is', null)
    .returning(shown)
    .executeTakeFirst();

/** Marks the row as removed, if it is the person's and is not yet; answers whether it was. */
export async function markRemoved(db: Db, userId: number, transactionId: number, now: string): Promise<boolean> {
  const row = await db
    .updateTable('transactions')
    .set({ deleted_at: now })
    .where('id', '=', transactionId)
    .where('user_id', '=', userId)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the mark off the row, if it is the person's; answers it. */
export const markRestored = (db: Db, userId: number, transactionId: number): Promise<KeptTransaction | undefined> =>
  db
    .updateTable('transactions')
    .set({ deleted_at: null })
    .where('id', '=', transactionId)
    .where('user_id', '=', userId)
    .returning(shown)
    .executeTakeFirst();

/** A row as the forecast and what looks for patterns see it. */
export type PostedRow = Pick<Transaction, 'id' | 'account_id' | 'posted_on' | 'amount' | 'payee' | 'category' | 'category_source'> & {
  /** ISO 4217, of the account. */
  readonly currency: string;
};

/** All rows of the person from the day `from` on, by day. */
export const listPostedFrom = (db: Db, userId: number, from: string): Promise<PostedRow[]> =>
  db
    .selectFrom('transactions as row')
    .innerJoin('ledger_accounts as account', 'account.id', 'row.account_id')
    .select(['row.id', 'row.account_id', 'row.posted_on', 'row.amount', 'row.payee', 'row.category', 'row.category_source', 'account.currency'])
    .where('row.user_id', '=', userId)
    .where('row.deleted_at', 'is', null)
    .where('row.posted_on', '>=', from)
    .orderBy('row.posted_on')
    .orderBy('row.id')
    .execute();

/** What can be half of a transfer. */
export type HalfRow = Omit<PostedRow, 'payee'>;

const halvesBetween = (db: Db, userId: number, from: string, to: string) =>
  db
    .selectFrom('transactions as row')
    .innerJoin('ledger_accounts as account', 'account.id', 'row.account_id')
    .select(['row.id', 'row.account_id', 'row.posted_on', 'row.amount', 'row.category', 'row.category_source', 'account.currency'])
    .where('row.user_id', '=', userId)
    .where('row.deleted_at', 'is', null)
    .where('row.posted_on', '>=', from)
    .where('row.posted_on', '<=', to)
    .orderBy('row.posted_on')
    .orderBy('row.id');

/** All rows of the person from the day `from` to the day `to`, by day. */
export const listPostedBetween = (db: Db, userId: number, from: string, to: string): Promise<HalfRow[]> =>
  halvesBetween(db, userId, from, to).execute();

/** Those of them with one of the amounts: the rows that can be halves of one another's transfers. */
export async function listOfAmounts(db: Db, userId: number, amounts: readonly Cents[], from: string, to: string): Promise<HalfRow[]> {
  return amounts.length === 0 ? [] : halvesBetween(db, userId, from, to).where('row.amount', 'in', amounts).execute();
}

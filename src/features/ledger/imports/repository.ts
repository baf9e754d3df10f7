import type { Categorised } from '../../../core/categories/categorise.ts';
import type { Cents } from '../../../core/money/cents.ts';
import { insertMany } from '../../../platform/database/insert-many.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { AccountFields } from '../accounts/repository.ts';
import { searchText } from '../transactions/search.ts';
import type { ImportFormat } from './contract.ts';
import type { KnownRow } from './duplicates.ts';
import type { OwnAccount } from './matching-accounts.ts';

/** An own account with what an import may replace. */
export interface AccountToFill extends OwnAccount {
  readonly balance: Cents;
  readonly balance_as_of: string;
}

/** A known row with the account it was imported into or entered in. */
export interface KnownInAccount extends KnownRow {
  readonly account_id: number;
}

/** A row of a file on its way into an account. */
export interface RowToAdd {
  readonly posted_on: string;
  readonly amount: Cents;
  readonly payee: string;
  readonly memo: string | null;
  readonly reference: string | null;
}

/**
 * Lets one import of a person go on at a time, until the transaction ends. An update that changes nothing locks the row on both databases;
 * the accounts cannot serve, because the first import finds none.
 */
export async function lockPerson(db: Db, userId: number): Promise<void> {
  await db
    .updateTable('users')
    .set(({ ref }) => ({ updated_at: ref('updated_at') }))
    .where('id', '=', userId)
    .execute();
}

/** All accounts of the person, the oldest first. */
export const listAccountsToFill = (db: Db, userId: number): Promise<AccountToFill[]> =>
  db
    .selectFrom('ledger_accounts')
    .select(['id', 'name', 'kind', 'currency', 'bank_account_number_hash', 'balance', 'balance_as_of'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute();

/** The account that a live import of the very same file wrote to, if there is one. */
export async function findAccountOfFile(db: Db, userId: number, sha256: string): Promise<number | null> {
  const row = await db
    .selectFrom('imports')
    .select('account_id')
    .where('user_id', '=', userId)
    .where('file_sha256', '=', sha256)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.account_id ?? null;
}

/** The days that a file covers, both included. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

/**
 * What the accounts have on the days of a file, in the order it was made: imported rows as their files had them, edited and removed ones
 * too; and rows entered by hand that were not removed.
 */
export async function listKnownRows(db: Db, accountIds: readonly number[], { first, last }: DaySpan): Promise<KnownInAccount[]> {
  if (accountIds.length === 0) return [];
  const imported = await db
    .selectFrom('transactions')
    .select(['id', 'imported_account_id', 'bank_reference', 'imported_posted_on', 'imported_amount', 'imported_payee'])
    .where('imported_account_id', 'in', accountIds)
    .where('imported_posted_on', '>=', first)
    .where('imported_posted_on', '<=', last)
    .orderBy('id')
    .execute();
  const entered = await db
    .selectFrom('transactions')
    .select(['id', 'account_id', 'posted_on', 'amount', 'payee'])
    .where('account_id', 'in', accountIds)
    .where('posted_on', '>=', first)
    .where('posted_on', '<=', last)
    .where('import_id', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  const ofFiles = imported.flatMap((row) =>
    // A row of a file has all four; the columns are empty only for rows entered by hand.
    row.imported_account_id === null || row.imported_posted_on === null || row.imported_amount === null || row.imported_payee === null
      ? []
      : [
          {
            account_id: row.imported_account_id,
            reference: row.bank_reference,
            posted_on: row.imported_posted_on,
            amount: row.imported_amount,
            payee: row.imported_payee,
            by_hand: false,
          },
        ],
  );
  return [...ofFiles, ...entered.map(({ id: _id, ...row }) => ({ ...row, reference: null, by_hand: true }))];
}

/** Makes an account for an account of a file; answers its id. */
export async function insertAccountOfFile(
  db: Db,
  userId: number,
  fields: AccountFields & { readonly bank_account_number_hash: string | null },
  now: string,
): Promise<number> {
  const { id } = await db
    .insertInto('ledger_accounts')
    .values({ user_id: userId, ...fields, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What an import writes over of an account. `updated_at` stays: it tells what the person changed. */
export async function fillAccount(
  db: Db,
  accountId: number,
  change: { readonly balance?: Cents; readonly balance_as_of?: string; readonly bank_account_number_hash?: string | null },
): Promise<void> {
  await db.updateTable('ledger_accounts').set(change).where('id', '=', accountId).execute();
}

/** What an import is kept with. */
export interface ImportFields {
  readonly account_id: number | null;
  readonly file_name: string;
  readonly format: ImportFormat;
  readonly file_sha256: string;
  readonly rows_read: number;
  readonly rows_added: number;
  readonly rows_already_known: number;
  readonly rows_rejected: number;
}

/** Keeps the import; answers its id. */
export async function insertImport(db: Db, userId: number, fields: ImportFields, now: string): Promise<number> {
  const { id } = await db
    .insertInto('imports')
    .values({ user_id: userId, ...fields, created_at: now, undone_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What an import did to an account, for its undoing. */
export interface ImportedAccount {
  readonly import_id: number;
  readonly account_id: number;
  readonly made_account: boolean;
  readonly previous_balance: Cents | null;
  readonly previous_balance_as_of: string | null;
  readonly written_balance: Cents | null;
  readonly written_balance_as_of: string | null;
  readonly learned_number: boolean;
}

/** Keeps what the import did to its accounts. */
export async function insertImportedAccounts(db: Db, accounts: readonly ImportedAccount[]): Promise<void> {
  if (accounts.length > 0) await db.insertInto('import_accounts').values(accounts).execute();
}

/** A refused row, as it is kept. */
export interface RejectToKeep {
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}

/** Rows between which others are served. */
const BATCH = 500;

function* batchesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

/** Keeps the refused rows of an import. */
export async function insertRejects(db: Db, importId: number, rejects: readonly RejectToKeep[]): Promise<void> {
  await insertMany(
    db,
    'import_rejects',
    rejects.map(({ line, reason, raw }) => ({ import_id: importId, line, reason: reason.slice(0, 500), raw: raw.slice(0, 500) })),
  );
}

/**
 * Adds the rows of a file to an account, with the values as imported beside. What each is for is asked of `guess` batch by batch, so that other
 * requests are served between.
 */
export async function insertRows(
  db: Db,
  place: { readonly user_id: number; readonly account_id: number; readonly import_id: number },
  rows: readonly RowToAdd[],
  guess: (row: RowToAdd) => Categorised,
  now: string,
): Promise<void> {
  for (const batch of batchesOf(rows)) {
    await insertMany(
      db,
      'transactions',
      batch.map((row) => ({
        ...place,
        posted_on: row.posted_on,
        amount: row.amount,
        payee: row.payee,
        memo: row.memo,
        ...guess(row),
        bank_reference: row.reference,
        imported_account_id: place.account_id,
        imported_posted_on: row.posted_on,
        imported_amount: row.amount,
        imported_payee: row.payee,
        search_text: searchText(row.payee, row.memo),
        created_at: now,
        updated_at: now,
      })),
    );
  }
}

/** Whether the import is the person's and holds. */
export async function holdsImport(db: Db, userId: number, importId: number): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('id', '=', importId)
    .where('user_id', '=', userId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Imports of the person that hold, before the one of id `before`, the newest first, at most `limit`. */
export const listImportsOf = (db: Db, userId: number, before: number | undefined, limit: number) => {
  const query = db
    .selectFrom('imports')
    .select(['id', 'account_id', 'file_name', 'format', 'rows_read', 'rows_added', 'rows_already_known', 'rows_rejected', 'created_at'])
    .where('user_id', '=', userId)
    .where('undone_at', 'is', null);
  return (before === undefined ? query : query.where('id', '<', before)).orderBy('id', 'desc').limit(limit).execute();
};

/** The first `most` refused rows of each of the imports, in the file's order. */
export async function listRejects(db: Db, importIds: readonly number[], most: number) {
  if (importIds.length === 0) return [];
  return db
    .with('reject', (from) =>
      from
        .selectFrom('import_rejects')
        .select(['import_id', 'line', 'reason', 'raw', 'id'])
        .select(({ fn }) =>
          fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('import_id').orderBy('id'))
            .as('place'),
        )
        .where('import_id', 'in', importIds),
    )
    .selectFrom('reject')
    .select(['import_id', 'line', 'reason', 'raw'])
    .where('place', '<=', most)
    .orderBy('id')
    .execute();
}

import { type SelectQueryBuilder, sql } from 'kysely';
import type { Tables } from '../../../platform/database/rows.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { Category } from './contract.ts';

/** Which rows of `transactions` a change is of. */
export type RowsToChange = SelectQueryBuilder<Tables, 'transactions', Record<never, never>>;

/** A change as it is kept. */
export interface KeptChange {
  readonly id: number;
  readonly category: Category;
}

/** Begins a change that is of no row yet; answers its id. */
export async function insertChange(db: Db, userId: number, category: Category, now: string): Promise<number> {
  const { id } = await db
    .insertInto('category_changes')
    .values({ user_id: userId, category, rows_changed: 0, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Keeps what the rows are now as part of the change; answers how many they are. */
export async function keepPrevious(db: Db, changeId: number, rows: RowsToChange): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('category_change_rows')
    .columns(['change_id', 'transaction_id', 'previous_category', 'previous_source'])
    .expression(rows.select([sql.lit(changeId).as('change_id'), 'transactions.id', 'transactions.category', 'transactions.category_source']))
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Gives all rows of the change what it says, and the change its count. */
export async function writeChange(
  db: Db,
  changeId: number,
  given: { readonly category: Category; readonly category_source: 'person' | 'rule' },
  rows_changed: number,
  now: string,
): Promise<void> {
  await db
    .updateTable('transactions')
    .from('category_change_rows as was')
    .set({ ...given, updated_at: now })
    .whereRef('transactions.id', '=', 'was.transaction_id')
    .where('was.change_id', '=', changeId)
    .execute();
  await db.updateTable('category_changes').set({ rows_changed }).where('id', '=', changeId).execute();
}

/** The change, if it is the person's. */
export const findChange = (db: Db, userId: number, changeId: number): Promise<KeptChange | undefined> =>
  db.selectFrom('category_changes').select(['id', 'category']).where('id', '=', changeId).where('user_id', '=', userId).executeTakeFirst();

/**
 * Gives the rows of a change back what they were, but for those that have another category by now or are of a later change that holds;
 * answers how many. Rows that the person categorised one by one since are no longer of it: see `forgetChangesOf`.
 */
export async function restorePrevious(db: Db, change: KeptChange, now: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('transactions')
    .from('category_change_rows as was')
    .set(({ ref }) => ({ category: ref('was.previous_category'), category_source: ref('was.previous_source'), updated_at: now }))
    .whereRef('transactions.id', '=', 'was.transaction_id')
    .where('was.change_id', '=', change.id)
    .where('transactions.category', '=', change.category)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('category_change_rows as later')
            .innerJoin('category_changes as change', 'change.id', 'later.change_id')
            .select('later.id')
            .whereRef('later.transaction_id', '=', 'transactions.id')
            .where('later.change_id', '>', change.id)
            .where('change.undone_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/**
 * Hands what the rows of a change were before it on to the next change of each that holds: undone in turn, that one brings back what was before
 * both, and nothing that was undone.
 */
export async function handPreviousOn(db: Db, userId: number, changeId: number): Promise<void> {
  const changes = await db
    .selectFrom('category_changes')
    .select('id')
    .where('user_id', '=', userId)
    .where('id', '>', changeId)
    .where('undone_at', 'is', null)
    .execute();
  if (changes.length === 0) return;
  const later = changes.map(({ id }) => id);
  await db
    .updateTable('category_change_rows as next')
    .set(({ selectFrom }) => {
      const was = selectFrom('category_change_rows as was')
        .where('was.change_id', '=', changeId)
        .whereRef('was.transaction_id', '=', 'next.transaction_id');
      return {
        previous_category: was.select('was.previous_category'),
        previous_source: was.select('was.previous_source'),
      };
    })
    .where('next.change_id', 'in', later)
    .where(({ eb, selectFrom }) =>
      eb(
        selectFrom('category_change_rows as was')
          .select('was.change_id')
          .where('was.change_id', '=', changeId)
          .whereRef('was.transaction_id', '=', 'next.transaction_id'),
        '=',
        changeId,
      ),
    )
    .where(({ selectFrom, eb, ref }) =>
      eb(
        ref('next.change_id'),
        '=',
        selectFrom('category_change_rows as first')
          .select(({ fn }) => fn.min('first.change_id').as('change_id'))
          .whereRef('first.transaction_id', '=', 'next.transaction_id')
          .where('first.change_id', 'in', later),
      ),
    )
    .execute();
}

/** Notes that the change was undone; answers whether it was not before. */
export async function markUndone(db: Db, changeId: number, now: string): Promise<boolean> {
  const row = await db
    .updateTable('category_changes')
    .set({ undone_at: now })
    .where('id', '=', changeId)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a row out of all changes: what the person says of it alone is not undone with others. */
export async function forgetChangesOf(db: Db, transactionId: number): Promise<void> {
  await db.deleteFrom('category_change_rows').where('transaction_id', '=', transactionId).execute();
}

/** Removes what undoing changes of before would take; what they wrote stays. */
export async function deleteChangesBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('category_changes').where('created_at', '<', before).execute();
}

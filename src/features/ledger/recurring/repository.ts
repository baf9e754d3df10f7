import type { Cents } from '../../../core/money/cents.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { Category } from '../categories/contract.ts';
import type { RecurrenceFields, RecurringItem } from './contract.ts';

/** What a recurring item is kept with. */
export interface RecurringFields {
  readonly account_id: number;
  readonly name: string;
  readonly amount: Cents;
  readonly category: Category;
  readonly recurrence: RecurrenceFields;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly count: number | null;
}

/** The columns of an item that are read. */
export const shownFields = [
  'id',
  'account_id',
  'source',
  'status',
  'name',
  'category',
  'amount',
  'amount_low',
  'amount_high',
  'recurrence',
  'starts_on',
  'ends_on',
  'count',
  'confidence',
  'evidence',
  'payee_key',
  'last_seen_on',
  'price_change',
  'is_edited',
] as const;

/** Items of the person after the one of id `after`, the oldest first, at most `limit`. */
export function listRecurringOf(db: Db, userId: number, status: RecurringItem['status'] | undefined, after: number, limit: number) {
  const query = db.selectFrom('recurring_items').select(shownFields).where('user_id', '=', userId).where('id', '>', after);
  return (status === undefined ? query : query.where('status', '=', status)).orderBy('id').limit(limit).execute();
}

/** An item as it is kept: all but its next day and the rows of its evidence. */
export type KeptItem = Awaited<ReturnType<typeof listRecurringOf>>[number];

/** The item, if it is the person's. */
export const findRecurring = (db: Db, userId: number, itemId: number): Promise<KeptItem | undefined> =>
  db.selectFrom('recurring_items').select(shownFields).where('id', '=', itemId).where('user_id', '=', userId).executeTakeFirst();

/** Adds an item that the person entered; answers it. */
export const insertRecurring = (db: Db, userId: number, fields: RecurringFields, now: string): Promise<KeptItem> =>
  db
    .insertInto('recurring_items')
    .values({ user_id: userId, ...fields, source: 'entered', status: 'active', created_at: now, updated_at: now })
    .returning(shownFields)
    .executeTakeFirstOrThrow();

/** Changes what is given of the item, if it is the person's; answers it. */
export const updateRecurring = (
  db: Db,
  userId: number,
  itemId: number,
  change: Partial<RecurringFields> & { readonly status?: RecurringItem['status']; readonly is_edited?: boolean },
  now: string,
): Promise<KeptItem | undefined> =>
  db
    .updateTable('recurring_items')
    .set({ ...change, updated_at: now })
    .where('id', '=', itemId)
    .where('user_id', '=', userId)
    .returning(shownFields)
    .executeTakeFirst();

/** Removes the item, if it is the person's; answers whether it was. */
export async function deleteRecurring(db: Db, userId: number, itemId: number): Promise<boolean> {
  const row = await db.deleteFrom('recurring_items').where('id', '=', itemId).where('user_id', '=', userId).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Items of the person that come back or came back: all but the dismissed ones, the oldest first. */
export const listComingBack = (db: Db, userId: number): Promise<KeptItem[]> =>
  db.selectFrom('recurring_items').select(shownFields).where('user_id', '=', userId).where('status', '!=', 'dismissed').orderBy('id').execute();

/** How many items were found that the person has not decided on. */
export async function countProposed(db: Db, userId: number): Promise<number> {
  const rows = await db.selectFrom('recurring_items').select('id').where('user_id', '=', userId).where('status', '=', 'proposed').execute();
  return rows.length;
}

/** A transaction that an item was found from. */
export interface SeenRow {
  readonly id: number;
  readonly posted_on: string;
  readonly amount: Cents;
}

/** Those of the transactions that are the person's and not removed, by day. */
export async function listSeen(db: Db, userId: number, ids: readonly number[]): Promise<SeenRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('transactions')
    .select(['id', 'posted_on', 'amount'])
    .where('id', 'in', ids)
    .where('user_id', '=', userId)
    .where('deleted_at', 'is', null)
    .orderBy('posted_on')
    .orderBy('id')
    .execute();
}

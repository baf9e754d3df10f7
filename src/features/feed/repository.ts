import type { Db } from '../../platform/database/store.ts';

const shown = ['shows_amounts', 'created_at'] as const;

/** The person's feed; undefined when there is none. */
export const findFeed = (db: Db, userId: number) => db.selectFrom('calendar_feeds').select(shown).where('user_id', '=', userId).executeTakeFirst();

/** Keeps a link of the person's, in place of the one before. */
export const putFeed = (
  db: Db,
  userId: number,
  feed: { readonly secret_hash: string; readonly shows_amounts: boolean; readonly created_at: string },
) =>
  db
    .insertInto('calendar_feeds')
    .values({ user_id: userId, ...feed })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(feed))
    .returning(shown)
    .executeTakeFirstOrThrow();

/** Undefined when the person has none. */
export const changeFeedOf = (db: Db, userId: number, change: { readonly shows_amounts: boolean }) =>
  db.updateTable('calendar_feeds').set(change).where('user_id', '=', userId).returning(shown).executeTakeFirst();

/** Whether there was one. */
export async function deleteFeed(db: Db, userId: number): Promise<boolean> {
  const removed = await db.deleteFrom('calendar_feeds').where('user_id', '=', userId).returning('id').executeTakeFirst();
  return removed !== undefined;
}

/** Whose calendar the link of that hash shows, and what of it; undefined when it is nobody's, or its person may not sign in. */
export const findFeedByHash = (db: Db, secretHash: string) =>
  db
    .selectFrom('calendar_feeds')
    .innerJoin('users', 'users.id', 'calendar_feeds.user_id')
    .select(['users.id as user_id', 'users.time_zone', 'users.currency', 'calendar_feeds.shows_amounts'])
    .where('calendar_feeds.secret_hash', '=', secretHash)
    .where('users.is_active', '=', true)
    .executeTakeFirst();

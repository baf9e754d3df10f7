import type { Db } from '../../../platform/database/store.ts';

/** What a browser gives of itself to be told something. */
export interface Subscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

const shown = ['id', 'endpoint', 'created_at'] as const;

/** The person's browsers, the oldest first. */
export const listBrowsersOf = (db: Db, userId: number) =>
  db.selectFrom('push_subscriptions').select(shown).where('user_id', '=', userId).orderBy('id').execute();

/** Whose a browser is and by which keys; undefined where nobody has it. */
export const findBrowser = (db: Db, endpoint: string) =>
  db.selectFrom('push_subscriptions').select(['id', 'user_id', 'p256dh', 'auth']).where('endpoint', '=', endpoint).executeTakeFirst();

/** Makes a browser the person's, or gives it new keys. */
export const upsertBrowser = (db: Db, userId: number, { endpoint, p256dh, auth }: Subscription, now: string) =>
  db
    .insertInto('push_subscriptions')
    .values({ user_id: userId, endpoint, p256dh, auth, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ user_id: userId, p256dh, auth, updated_at: now }))
    .returning(shown)
    .executeTakeFirstOrThrow();

/** Removes some of the person's browsers; answers how many. */
export async function deleteBrowsers(db: Db, userId: number, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { numDeletedRows } = await db.deleteFrom('push_subscriptions').where('user_id', '=', userId).where('id', 'in', ids).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Removes every browser: the key by which they know this Mingus is gone. */
export async function deleteAllBrowsers(db: Db): Promise<void> {
  await db.deleteFrom('push_subscriptions').where('id', '>', 0).execute();
}

/** Notes a message for each of the person's browsers. */
export async function insertHandovers(db: Db, delivery: { readonly id: number; readonly user_id: number }, now: string): Promise<void> {
  const { id: delivery_id, user_id } = delivery;
  const browsers = await listBrowsersOf(db, user_id);
  if (browsers.length === 0) return;
  await db
    .insertInto('push_handovers')
    .values(browsers.map(({ id: subscription_id }) => ({ user_id, delivery_id, subscription_id, created_at: now, updated_at: now })))
    .onConflict((conflict) => conflict.columns(['delivery_id', 'subscription_id']).doNothing())
    .execute();
}

/** The messages of a reminder to browsers, in their order; without the browser where that is gone. */
export const listHandovers = (db: Db, deliveryId: number) =>
  db
    .selectFrom('push_handovers as message')
    // One that is another person's by now is gone for this one.
    .leftJoin('push_subscriptions as browser', (join) =>
      join.onRef('browser.id', '=', 'message.subscription_id').onRef('browser.user_id', '=', 'message.user_id'),
    )
    .select([
      'message.id',
      'message.status',
      'message.reason',
      'message.updated_at',
      'message.subscription_id',
      'browser.endpoint',
      'browser.p256dh',
      'browser.auth',
    ])
    .where('message.delivery_id', '=', deliveryId)
    .orderBy('message.id')
    .execute();

/** A message to a browser as it stands. */
export type Handover = Awaited<ReturnType<typeof listHandovers>>[number];

/** Moves a message from one standing to another; answers whether it stood so. Of many at once one does. */
export async function moveHandover(
  db: Db,
  id: number,
  from: Handover['status'],
  to: { readonly status: Handover['status']; readonly reason?: string },
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('push_handovers')
    .set({ ...to, updated_at: now })
    .where('id', '=', id)
    .where('status', '=', from)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

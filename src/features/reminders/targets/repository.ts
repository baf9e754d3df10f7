import type { Db } from '../../../platform/database/store.ts';
import type { TargetKind } from './contract.ts';

const kept = ['id', 'user_id', 'kind', 'host', 'sealed', 'stopped_at', 'stopped_reason', 'created_at'] as const;

const ofPerson = (db: Db, userId: number) => db.selectFrom('reminder_targets').select(kept).where('user_id', '=', userId);

/** The person's targets, the oldest first, without the removed ones. */
export const listTargetsOf = (db: Db, userId: number) => ofPerson(db, userId).where('removed_at', 'is', null).orderBy('id').execute();

/** A target as it is kept. */
export type TargetRow = Awaited<ReturnType<typeof listTargetsOf>>[number];

/** Undefined when the person has none of that number, or removed it. */
export const findTarget = (db: Db, userId: number, id: number): Promise<TargetRow | undefined> =>
  ofPerson(db, userId).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst();

/** One that the person removed at the instant or after it; undefined when there is none of that number. */
export const findRemoved = (db: Db, userId: number, id: number, since: string): Promise<TargetRow | undefined> =>
  ofPerson(db, userId).where('id', '=', id).where('removed_at', '>=', since).executeTakeFirst();

/** Adds one. */
export const insertTarget = (
  db: Db,
  userId: number,
  target: { readonly kind: TargetKind; readonly host: string; readonly sealed: string },
  now: string,
): Promise<TargetRow> =>
  db
    .insertInto('reminder_targets')
    .values({ user_id: userId, ...target, created_at: now, updated_at: now })
    .returning(kept)
    .executeTakeFirstOrThrow();

/** What can be noted of a target. */
interface TargetNote {
  readonly stopped_at?: string | null;
  readonly stopped_reason?: string | null;
  readonly removed_at?: string | null;
}

/** Notes something of one of the person's; undefined when they have none of that number. */
export const noteTarget = (db: Db, userId: number, id: number, note: TargetNote, now: string): Promise<TargetRow | undefined> =>
  db
    .updateTable('reminder_targets')
    .set({ ...note, updated_at: now })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returning(kept)
    .executeTakeFirst();

/** Removes for good what was removed before the instant. */
export async function deleteRemovedBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('reminder_targets').where('removed_at', '<', before).execute();
}

/** What is sealed, of everybody, after the one of id `after`: by id, at most `limit`. */
export const listSealedTargets = (db: Db, after: number, limit: number) =>
  db.selectFrom('reminder_targets').select(['id', 'user_id', 'sealed']).where('id', '>', after).orderBy('id').limit(limit).execute();

/** Puts another seal on one, if it still has the one that was read. */
export async function resealTarget(db: Db, id: number, from: string, to: string): Promise<void> {
  await db.updateTable('reminder_targets').set({ sealed: to }).where('id', '=', id).where('sealed', '=', from).execute();
}

/** A message for a target. */
export interface NewTargetHandover {
  readonly target_id: number;
  readonly message_id: string;
}

/** Notes messages of a reminder for targets. */
export async function insertTargetHandovers(
  db: Db,
  delivery: { readonly id: number; readonly user_id: number },
  messages: readonly NewTargetHandover[],
  now: string,
): Promise<void> {
  if (messages.length === 0) return;
  const { id: delivery_id, user_id } = delivery;
  await db
    .insertInto('target_handovers')
    .values(messages.map((message) => ({ user_id, delivery_id, ...message, created_at: now, updated_at: now })))
    .onConflict((conflict) => conflict.columns(['delivery_id', 'target_id']).doNothing())
    .execute();
}

/** The messages of a reminder to targets, in their order; without the target where that is gone, removed or stopped. */
export const listTargetHandovers = (db: Db, deliveryId: number) =>
  db
    .selectFrom('target_handovers as message')
    .leftJoin('reminder_targets as target', (join) =>
      join
        .onRef('target.id', '=', 'message.target_id')
        .onRef('target.user_id', '=', 'message.user_id')
        .on('target.removed_at', 'is', null)
        .on('target.stopped_at', 'is', null),
    )
    .select([
      'message.id',
      'message.message_id',
      'message.status',
      'message.reason',
      'message.updated_at',
      'target.id as target_id',
      'target.user_id',
      'target.kind',
      'target.sealed',
    ])
    .where('message.delivery_id', '=', deliveryId)
    .orderBy('message.id')
    .execute();

/** A message to a target as it stands. */
export type TargetHandover = Awaited<ReturnType<typeof listTargetHandovers>>[number];

/** Moves a message from one standing to another; answers whether it stood so. Of many at once one does. */
export async function moveTargetHandover(
  db: Db,
  id: number,
  from: TargetHandover['status'],
  to: { readonly status: TargetHandover['status']; readonly reason?: string },
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('target_handovers')
    .set({ ...to, updated_at: now })
    .where('id', '=', id)
    .where('status', '=', from)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Holds the person's row, so that targets added at once count each other; answers whether they are there and may sign in. */
export async function holdPerson(db: Db, userId: number): Promise<boolean> {
  const row = await db
    .updateTable('users')
    .set((column) => ({ updated_at: column.ref('updated_at') }))
    .where('id', '=', userId)
    .where('is_active', '=', true)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

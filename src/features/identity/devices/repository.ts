import type { Db } from '../../../platform/database/store.ts';

/** A browser as it is first known. */
export interface NewDevice {
  readonly user_id: number;
  readonly token_hash: string;
  readonly user_agent: string | null;
  readonly created_at: string;
  readonly last_used_at: string;
}

/** Adds a browser and answers its number. */
export async function insertDevice(db: Db, device: NewDevice): Promise<number> {
  const { id } = await db.insertInto('devices').values(device).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** The person's browser that has one of the tokens; undefined when none of theirs has. */
export async function findDevice(db: Db, userId: number, tokenHashes: readonly string[]) {
  return db
    .selectFrom('devices')
    .select(['id', 'token_hash', 'created_at'])
    .where('token_hash', 'in', tokenHashes)
    .where('user_id', '=', userId)
    .orderBy('last_used_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Notes a sign-in from there. */
export async function touchDevice(
  db: Db,
  deviceId: number,
  use: { readonly user_agent: string | null; readonly last_used_at: string },
): Promise<void> {
  await db.updateTable('devices').set(use).where('id', '=', deviceId).execute();
}

/** Forgets a person's browsers until `most` are left: those that were longest not used. */
export async function deleteUnusedDevices(db: Db, userId: number, most: number): Promise<void> {
  const kept = db.selectFrom('devices').select('id').where('user_id', '=', userId).orderBy('last_used_at', 'desc').orderBy('id', 'desc').limit(most);
  await db.deleteFrom('devices').where('user_id', '=', userId).where('id', 'not in', kept).execute();
}

/** Forgets all of a person's browsers but one (all, for undefined). */
export async function deleteOtherDevices(db: Db, userId: number, keptId: number | undefined): Promise<void> {
  const all = db.deleteFrom('devices').where('user_id', '=', userId);
  await (keptId === undefined ? all : all.where('id', '<>', keptId)).execute();
}

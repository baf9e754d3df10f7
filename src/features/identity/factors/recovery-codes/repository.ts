import type { Db } from '../../../../platform/database/store.ts';

/** Adds codes by their hashes. */
export async function insertRecoveryCodes(db: Db, userId: number, hashes: readonly string[], created_at: string): Promise<void> {
  await db
    .insertInto('recovery_codes')
    .values(hashes.map((code_hash) => ({ user_id: userId, code_hash, created_at })))
    .execute();
}

/** Removes all codes of a person, used or not. */
export async function deleteRecoveryCodes(db: Db, userId: number): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
}

/** Codes of a person: when they were made, and whether each was used. */
export async function listRecoveryCodes(db: Db, userId: number) {
  return db.selectFrom('recovery_codes').select(['created_at', 'used_at']).where('user_id', '=', userId).execute();
}

/** Whether a code is the person's and still good. */
export async function isGoodRecoveryCode(db: Db, userId: number, code_hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('recovery_codes')
    .select('id')
    .where('user_id', '=', userId)
    .where('code_hash', '=', code_hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a good code up and answers its number; undefined when it is not good. One statement: of many at once one succeeds. */
export async function useRecoveryCode(db: Db, userId: number, code_hash: string, now: string): Promise<number | undefined> {
  const row = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', code_hash)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

import type { Db } from '../../../platform/database/store.ts';

/** Ends all of a person's tokens that are still good; answers how many. */
export async function revokeTokensOf(db: Db, userId: number, now: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

import type { Db } from '../../../../platform/database/store.ts';

/** What a challenge is for. */
export type ChallengePurpose = 'sign_in' | 'confirm' | 'add_passkey';

/** A challenge as it begins. */
export interface NewChallenge {
  readonly user_id: number;
  readonly challenge_hash: string;
  readonly purpose: ChallengePurpose;
  readonly passkey_challenge: string | null;
  readonly created_at: string;
  readonly expires_at: string;
}

/** Adds a challenge. */
export async function insertChallenge(db: Db, challenge: NewChallenge): Promise<void> {
  await db.insertInto('factor_challenges').values(challenge).execute();
}

/** Counts a try of a challenge that is good and has tries left, and answers it; undefined when there is none such. One statement: of tries at once each counts. */
export async function countTry(db: Db, challengeHash: string, purpose: ChallengePurpose, most: number, now: string) {
  return db
    .updateTable('factor_challenges')
    .set((column) => ({ tries: column('tries', '+', 1) }))
    .where('challenge_hash', '=', challengeHash)
    .where('purpose', '=', purpose)
    .where('tries', '<', most)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'user_id', 'passkey_challenge'])
    .executeTakeFirst();
}

/** Whose the challenge is or was, for the audit trail. */
export async function findChallengeOwner(db: Db, challengeHash: string): Promise<number | undefined> {
  const row = await db.selectFrom('factor_challenges').select('user_id').where('challenge_hash', '=', challengeHash).executeTakeFirst();
  return row?.user_id;
}

/** Uses a challenge up; answers false when that has been done before. */
export async function markChallengeUsed(db: Db, id: number, now: string): Promise<boolean> {
  const row = await db
    .updateTable('factor_challenges')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends all open challenges of a person, in the caller's transaction: for whenever a password or a second factor changes. */
export async function endChallenges(db: Db, userId: number, now: string): Promise<void> {
  await db.updateTable('factor_challenges').set({ used_at: now }).where('user_id', '=', userId).where('used_at', 'is', null).execute();
}

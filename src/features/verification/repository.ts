import type { Insertable, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/rows.ts';
import type { Db } from '../../platform/database/store.ts';

/** A challenge as it is kept. */
export type Challenge = Selectable<Tables['phone_verification']>;

/** What a code of a challenge replaces the one before with. */
export type NextCode = Pick<
  Challenge,
  | 'verification_code_hash'
  | 'salt'
  | 'code_sent_at'
  | 'code_expires_at'
  | 'message_status'
  | 'captcha_verified'
  | 'risk_score'
  | 'risk_version'
  | 'risk_reasons'
  | 'risk_inputs'
>;

/**
 * Holds the person's row until the transaction ends, so that of two requests at once the second sees what the first did; undefined when they may not
 * sign in any more. Whoever changes challenges in a transaction does this first, so that none waits for another in a circle.
 */
export async function lockPerson(db: Db, userId: number) {
  return db
    .updateTable('users')
    .set((column) => ({ updated_at: column.ref('updated_at') }))
    .where('id', '=', userId)
    .where('is_active', '=', true)
    .returning(['phone_number', 'phone_verified_at'])
    .executeTakeFirst();
}

/** What a person's number is; undefined when there is no such person. */
export async function findPhone(db: Db, userId: number) {
  return db.selectFrom('users').select(['phone_number', 'phone_verified_at']).where('id', '=', userId).executeTakeFirst();
}

/** The person's challenge of that id; undefined for another person's, as for one that does not exist. */
export async function findChallenge(db: Db, userId: number, challengeId: string): Promise<Challenge | undefined> {
  return db.selectFrom('phone_verification').selectAll().where('challenge_id', '=', challengeId).where('user_id', '=', userId).executeTakeFirst();
}

/** The challenge whose code the person is asked for; undefined when there is none. */
export async function findOpenChallenge(db: Db, userId: number, purpose: string): Promise<Challenge | undefined> {
  return db
    .selectFrom('phone_verification')
    .selectAll()
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .where('status', '=', 'pending')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Adds a challenge and answers its row's number. */
export async function insertChallenge(db: Db, row: Insertable<Tables['phone_verification']>): Promise<number> {
  const { id } = await db.insertInto('phone_verification').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Ends the person's pending challenges, but for one; answers the numbers they were about. */
export async function endPending(db: Db, userId: number, purpose: string, now: string, but?: number): Promise<readonly string[]> {
  let query = db
    .updateTable('phone_verification')
    .set({ status: 'expired', updated_at: now })
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .where('status', '=', 'pending');
  if (but !== undefined) query = query.where('id', '!=', but);
  const ended = await query.returning('phone_number').execute();
  return ended.map(({ phone_number }) => phone_number);
}

/** Replaces the code of a pending challenge whose code was sent again `resends` times; false when it is not that any more. */
export async function replaceCode(db: Db, challenge: Challenge, guesses: number, next: NextCode, now: string): Promise<boolean> {
  const replaced = await db
    .updateTable('phone_verification')
    .set({ ...next, message_id: null, resend_count: challenge.resend_count + 1, updated_at: now })
    .where('id', '=', challenge.id)
    .where('status', '=', 'pending')
    .where('resend_count', '=', challenge.resend_count)
    .where('attempts', '<', guesses)
    .returning('id')
    .executeTakeFirst();
  return replaced !== undefined;
}

/**
 * Counts a guess before it is looked at, and answers the challenge as it then stands; undefined when no further guess may be looked at. One statement,
 * so that of any number of guesses at once exactly as many are answered a challenge as it has guesses left.
 */
export async function countGuess(db: Db, challengeId: number, guesses: number, now: string): Promise<Challenge | undefined> {
  return db
    .updateTable('phone_verification')
    .set((column) => ({ attempts: column('attempts', '+', 1), last_attempt_at: now }))
    .where('id', '=', challengeId)
    .where('status', '=', 'pending')
    .where('attempts', '<', guesses)
    .where('code_expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** Marks a challenge whose last guess was wrong. */
export async function failChallenge(db: Db, challengeId: number, now: string): Promise<void> {
  await db
    .updateTable('phone_verification')
    .set({ status: 'failed', updated_at: now })
    .where('id', '=', challengeId)
    .where('status', '=', 'pending')
    .execute();
}

/**
 * Marks the challenge as verified if its code is still the one that was guessed; false when another guess was first, or another code has taken its place.
 * A right guess that was counted in time also wins over a wrong one at the same moment that used up the last.
 */
export async function acceptChallenge(db: Db, { id, verification_code_hash }: Challenge, now: string): Promise<boolean> {
  const accepted = await db
    .updateTable('phone_verification')
    .set({ status: 'verified', updated_at: now })
    .where('id', '=', id)
    .where('status', 'in', ['pending', 'failed'])
    .where('verification_code_hash', '=', verification_code_hash)
    .returning('id')
    .executeTakeFirst();
  return accepted !== undefined;
}

/** Writes the confirmed number of a person. */
export async function writePhone(db: Db, userId: number, phoneNumber: string, now: string): Promise<void> {
  await db.updateTable('users').set({ phone_number: phoneNumber, phone_verified_at: now, updated_at: now }).where('id', '=', userId).execute();
}

/** Adds a row of what happened, for rates of success. */
export async function insertAnalytics(db: Db, row: Insertable<Tables['verification_analytics']>): Promise<void> {
  await db.insertInto('verification_analytics').values(row).execute();
}

/** Ends, of everybody, challenges whose code was good until the instant at most. */
export async function expireChallenges(db: Db, until: string, now: string): Promise<void> {
  await db
    .updateTable('phone_verification')
    .set({ status: 'expired', updated_at: now })
    .where('status', '=', 'pending')
    .where('code_expires_at', '<=', until)
    .execute();
}

import type { Db } from '../../../platform/database/store.ts';

/** A session as it begins. */
export interface NewSession {
  readonly user_id: number;
  readonly token_hash: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  /** When the person said that it is them. */
  readonly confirmed_at: string;
  /** When a second factor was shown; null for none. */
  readonly second_factor_at: string | null;
}

/** Which sessions live: those that have not expired (`now`) and were used since `idleSince`. */
export interface Living {
  readonly now: string;
  readonly idleSince: string;
}

/** Adds a session and answers its number. */
export async function insertSession(db: Db, session: NewSession): Promise<number> {
  const { id } = await db.insertInto('sessions').values(session).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** The living session of a token with its person, who must be active; undefined otherwise. */
export async function findLivingSession(db: Db, tokenHash: string, living: Living) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('data_versions', 'data_versions.user_id', 'sessions.user_id')
    .select([
      'data_versions.version',
      'users.email',
      'sessions.id as session_id',
      'sessions.last_seen_at',
      'sessions.confirmed_at',
      'sessions.second_factor_at',
      'users.id as user_id',
      'users.role',
      'users.time_zone',
      'users.currency',
    ])
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', living.now)
    .where('sessions.last_seen_at', '>', living.idleSince)
    .where('users.is_active', '=', true)
    .executeTakeFirst();
}

/** The kept hash of a session's token. */
export async function findTokenHash(db: Db, sessionId: number): Promise<string | undefined> {
  const row = await db.selectFrom('sessions').select('token_hash').where('id', '=', sessionId).executeTakeFirst();
  return row?.token_hash;
}

/** When the person of a session last said that it is them; undefined when it has ended. */
export async function findConfirmedAt(db: Db, sessionId: number): Promise<string | null | undefined> {
  const row = await db.selectFrom('sessions').select('confirmed_at').where('id', '=', sessionId).executeTakeFirst();
  return row?.confirmed_at;
}

/** Notes that a session was used, unless a later use has been noted. */
export async function touchSession(db: Db, sessionId: number, now: string): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', sessionId).where('last_seen_at', '<', now).execute();
}

/** What of a session changes when it is given another token. */
export interface RenewedSession {
  readonly token_hash: string;
  readonly confirmed_at?: string;
  readonly second_factor_at?: string | null;
}

/** Changes a session; answers whether there is one. */
export async function renewSession(db: Db, sessionId: number, renewed: RenewedSession): Promise<boolean> {
  const row = await db.updateTable('sessions').set(renewed).where('id', '=', sessionId).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Notes that the person has said that it is them. */
export async function confirmSession(db: Db, sessionId: number, now: string): Promise<void> {
  await db.updateTable('sessions').set({ confirmed_at: now }).where('id', '=', sessionId).execute();
}

/** Forgets in a person's other sessions that they said that it is them. */
export async function forgetConfirmed(db: Db, userId: number, keptId: number): Promise<void> {
  await db.updateTable('sessions').set({ confirmed_at: null }).where('user_id', '=', userId).where('id', '<>', keptId).execute();
}

/** When a second factor was shown in the session; null when none was, undefined when the session has ended. */
export async function findSecondFactorAt(db: Db, sessionId: number): Promise<string | null | undefined> {
  const row = await db.selectFrom('sessions').select('second_factor_at').where('id', '=', sessionId).executeTakeFirst();
  return row?.second_factor_at;
}

/** Forgets in all of a person's sessions that a second factor was shown. */
export async function forgetSecondFactor(db: Db, userId: number): Promise<void> {
  await db.updateTable('sessions').set({ second_factor_at: null }).where('user_id', '=', userId).execute();
}

/** A person's living sessions, the latest used first. */
export async function listLivingSessions(db: Db, userId: number, living: Living) {
  return db
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', living.now)
    .where('last_seen_at', '>', living.idleSince)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

const removed = (result: { readonly numDeletedRows: bigint }): number => Number(result.numDeletedRows);

/** Ends one of a person's sessions; answers whether there was one. */
export async function deleteSession(db: Db, userId: number, sessionId: number): Promise<boolean> {
  return removed(await db.deleteFrom('sessions').where('id', '=', sessionId).where('user_id', '=', userId).executeTakeFirstOrThrow()) > 0;
}

/** Ends the session wherever it belongs. */
export async function deleteSessionById(db: Db, sessionId: number): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', sessionId).execute();
}

/** Ends all of a person's sessions but one (all, for null); answers how many. */
export async function deleteOtherSessions(db: Db, userId: number, keptId: number | null): Promise<number> {
  const all = db.deleteFrom('sessions').where('user_id', '=', userId);
  return removed(await (keptId === null ? all : all.where('id', '<>', keptId)).executeTakeFirstOrThrow());
}

/** Ends a person's oldest sessions until `most` are left; answers how many. */
export async function deleteOldestSessions(db: Db, userId: number, most: number): Promise<number> {
  const newest = db.selectFrom('sessions').select('id').where('user_id', '=', userId).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(most);
  return removed(await db.deleteFrom('sessions').where('user_id', '=', userId).where('id', 'not in', newest).executeTakeFirstOrThrow());
}

/** Ends what of a person's sessions lives no more. */
export async function deleteDeadSessions(db: Db, userId: number, living: Living): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where((where) => where.or([where('expires_at', '<=', living.now), where('last_seen_at', '<=', living.idleSince)]))
    .execute();
}

/** Removes all sessions that expired before the instant. Idle ones are no good either, and go with these when their twelve hours are over. */
export async function deleteExpiredSessions(db: Db, before: string): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<', before).execute();
}

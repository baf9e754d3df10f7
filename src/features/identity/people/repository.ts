import { sql } from 'kysely';
import { LIKE_ESCAPE } from '../../../platform/database/like.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { Living } from '../sessions/repository.ts';
import { numberIn, spellingsOf } from './search.ts';

/**
 * Holds the rows of all administrators who may sign in until the transaction ends, and answers their numbers: two who disable each other at
 * once take turns. An update that changes nothing is a row lock in both databases.
 */
export async function lockAdministrators(db: Db): Promise<readonly number[]> {
  const rows = await db
    .updateTable('users')
    .set((column) => ({ updated_at: column.ref('updated_at') }))
    .where('role', '=', 'admin')
    .where('is_active', '=', true)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Lets a person sign in, or not; answers whether that changed anything. */
export async function setActive(db: Db, userId: number, isActive: boolean, now: string): Promise<boolean> {
  const row = await db
    .updateTable('users')
    .set({ is_active: isActive, updated_at: now })
    .where('id', '=', userId)
    .where('is_active', '!=', isActive)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes a person an administrator; answers whether they were none. */
export async function makeAdministrator(db: Db, userId: number, now: string): Promise<boolean> {
  const row = await db
    .updateTable('users')
    .set({ role: 'admin', updated_at: now })
    .where('id', '=', userId)
    .where('role', '!=', 'admin')
    .where('is_demo', '=', false)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether there is such a person. */
export async function exists(db: Db, userId: number): Promise<boolean> {
  return (await db.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()) !== undefined;
}

/** Which people a list is of, and where it goes on. */
export interface PeopleFilter {
  /** Part of the e-mail address or the name, or the person's number; everybody when left out. */
  readonly q?: string | undefined;
  /** Only those with a smaller number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

const largest = Number.MAX_SAFE_INTEGER;

/** What an administrator sees of people: no figure of theirs, and nothing of how they are. */
function peopleSeen(db: Db, living: Living) {
  return db
    .selectFrom('users')
    .select(['id', 'email', 'full_name', 'role', 'is_active', 'created_at'])
    .select(({ selectFrom }) => [
      selectFrom('sessions')
        .select(({ fn }) => fn.countAll().as('count'))
        .whereRef('user_id', '=', 'users.id')
        .where('expires_at', '>', living.now)
        .where('last_seen_at', '>', living.idleSince)
        .as('sessions'),
      selectFrom('sessions')
        .select(({ fn }) => fn.max('last_seen_at').as('at'))
        .whereRef('user_id', '=', 'users.id')
        .as('session_seen_at'),
      selectFrom('devices')
        .select(({ fn }) => fn.max('last_used_at').as('at'))
        .whereRef('user_id', '=', 'users.id')
        .as('device_seen_at'),
      selectFrom('api_tokens')
        .select(({ fn }) => fn.max('last_used_at').as('at'))
        .whereRef('user_id', '=', 'users.id')
        .as('token_seen_at'),
      selectFrom('totp_factors')
        .select(({ fn }) => fn.countAll().as('count'))
        .whereRef('user_id', '=', 'users.id')
        .where('confirmed_at', 'is not', null)
        .as('totp_factors'),
      selectFrom('passkeys')
        .select(({ fn }) => fn.countAll().as('count'))
        .whereRef('user_id', '=', 'users.id')
        .as('passkeys'),
    ]);
}

type Seen = Awaited<ReturnType<ReturnType<typeof peopleSeen>['execute']>>[number];

const summedUp = ({ sessions, session_seen_at, device_seen_at, token_seen_at, totp_factors, passkeys, ...person }: Seen) => ({
  ...person,
  last_seen_at: [session_seen_at, device_seen_at, token_seen_at].reduce(
    (latest, at) => (at !== null && (latest === null || at > latest) ? at : latest),
    null,
  ),
  sessions: Number(sessions ?? 0),
  second_factor: Number(totp_factors ?? 0) + Number(passkeys ?? 0) > 0,
});

/** A person as administrators see them. */
export type PersonSeen = ReturnType<typeof summedUp>;

/**
 * The people that fit, the newest first, at most `limit`. Goes down the primary key until the page is full: no index finds a part of a text in both
 * databases, so that a search which fits hardly anybody reads everybody's e-mail address and name once.
 */
export async function listPeopleSeen(db: Db, { q, before = largest, limit }: PeopleFilter, living: Living): Promise<readonly PersonSeen[]> {
  const people = peopleSeen(db, living).where('users.id', '<', before).orderBy('users.id', 'desc').limit(limit);
  if (q === undefined) return (await people.execute()).map(summedUp);
  const number = numberIn(q);
  const found = await people
    .where(({ or, eb }) =>
      or([
        ...spellingsOf(q).flatMap((pattern) => [
          sql<boolean>`lower(users.email) like ${pattern} escape ${sql.lit(LIKE_ESCAPE)}`,
          sql<boolean>`lower(users.full_name) like ${pattern} escape ${sql.lit(LIKE_ESCAPE)}`,
        ]),
        ...(number === undefined ? [] : [eb('users.id', '=', number)]),
      ]),
    )
    .execute();
  return found.map(summedUp);
}

/** The person as administrators see them; undefined when there is none. */
export async function findPersonSeen(db: Db, userId: number, living: Living): Promise<PersonSeen | undefined> {
  const found = await peopleSeen(db, living).where('users.id', '=', userId).executeTakeFirst();
  return found && summedUp(found);
}

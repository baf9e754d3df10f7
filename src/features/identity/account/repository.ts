import { DEFAULT_LANGUAGE } from '../../../contract/language.ts';
import type { Db } from '../../../platform/database/store.ts';

const PERSON_COLUMNS = ['id', 'email', 'full_name', 'role', 'time_zone', 'currency', 'phone_verified_at', 'is_demo'] as const;

/** A person as they see themselves; undefined when there is none. */
export async function findPerson(db: Db, userId: number) {
  return db.selectFrom('users').select(PERSON_COLUMNS).where('id', '=', userId).executeTakeFirst();
}

/** What signing in needs to know of an e-mail address (in lower case); undefined when nobody has it. */
export async function findCredentials(db: Db, email: string) {
  return db
    .selectFrom('users')
    .select([...PERSON_COLUMNS, 'password_hash', 'is_active'])
    .where('email', '=', email)
    .executeTakeFirst();
}

/** Whether the password is shorter than one that guards an account alone must be. */
export async function hasShortPassword(db: Db, userId: number): Promise<boolean> {
  const row = await db.selectFrom('users').select('password_is_short').where('id', '=', userId).executeTakeFirst();
  return row?.password_is_short === true;
}

/** What a new account begins with. */
export interface NewPerson {
  /** In lower case. */
  readonly email: string;
  readonly password_hash: string;
  readonly full_name: string | null;
  readonly time_zone: string;
  readonly currency: string;
  /** Now. */
  readonly created_at: string;
  /** Whether they are invented; not when left out. */
  readonly is_demo?: boolean;
}

/** Adds an account and answers its number; undefined when the e-mail address is taken, also by one that is being added at this moment. */
export async function insertPerson(db: Db, person: NewPerson): Promise<number | undefined> {
  const row = await db
    .insertInto('users')
    .values({ ...person, is_active: true, role: 'person', updated_at: person.created_at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Who has the e-mail address. */
export async function findIdByEmail(db: Db, email: string): Promise<number | undefined> {
  const row = await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
  return row?.id;
}

/** What a person may change of themselves. Absent members stay. */
export interface PersonChange {
  readonly full_name?: string | null | undefined;
  readonly time_zone?: string | undefined;
  readonly currency?: string | undefined;
}

/** Changes and answers the account; undefined when there is none. */
export async function updatePerson(db: Db, userId: number, change: PersonChange, now: string) {
  return db
    .updateTable('users')
    .set({ ...change, updated_at: now })
    .where('id', '=', userId)
    .returning(PERSON_COLUMNS)
    .executeTakeFirst();
}

/**
 * Holds the person's row until the transaction ends, so that two sign-ins at once count each other's sessions; answers the password hash that is kept
 * now, or undefined when they may not sign in.
 * An update that changes nothing is a row lock in both databases.
 */
export async function lockActivePerson(db: Db, userId: number): Promise<{ readonly password_hash: string | null } | undefined> {
  return db
    .updateTable('users')
    .set((column) => ({ updated_at: column.ref('updated_at') }))
    .where('id', '=', userId)
    .where('is_active', '=', true)
    .returning('password_hash')
    .executeTakeFirst();
}

/** The person of the address if they are invented and may sign in, held as by `lockActivePerson`; undefined otherwise. */
export async function lockDemo(db: Db, email: string) {
  return db
    .updateTable('users')
    .set((column) => ({ updated_at: column.ref('updated_at') }))
    .where('email', '=', email)
    .where('is_demo', '=', true)
    .where('is_active', '=', true)
    .returning(PERSON_COLUMNS)
    .executeTakeFirst();
}

/** Who of the address is invented, whether they may sign in or not. */
export async function findDemoId(db: Db, email: string): Promise<number | undefined> {
  const row = await db.selectFrom('users').select('id').where('email', '=', email).where('is_demo', '=', true).executeTakeFirst();
  return row?.id;
}

/** Replaces the password hash, unless it changed since it was read. */
export async function replacePasswordHash(db: Db, userId: number, from: string, to: string, now: string): Promise<void> {
  await db.updateTable('users').set({ password_hash: to, updated_at: now }).where('id', '=', userId).where('password_hash', '=', from).execute();
}

/** Removes the account, and by cascade every row of the person. */
export async function deletePerson(db: Db, userId: number): Promise<void> {
  await db.deleteFrom('users').where('id', '=', userId).execute();
}

/** Removes invitations to the address (in lower case), which belong to nobody yet; answers nothing. */
export async function deleteInvitationsTo(db: Db, email: string): Promise<void> {
  await db.deleteFrom('account_links').where('user_id', 'is', null).where('email', '=', email).execute();
}

/** Who gets a mail: a person who is not invented, and not disabled unless `disabledToo`; undefined for anybody else. */
export async function findRecipient(db: Db, userId: number, disabledToo: boolean) {
  const people = db
    .selectFrom('users')
    .leftJoin('user_preferences', 'user_preferences.user_id', 'users.id')
    .select(['users.email', 'users.full_name', 'user_preferences.language_preference'])
    .where('users.id', '=', userId)
    .where('users.is_demo', '=', false);
  const found = await (disabledToo ? people : people.where('users.is_active', '=', true)).executeTakeFirst();
  return found && { email: found.email, full_name: found.full_name, language: found.language_preference ?? DEFAULT_LANGUAGE };
}

/** Removes kept answers made before the instant. */
export async function deleteIdempotencyKeys(db: Db, before: string): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
}

import { sql } from 'kysely';
import type { Db } from '../../../src/platform/database/store.ts';

// Statements as a repository could run them, by which the search for full scans is tried.

/** Served by the index of e-mail addresses. */
export const findByEmail = (db: Db, email: string) => db.selectFrom('users').select('id').where('email', '=', email).execute();

/** Served by the index of people and days. */
export async function listNewest(db: Db, userId: number) {
  const rows = await db.selectFrom('transactions').select('id').where('user_id', '=', userId).orderBy('posted_on', 'desc').limit(10).execute();
  return rows;
}

/** Served, through a common table expression that is read whole. */
export const countOwn = (db: Db, userId: number) =>
  db
    .with('own', (with_) => with_.selectFrom('ledger_accounts').select('id').where('user_id', '=', userId))
    .selectFrom('own')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .execute();

/** No index has full_name. */
export const findByName = (db: Db, name: string) => db.selectFrom('users').select('id').where('full_name', '=', name).execute();

/** An index has the order, but every row is read. */
export async function sumOfAll(db: Db) {
  await findByEmail(db, 'nobody@example.org');
  return db.selectFrom('transactions as t').select('t.id').orderBy('t.user_id').orderBy('t.posted_on').orderBy('t.id').execute();
}

/** A change of rows that have to be searched for. */
export const renameAll = (db: Db) => db.updateTable('users').set({ full_name: 'x' }).where('full_name', 'is', null).execute();

/** In SQL's own words. */
export const rawScan = (db: Db) => sql`select count(*) from sessions where ip_address = ${'x'}`.execute(db);

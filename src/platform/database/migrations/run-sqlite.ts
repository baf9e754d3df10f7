import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../../../contract/problem.ts';
import { isSqliteBusy, meaningOf } from '../errors.ts';
import { whenFree } from '../sqlite/busy.ts';
import { openConnection, prepareFile } from '../sqlite/connection.ts';
import { journalText } from './journal.ts';
import { type Patience, patiently } from './patience.ts';
import { markText, type Migration, statementsOf } from './schema.ts';

/** How long opening waits for another one that is migrating, in milliseconds. */
const WAIT_MS = 60_000;

const namesIn = (database: DatabaseSync): readonly string[] =>
  database
    .prepare('select filename from migrations order by id')
    .all()
    .map((row) => String(row['filename']));

async function appliedIn(database: DatabaseSync): Promise<readonly string[]> {
  const known = await whenFree(() => database.prepare("select 1 from sqlite_master where name = 'migrations'").get(), WAIT_MS);
  return known === undefined ? [] : namesIn(database);
}

/** The names of the migrations that the file has; none when it is new. */
export async function appliedOnSqlite(path: string): Promise<readonly string[]> {
  prepareFile(path);
  const database = await whenFree(() => openConnection(path), WAIT_MS);
  try {
    return await appliedIn(database);
  } finally {
    database.close();
  }
}

/** Applies what is missing, each in its own transaction, and answers the names of those. */
export async function migrateSqlite(
  path: string,
  migrations: readonly Migration[],
  now: () => string,
  patience: Patience,
): Promise<readonly string[]> {
  prepareFile(path);
  const database = await whenFree(() => openConnection(path), WAIT_MS);
  const done: string[] = [];
  try {
    // A table that a migration rebuilds is dropped on the way, and with foreign keys on its children would go with it. Cannot be switched inside a transaction.
    database.exec('pragma foreign_keys = off');
    // Who has nothing to do waits for no writer.
    const applied = await appliedIn(database);
    for (const migration of migrations.filter(({ name }) => !applied.includes(name))) {
      await patiently(migration.name, patience, isBusy, () => whenFree(() => database.exec('begin immediate'), patience.lockMs));
      if (applyOne(database, migration, now())) done.push(migration.name);
    }
    return done;
  } catch (error) {
    throw meaningOf(error);
  } finally {
    database.close();
  }
}

const isBusy = (error: unknown): boolean => error instanceof Problem && isSqliteBusy(error.cause);

function applyOne(database: DatabaseSync, migration: Migration, at: string): boolean {
  try {
    database.exec(journalText('sqlite'));
    const isNew = !namesIn(database).includes(migration.name);
    if (isNew) {
      for (const statement of statementsOf(migration, 'sqlite')) database.exec(statement);
      const broken = database.prepare('pragma foreign_key_check').all();
      if (broken.length > 0) throw new Error(`${migration.name} leaves ${broken.length} rows that point nowhere`);
      database.exec(markText(migration.name, at));
    }
    database.exec('commit');
    return isNew;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

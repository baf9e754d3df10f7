import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { hadNoLock, meaningOf } from '../errors.ts';
import { SESSION_OPTIONS } from '../postgres/session-options.ts';
import { finishOnPostgres, unfinishedOnPostgres } from './finish-postgres.ts';
import { journalText } from './journal.ts';
import { type Patience, patiently } from './patience.ts';
import { markText, type Migration, statementsOf } from './schema.ts';

/** Any number of our own: whoever migrates holds it. */
const LOCK = 7_134_201;
/** How often it is asked whether another start is done, in milliseconds. */
const ASK_AGAIN_MS = 100;
/** The least that a statement is given for its locks when those before it used up the time, in milliseconds. */
const LEAST_LOCK_MS = 10;

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  // Whoever is on SQLite does not carry it.
  const pg = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    application_name: 'mingus migrate',
    connectionTimeoutMillis: 5000,
    options: SESSION_OPTIONS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw meaningOf(error);
  } finally {
    await client.end();
  }
}

const namesIn = async (client: Client): Promise<readonly string[]> => {
  const { rows } = await client.query<{ filename: string }>('select filename from migrations order by id');
  return rows.map((row) => row.filename);
};

/** The names of the migrations that the database has, without those of `migrations` that still lack an index; none when it is new. */
export const appliedOnPostgres = (url: string, migrations: readonly Migration[]): Promise<readonly string[]> =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query("select 1 where to_regclass('migrations') is not null");
    if (rowCount === 0) return [];
    const unfinished = await unfinishedOnPostgres(client, migrations);
    return (await namesIn(client)).filter((name) => !unfinished.includes(name));
  });

/** Applies what is missing, each in its own transaction, and answers the names of those; then finishes what is made while everybody reads and writes on. */
export const migratePostgres = (url: string, migrations: readonly Migration[], now: () => string, patience: Patience): Promise<readonly string[]> =>
  withClient(url, (guard) =>
    alone(guard, () =>
      withClient(url, async (client) => {
        const done: string[] = [];
        for (const migration of migrations) {
          const isNew = await patiently(migration.name, patience, hadNoLock, () => applyOne(client, migration, now(), patience.lockMs));
          if (isNew) done.push(migration.name);
        }
        await finishOnPostgres(client, migrations, patience);
        return done;
      }),
    ),
  );

/**
 * Does it while no other start migrates. The lock is held by a transaction that does nothing else, and ends with the process. It is asked for again and
 * again instead of waited for: an index that is made beside writers waits for every statement that was running, and would wait for one that waits for us.
 */
async function alone<Result>(guard: Client, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    await guard.query('begin');
    await guard.query('set local idle_in_transaction_session_timeout = 0');
    const { rows } = await guard.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
    if (rows[0]?.mine === true) break;
    await guard.query('rollback');
    await sleep(ASK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    await guard.query('rollback').catch(() => undefined);
  }
}

async function applyOne(client: Client, migration: Migration, at: string, lockMs: number): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('set local statement_timeout = 0');
    await client.query(journalText('postgres'));
    const isNew = !(await namesIn(client)).includes(migration.name);
    if (isNew) {
      const until = performance.now() + lockMs;
      for (const statement of statementsOf(migration, 'postgres')) {
        // One time for all of them together: what the first has locked stays locked while the second waits.
        await client.query(`set local lock_timeout = ${Math.max(LEAST_LOCK_MS, Math.ceil(until - performance.now()))}`);
        await client.query(statement);
      }
      await client.query(markText(migration.name, at));
    }
    await client.query('commit');
    return isNew;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

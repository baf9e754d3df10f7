import { Client } from 'pg';
import { meaningOf } from '../errors.ts';
import { SESSION_OPTIONS } from '../postgres/pool.ts';
import { journalText } from './journal.ts';
import { markText, type Migration, statementsOf } from './schema.ts';

/** Any number of our own: whoever migrates holds it. */
const LOCK = 7_134_201;

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'mingus migrate', connectionTimeoutMillis: 5000, options: SESSION_OPTIONS });
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

/** The names of the migrations that the database has; none when it is new. */
export const appliedOnPostgres = (url: string): Promise<readonly string[]> =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query("select 1 where to_regclass('migrations') is not null");
    return rowCount === 0 ? [] : namesIn(client);
  });

/** Applies what is missing, each in its own transaction, and answers the names of those. */
export const migratePostgres = (url: string, migrations: readonly Migration[], now: () => string): Promise<readonly string[]> =>
  withClient(url, async (client) => {
    const done: string[] = [];
    for (const migration of migrations) {
      if (await applyOne(client, migration, now())) done.push(migration.name);
    }
    return done;
  });

async function applyOne(client: Client, migration: Migration, at: string): Promise<boolean> {
  await client.query('begin');
  try {
    // No limit while waiting for another start, or for a long step; the lock goes with the transaction.
    await client.query('set local lock_timeout = 0; set local statement_timeout = 0');
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    await client.query(journalText('postgres'));
    const isNew = !(await namesIn(client)).includes(migration.name);
    if (isNew) {
      for (const statement of statementsOf(migration, 'postgres')) await client.query(statement);
      await client.query(markText(migration.name, at));
    }
    await client.query('commit');
    return isNew;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

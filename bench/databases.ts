import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../src/platform/database/migrations/migrate.ts';
import type { DatabaseSettings } from '../src/platform/database/settings.ts';
import { canStartPostgres, startPostgres } from '../tests/support/postgres.ts';

/** A migrated, empty database, as settings and as DATABASE_URL. */
export interface BenchDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  readonly settings: DatabaseSettings;
  readonly url: string;
}

/** Makes another database of one kind. */
export type MakeBenchDatabase = () => Promise<BenchDatabase>;

async function withSqlite(work: (make: MakeBenchDatabase) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-'));
  let made = 0;
  try {
    await work(async () => {
      made += 1;
      const path = join(folder, `mingus-${made}.db`);
      const settings = { kind: 'sqlite', path } as const;
      await migrate(settings);
      return { name: 'SQLite', settings, url: `sqlite:${path}` };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withPostgres(work: (make: MakeBenchDatabase) => Promise<void>): Promise<void> {
  if (!canStartPostgres()) return console.log('There is no PostgreSQL for this kind of machine among the packages: left out.');
  // As in production, a commit is on the disk before it is answered.
  const server = await startPostgres({ durable: true });
  let made = 0;
  try {
    await work(async () => {
      made += 1;
      const url = await anotherDatabase(server.url, `mingus_bench_${made}`);
      const settings = { kind: 'postgres', url, poolSize: 4, maxOverflow: 0 } as const;
      await migrate(settings);
      return { name: 'PostgreSQL', settings, url };
    });
  } finally {
    await server.stop();
  }
}

/** Makes a database of that name on a server; answers its address. */
async function anotherDatabase(server: string, name: string): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** The kinds of databases, as `npm run bench` is told to keep to one of them, and how it tells that. */
export const KINDS = ['sqlite', 'postgres'] as const;
export const ONLY_ON = 'MINGUS_BENCH_ON';

/**
 * Does the work with as many SQLite files as it makes, and then with databases of a real PostgreSQL, where there is one, or with one of them where that was asked for;
 * each is gone afterwards.
 */
export async function onBothKinds(work: (make: MakeBenchDatabase) => Promise<void>): Promise<void> {
  const only = process.env[ONLY_ON];
  if (only !== 'postgres') await withSqlite(work);
  if (only !== 'sqlite') await withPostgres(work);
}

/** The same with one database of each kind. */
export const onBothDatabases = (work: (database: BenchDatabase) => Promise<void>): Promise<void> => onBothKinds(async (make) => work(await make()));

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../src/platform/database/migrations/migrate.ts';
import type { DatabaseSettings } from '../src/platform/database/settings.ts';
import { canStartPostgres, startPostgres } from '../tests/support/postgres.ts';

/** A migrated, empty database, as settings and as DATABASE_URL. */
export interface BenchDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  readonly settings: DatabaseSettings;
  readonly url: string;
}

async function withSqlite(work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-'));
  try {
    const path = join(folder, 'mingus.db');
    const settings = { kind: 'sqlite', path } as const;
    await migrate(settings);
    await work({ name: 'SQLite', settings, url: `sqlite:${path}` });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withPostgres(work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  if (!canStartPostgres()) return console.log('There is no PostgreSQL for this kind of machine among the packages: left out.');
  // As in production, a commit is on the disk before it is answered.
  const server = await startPostgres({ durable: true });
  try {
    const settings = { kind: 'postgres', url: server.url, poolSize: 4, maxOverflow: 0 } as const;
    await migrate(settings);
    await work({ name: 'PostgreSQL', settings, url: server.url });
  } finally {
    await server.stop();
  }
}

/** Does the work on SQLite and then on a real PostgreSQL, where there is one; each is gone afterwards. */
export async function onBothDatabases(work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  await withSqlite(work);
  await withPostgres(work);
}

import { systemClock, instantOf } from '../../clock.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/schema.ts';
import { openStore } from '../open.ts';
import { ensurePartitions } from '../partitions.ts';
import type { DatabaseSettings } from '../settings.ts';

/** Brings a database to exactly these steps, with the months of its large tables, which PostgreSQL keeps apart. */
export async function migrateTo(settings: DatabaseSettings, steps: readonly Migration[]): Promise<void> {
  await migrate(settings, steps);
  await makeMonths(settings);
}

/** Applies what steps there are beyond, and makes months for what came. Answers the names of those that were applied. */
export async function migrateToLatest(settings: DatabaseSettings): Promise<readonly string[]> {
  const names = await migrate(settings);
  await makeMonths(settings);
  return names;
}

async function makeMonths(settings: DatabaseSettings): Promise<void> {
  if (settings.kind === 'sqlite') return;
  const store = await openStore({ ...settings, poolSize: 1, maxOverflow: 0 });
  try {
    await ensurePartitions(store, instantOf(systemClock.now()).slice(0, 10));
  } finally {
    await store.close();
  }
}

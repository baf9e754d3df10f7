import { instantOf, systemClock } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import { migrate, pendingMigrations, refuseTooNew } from '../platform/database/migrations/migrate.ts';
import { openStore } from '../platform/database/open.ts';
import { ensurePartitions } from '../platform/database/partitions.ts';
import type { DatabaseSettings } from '../platform/database/settings.ts';
import { refuseUnfinished } from '../platform/database/portable/unfinished.ts';
import type { Store } from '../platform/database/store.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { databaseRefusals } from './database-refusals.ts';
import { fileFailure, PlainFailure } from './plain-failure.ts';

/** Opens the database with every migration applied: outside production they are applied now, in production their absence is refused. Throws PlainFailure when the file cannot be used. */
export const openDatabase = (settings: Settings): Promise<Store> => plainly(settings, () => openMigrated(settings));

/** Opens a database that whoever started this process has opened before, with all that `openDatabase` looks at. Throws PlainFailure when the file cannot be used. */
export const openPrepared = (settings: Settings): Promise<Store> => plainly(settings, () => openStore(settings.database));

async function plainly(settings: Settings, open: () => Promise<Store>): Promise<Store> {
  try {
    return await open();
  } catch (error) {
    throw settings.database.kind === 'sqlite' ? fileFailure(error, settings.database.path) : error;
  }
}

async function openMigrated({ database, environment, logLevel }: Settings): Promise<Store> {
  await refuseUnfinished(database);
  if (environment === 'production') await refuseUnsafe(database);
  else {
    await refuseTooNew(database);
    await migrate(database, undefined, { say: (sentence) => createLog(logLevel).warn(sentence) });
  }
  const store = await openStore(database);
  await ensurePartitions(store, instantOf(systemClock.now()).slice(0, 10));
  return store;
}

async function refuseUnsafe(database: DatabaseSettings): Promise<void> {
  const reasons = await databaseRefusals(database);
  if (reasons.length > 0) throw new PlainFailure(...reasons);
}

/** Whether every migration is applied: asks the database until it is so once, for none is ever taken back. */
export function migrationsCheck({ database }: Settings): () => Promise<boolean> {
  let applied = false;
  return async () => {
    applied ||= (await pendingMigrations(database)).length === 0;
    return applied;
  };
}

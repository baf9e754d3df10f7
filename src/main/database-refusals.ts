import { existsSync } from 'node:fs';
import { durabilityFaults } from '../platform/database/durability.ts';
import { schemaState, whyTooNew } from '../platform/database/migrations/migrate.ts';
import { openStore } from '../platform/database/open.ts';
import type { DatabaseSettings } from '../platform/database/settings.ts';

/** Why production does not start on this database, as sentences; none when it does. Changes nothing. Throws what opening it throws. */
export async function databaseRefusals(database: DatabaseSettings): Promise<readonly string[]> {
  const state = await schemaState(database);
  const { pending } = state;
  const tooNew = whyTooNew(state);
  const faults = await faultsOf(database);
  return [
    ...(tooNew === null ? [] : [tooNew]),
    ...(pending.length === 0 ? [] : [`The database lacks ${pending.length} migrations (${pending.join(', ')}). Run: mingus migrate`]),
    ...(faults.length === 0 ? [] : [`PostgreSQL could lose what it has answered, because ${faults.join(' and ')}. Turn that on in its settings.`]),
  ];
}

async function faultsOf(database: DatabaseSettings): Promise<readonly string[]> {
  const store = await openStore(database);
  try {
    return await durabilityFaults(store);
  } finally {
    await store.close();
  }
}

/** As `databaseRefusals`, for settings that are refused already: a database that is not there has nothing to add to that, and no file is made. */
export async function furtherRefusals(database: DatabaseSettings): Promise<readonly string[]> {
  if (database.kind === 'sqlite' && !existsSync(database.path)) return [];
  return databaseRefusals(database).catch(() => []);
}

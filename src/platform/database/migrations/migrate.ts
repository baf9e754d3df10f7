import { instantOf, systemClock } from '../../clock.ts';
import type { DatabaseSettings } from '../settings.ts';
import type { Store } from '../store.ts';
import { migrations } from './list.ts';
import { PATIENT, type Patience } from './patience.ts';
import { phaseOf } from './phase.ts';
import { MigrationRefused } from './refused.ts';
import { appliedOnPostgres, migratePostgres } from './run-postgres.ts';
import { appliedOnSqlite, migrateSqlite } from './run-sqlite.ts';
import type { Migration } from './schema.ts';

const now = () => instantOf(systemClock.now());

/**
 * Brings the database up to date and answers the names of the migrations it applied. Each is one transaction with its row in `migrations`,
 * so a kill leaves it done or not done; starts at the same time wait for one another. What others hold is waited for as `patience` says, then
 * MigrationRefused. `steps` are all there are unless a test gives others.
 */
export function migrate(
  settings: DatabaseSettings,
  steps: readonly Migration[] = migrations,
  patience: Partial<Patience> = {},
): Promise<readonly string[]> {
  const all = { ...PATIENT, ...patience };
  return settings.kind === 'sqlite' ? migrateSqlite(settings.path, steps, now, all) : migratePostgres(settings.url, steps, now, all);
}

/** How the schema of a database stands to the one that this Mingus knows. */
export interface SchemaState {
  /** The names of the migrations that the database still lacks, or has not finished. */
  readonly pending: readonly string[];
  /** The names of those that a newer Mingus applied. */
  readonly newer: readonly string[];
}

/** How the database stands to this Mingus. Writes nothing but the file of a new SQLite database. */
export async function schemaState(settings: DatabaseSettings): Promise<SchemaState> {
  const applied = await (settings.kind === 'sqlite' ? appliedOnSqlite(settings.path) : appliedOnPostgres(settings.url, migrations));
  return stateOf(applied);
}

function stateOf(applied: readonly string[]): SchemaState {
  const known = migrations.map((migration) => migration.name);
  return { pending: known.filter((name) => !applied.includes(name)), newer: applied.filter((name) => !known.includes(name)) };
}

/** The same of a database that is open, by one query: for a server that runs on it. An index that was not finished is not looked for. */
export async function openSchemaState({ db }: Store): Promise<SchemaState> {
  const rows = await db.selectFrom('migrations').select('filename').execute();
  return stateOf(rows.map(({ filename }) => filename));
}

/** The names of the migrations that the database still lacks, or has not finished. Writes nothing but the file of a new SQLite database. */
export const pendingMigrations = async (settings: DatabaseSettings): Promise<readonly string[]> => (await schemaState(settings)).pending;

/** Why this Mingus may not run on a schema that a newer one made, in a sentence; null where that one only added to it. */
export function whyTooNew({ newer }: SchemaState): string | null {
  const taken = newer.filter((name) => phaseOf(name) !== 'expand');
  if (taken.length === 0) return null;
  return `A newer Mingus has taken away from this database what this version needs (${taken.join(', ')}). Start the version that migrated it, or a newer one.`;
}

/** Throws MigrationRefused when a newer Mingus has taken away what this one needs. */
export async function refuseTooNew(settings: DatabaseSettings): Promise<void> {
  const why = whyTooNew(await schemaState(settings));
  if (why !== null) throw new MigrationRefused(why);
}

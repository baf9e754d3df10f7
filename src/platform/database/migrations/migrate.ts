import { instantOf, systemClock } from '../../clock.ts';
import type { DatabaseSettings } from '../settings.ts';
import { migrations } from './list.ts';
import { appliedOnPostgres, migratePostgres } from './run-postgres.ts';
import { appliedOnSqlite, migrateSqlite } from './run-sqlite.ts';
import type { Migration } from './schema.ts';

const now = () => instantOf(systemClock.now());

/**
 * Brings the database up to date and answers the names of the migrations it applied. Each is one transaction with its row in `migrations`,
 * so a kill leaves it done or not done; starts at the same time wait for one another. `steps` are all there are unless a test gives others.
 */
export const migrate = (settings: DatabaseSettings, steps: readonly Migration[] = migrations): Promise<readonly string[]> =>
  settings.kind === 'sqlite' ? migrateSqlite(settings.path, steps, now) : migratePostgres(settings.url, steps, now);

/** The names of the migrations that the database still lacks. Writes nothing but the file of a new SQLite database. */
export async function pendingMigrations(settings: DatabaseSettings): Promise<readonly string[]> {
  const applied = await (settings.kind === 'sqlite' ? appliedOnSqlite(settings.path) : appliedOnPostgres(settings.url));
  return migrations.map((migration) => migration.name).filter((name) => !applied.includes(name));
}

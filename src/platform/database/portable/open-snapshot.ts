import type { DatabaseSettings } from '../settings.ts';
import { openPostgresSnapshot } from './postgres-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { openSqliteSnapshot } from './sqlite-snapshot.ts';

/** Opens a snapshot of a database that is there. Throws PortableRefused when there is none, Problem `server.database` when it cannot be reached. */
export const openSnapshot = (settings: DatabaseSettings): Promise<Snapshot> =>
  settings.kind === 'sqlite' ? openSqliteSnapshot(settings.path) : openPostgresSnapshot(settings.url);

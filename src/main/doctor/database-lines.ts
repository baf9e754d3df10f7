import { type Clock, instantOf, momentOf } from '../../platform/clock.ts';
import type { Settings } from '../../platform/config/settings.ts';
import { durabilityFaults } from '../../platform/database/durability.ts';
import { lookForIndexes, type PostgresServer } from '../../platform/database/inspection.ts';
import { type SchemaState, whyTooNew } from '../../platform/database/migrations/migrate.ts';
import { missingParts } from '../../platform/database/partitions.ts';
import type { Store } from '../../platform/database/store.ts';
import { countDead, waitingSince } from '../../platform/jobs/jobs-repository.ts';
import { fail, type Found, notApplicable, pass } from './found.ts';

const LEAST_VERSION = 13;
/** Minutes that a job may wait for its turn. */
const QUEUE_MINUTES = 5;

const some = (names: readonly string[]): string => names.slice(0, 5).join(', ') + (names.length > 5 ? `, and ${names.length - 5} more` : '');

/** Which database it is. */
export const databaseLine = (server: PostgresServer | null, environment: Settings['environment']): Found => {
  if (server === null) {
    return pass(
      environment === 'production' ? 'SQLite answers: allowed, on one machine. For several, PostgreSQL by DATABASE_URL.' : 'SQLite answers.',
    );
  }
  const { version } = server;
  return version < LEAST_VERSION
    ? fail(`PostgreSQL ${version} is too old: Mingus needs ${LEAST_VERSION} or newer.`)
    : pass(`PostgreSQL ${version} answers.`);
};

/** Whether PostgreSQL keeps what it acknowledged. */
export const durabilityLine = async (store: Store): Promise<Found> => {
  if (store.dialect === 'sqlite') return notApplicable('The database is SQLite, which Mingus sets up itself.');
  return durabilityFound(await durabilityFaults(store));
};

/** The same of the faults that were found. */
export const durabilityFound = (faults: readonly string[]): Found =>
  faults.length === 0
    ? pass('What it acknowledges outlives a power cut; DATABASE_URL has a password of its own, and verified TLS off this machine.')
    : fail(`It could lose what it has answered, because ${faults.join(' and ')}. Turn that on in its settings.`);

/** Whether PostgreSQL takes as many connections as the servers of this machine may open. */
export const poolingLine = (server: PostgresServer | null, { database, serverProcesses }: Pick<Settings, 'database' | 'serverProcesses'>): Found => {
  if (server === null || database.kind === 'sqlite') return notApplicable('SQLite has no pool.');
  const most = serverProcesses * (database.poolSize + database.maxOverflow);
  const sum = `${serverProcesses} × (DB_POOL_SIZE ${database.poolSize} + DB_MAX_OVERFLOW ${database.maxOverflow}) = ${most}`;
  return most > server.connections
    ? fail(`${sum}, but PostgreSQL takes ${server.connections}: lower them, raise its max_connections, or put PgBouncer between.`)
    : pass(`${sum} of the ${server.connections} connections that PostgreSQL takes. Workers and other machines come on top.`);
};

/** Whether the schema is this version's, or one that it runs on. */
export function migrationsLine(state: SchemaState): Found {
  const { pending, newer } = state;
  const tooNew = whyTooNew(state);
  if (tooNew !== null) return fail(tooNew);
  if (pending.length > 0) return fail(`${pending.length} are not applied (${some(pending)}). Run: mingus migrate`);
  return pass(newer.length === 0 ? 'All are applied.' : `All are applied, and of a newer version ${some(newer)}, beside which this one runs.`);
}

/** Whether every index is there that a migration made. */
export const indexesLine = async (store: Store, pending: readonly string[]): Promise<Found> => {
  const { declared, missing } = await lookForIndexes(store, pending);
  if (missing.length === 0) return pass(`All ${declared} are there.`);
  return fail(`Missing, or never finished: ${some(missing)}. Somebody dropped them: make them again as src/platform/database/migrations says.`);
};

/** Whether rows of the months to come have parts to go to. */
export const partitionsLine = async (store: Store, clock: Clock): Promise<Found> => {
  if (store.dialect === 'sqlite') return notApplicable('SQLite keeps tables whole.');
  const missing = await missingParts(store, instantOf(clock.now()).slice(0, 10));
  if (missing.length === 0) return pass('The months to come are there.');
  return fail(`Missing: ${some(missing)}. A worker makes them each night, and each start does: see that one runs, or restart a server.`);
};

/** Whether jobs are done about when they may be. */
export const queueLine = async (store: Store, clock: Clock): Promise<Found> => {
  const now = clock.now();
  const since = await waitingSince(store.db, instantOf(now));
  const minutes = since === undefined ? 0 : Math.floor((now - momentOf(since)) / 60_000);
  if (minutes < QUEUE_MINUTES)
    return pass(since === undefined ? 'No job waits.' : 'The job that has waited longest could be begun less than 5 minutes ago.');
  return fail(`A job has waited for ${minutes} minutes: is a server or \`mingus work\` running, and are there enough?`);
};

/** Whether jobs were given up. */
export const deadJobsLine = async (store: Store): Promise<Found> => {
  const dead = await countDead(store.db);
  if (dead === 0) return pass('None was given up.');
  return fail(`${dead} given up after twelve tries: an administrator sees why at /admin/jobs, and has them tried again or drops them.`);
};

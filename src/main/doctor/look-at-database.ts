import { existsSync } from 'node:fs';
import { Problem } from '../../contract/problem.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Settings } from '../../platform/config/settings.ts';
import { postgresServer } from '../../platform/database/inspection.ts';
import { openSchemaState, type SchemaState, schemaState } from '../../platform/database/migrations/migrate.ts';
import { openStore } from '../../platform/database/open.ts';
import { PortableRefused } from '../../platform/database/portable/refused.ts';
import { refuseUnfinished } from '../../platform/database/portable/unfinished.ts';
import { type DatabaseSettings, oneConnection } from '../../platform/database/settings.ts';
import type { Store } from '../../platform/database/store.ts';
import { inTime, TooLate } from '../../platform/in-time.ts';
import { fileFailure, PlainFailure } from '../plain-failure.ts';
import { databaseLine, deadJobsLine, durabilityLine, indexesLine, migrationsLine, partitionsLine, poolingLine, queueLine } from './database-lines.ts';
import { fail, type Found, notApplicable, unseen } from './found.ts';

/** What was found of the database, by the names of the lines. */
type DatabaseLines = Readonly<Record<'database' | 'PostgreSQL' | 'pooling' | 'migrations' | 'indexes' | 'partitions' | 'queue' | 'dead jobs', Found>>;

/** Looks at the database of the settings; `isKnown` is whether it is the one that is meant. Where it cannot be opened, that is what the lines say. */
export async function databaseLines(settings: Settings, isKnown: boolean, clock: Clock): Promise<DatabaseLines> {
  return orWhyNot(settings, isKnown, async () => {
    const store = await opened(settings.database, isKnown);
    try {
      return await linesOf(store, await schemaState(settings.database), settings, clock);
    } finally {
      await store.close();
    }
  });
}

/** The same of a database that is open already, that of a running server, each line within `lineMs`. */
export const openDatabaseLines = (store: Store, settings: Settings, clock: Clock, lineMs: number): Promise<DatabaseLines> =>
  orWhyNot(settings, true, async () => linesOf(store, await inTime(lineMs, openSchemaState(store)), settings, clock, lineMs));

async function orWhyNot(settings: Settings, isKnown: boolean, look: () => Promise<DatabaseLines>): Promise<DatabaseLines> {
  try {
    return await look();
  } catch (error) {
    const notSeen = unseen('Not looked at: see database.');
    const ofPostgres = isKnown && settings.database.kind === 'sqlite' ? notApplicable('The database is SQLite.') : notSeen;
    return {
      database: unseen(sentenceOf(error, settings.database)),
      PostgreSQL: ofPostgres,
      pooling: ofPostgres,
      migrations: notSeen,
      indexes: notSeen,
      partitions: ofPostgres,
      queue: notSeen,
      'dead jobs': notSeen,
    };
  }
}

async function opened(place: DatabaseSettings, isKnown: boolean): Promise<Store> {
  if (!isKnown) throw new PlainFailure('DATABASE_URL cannot be read, so nobody knows where it is.');
  if (place.kind === 'sqlite' && !existsSync(place.path))
    throw new PlainFailure(`There is no file ${place.path}: run mingus migrate, which makes it.`);
  await refuseUnfinished(place);
  return openStore(oneConnection(place));
}

async function linesOf(store: Store, state: SchemaState, settings: Settings, clock: Clock, lineMs?: number): Promise<DatabaseLines> {
  const server = await postgresServer(store);
  const { pending } = state;
  const line = (look: () => Promise<Found>): Promise<Found> =>
    (lineMs === undefined ? look() : inTime(lineMs, look())).catch((error: unknown) => unseen(sentenceOf(error, settings.database)));
  // Before them the tables may not be there, or not as they are asked for.
  const onceMigrated = async (look: () => Promise<Found>): Promise<Found> =>
    pending.length === 0 ? line(look) : fail('Not looked at: see migrations.');
  const [durability, indexes, partitions, queue, dead] = await Promise.all([
    line(() => durabilityLine(store)),
    line(() => indexesLine(store, pending)),
    onceMigrated(() => partitionsLine(store, clock)),
    onceMigrated(() => queueLine(store, clock)),
    onceMigrated(() => deadJobsLine(store)),
  ]);
  return {
    database: databaseLine(server, settings.environment),
    PostgreSQL: durability,
    pooling: poolingLine(server, settings),
    migrations: migrationsLine(state),
    indexes,
    partitions,
    queue,
    'dead jobs': dead,
  };
}

/** What kept the database from being looked at. */
function sentenceOf(thrown: unknown, place: DatabaseSettings): string {
  const error = place.kind === 'sqlite' ? fileFailure(thrown, place.path) : thrown;
  if (error instanceof PlainFailure || error instanceof PortableRefused) return error.lines.join(' ');
  if (error instanceof TooLate) return 'It did not answer in time: look again, or run mingus doctor.';
  if (!(error instanceof Error)) return 'It cannot be looked at.';
  const code: unknown = error instanceof Problem && error.cause instanceof Error ? Reflect.get(error.cause, 'code') : undefined;
  const advice = place.kind === 'postgres' ? ' Does it run, and does DATABASE_URL lead to it?' : '';
  return `${error.message.replace(/\.$/, '')}${typeof code === 'string' ? ` (${code})` : ''}.${advice}`;
}

import { existsSync } from 'node:fs';
import { Problem } from '../../contract/problem.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Settings } from '../../platform/config/settings.ts';
import { postgresServer } from '../../platform/database/inspection.ts';
import { pendingMigrations } from '../../platform/database/migrations/migrate.ts';
import { openStore } from '../../platform/database/open.ts';
import { PortableRefused } from '../../platform/database/portable/refused.ts';
import { refuseUnfinished } from '../../platform/database/portable/unfinished.ts';
import { type DatabaseSettings, oneConnection } from '../../platform/database/settings.ts';
import type { Store } from '../../platform/database/store.ts';
import { fileFailure, PlainFailure } from '../plain-failure.ts';
import { databaseLine, deadJobsLine, durabilityLine, indexesLine, migrationsLine, partitionsLine, poolingLine, queueLine } from './database-lines.ts';
import { fail, type Found, notApplicable, unseen } from './found.ts';

/** What was found of the database, by the names of the lines. */
type DatabaseLines = Readonly<Record<'database' | 'PostgreSQL' | 'pooling' | 'migrations' | 'indexes' | 'partitions' | 'queue' | 'dead jobs', Found>>;

/** Looks at the database of the settings; `isKnown` is whether it is the one that is meant. Where it cannot be opened, that is what the lines say. */
export async function databaseLines(settings: Settings, isKnown: boolean, clock: Clock): Promise<DatabaseLines> {
  try {
    const store = await opened(settings.database, isKnown);
    try {
      return await linesOf(store, settings, clock);
    } finally {
      await store.close();
    }
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

async function linesOf(store: Store, settings: Settings, clock: Clock): Promise<DatabaseLines> {
  const server = await postgresServer(store);
  const pending = await pendingMigrations(settings.database);
  // Before them the tables may not be there, or not as they are asked for.
  const onceMigrated = async (look: () => Promise<Found>): Promise<Found> =>
    pending.length === 0 ? look().catch((error: unknown) => unseen(sentenceOf(error, settings.database))) : fail('Not looked at: see migrations.');
  return {
    database: databaseLine(server, settings.environment),
    PostgreSQL: await durabilityLine(store),
    pooling: poolingLine(server, settings),
    migrations: migrationsLine(pending),
    indexes: await indexesLine(store, pending),
    partitions: await onceMigrated(() => partitionsLine(store, clock)),
    queue: await onceMigrated(() => queueLine(store, clock)),
    'dead jobs': await onceMigrated(() => deadJobsLine(store)),
  };
}

/** What kept the database from being looked at. */
function sentenceOf(thrown: unknown, place: DatabaseSettings): string {
  const error = place.kind === 'sqlite' ? fileFailure(thrown, place.path) : thrown;
  if (error instanceof PlainFailure || error instanceof PortableRefused) return error.lines.join(' ');
  if (!(error instanceof Error)) return 'It cannot be looked at.';
  const code: unknown = error instanceof Problem && error.cause instanceof Error ? Reflect.get(error.cause, 'code') : undefined;
  const advice = place.kind === 'postgres' ? ' Does it run, and does DATABASE_URL lead to it?' : '';
  return `${error.message.replace(/\.$/, '')}${typeof code === 'string' ? ` (${code})` : ''}.${advice}`;
}

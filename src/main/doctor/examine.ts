import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { JudgedSettings, Settings } from '../../platform/config/settings.ts';
import type { Store } from '../../platform/database/store.ts';
import { PlainFailure } from '../plain-failure.ts';
import { ANSWER_MS, serverAddress, serverLines, tlsLine } from './address-lines.ts';
import { databaseLines, openDatabaseLines } from './look-at-database.ts';
import { fail, type Found } from './found.ts';
import { askRedis, backupsLine, diskLine, type RedisAnswer, redisLine } from './machine-lines.ts';
import { cookiesLine, environmentLine, metricsLine, rateLimitingLine, secretsLine } from './settings-lines.ts';

/** One line of the checklist. */
export interface Line extends Found {
  /** What it is about, in a word or two. */
  readonly name: LineName;
}

/** The lines, in the order in which they are told. */
const NAMES = [
  'environment',
  'settings',
  'secrets',
  'server',
  'auth bypass',
  'CSRF',
  'cookies',
  'rate limiting',
  'TLS',
  'database',
  'PostgreSQL',
  'pooling',
  'migrations',
  'indexes',
  'partitions',
  'queue',
  'dead jobs',
  'Redis',
  'backups',
  'metrics',
  'disk',
] as const;

/** The name of a line. */
type LineName = (typeof NAMES)[number];

/** Which line a reason against the settings belongs to; `settings` where none of these does. */
const TOPICS: readonly (readonly [LineName, RegExp])[] = [
  ['environment', /^(MINGUS_ENV|HOST)/],
  ['secrets', /^SECRET_KEY|^The secret file|^[A-Z_]+ and [A-Z_]+_FILE are|^[A-Z_]+_FILE /],
  ['Redis', /^(REDIS_URL|RATELIMIT_STORAGE_URL|CACHE_REDIS_URL)/],
  ['rate limiting', /^(RATELIMIT_|TRUSTED_PROXIES)/],
  ['TLS', /^PUBLIC_URL/],
  ['PostgreSQL', /^DATABASE_URL/],
  ['pooling', /^(DB_|WEB_CONCURRENCY)/],
  ['metrics', /^METRICS_/],
  ['backups', /^BACKUP_/],
];

const topicOf = (reason: string): LineName => TOPICS.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'settings';

type FoundLines = Readonly<Record<Exclude<LineName, 'settings'>, Found>>;

/** A server that looks at itself, with what it has open already. */
export interface Running {
  readonly store: Store;
  /** The origin at which it is found. */
  readonly address: string;
  readonly redis: readonly RedisAnswer[];
  /** How long any answer is waited for, in milliseconds: somebody looks at a page. */
  readonly answerMs: number;
}

/** Looks at everything: from outside, or as a running server. Changes nothing. Throws PlainFailure when the settings cannot be read at all. */
export async function examine({ settings, reasons, isDatabaseKnown }: JudgedSettings, clock: Clock, running?: Running): Promise<readonly Line[]> {
  if (settings === null) throw new PlainFailure('The settings cannot be read:', ...reasons);
  const isProduction = settings.environment === 'production';
  const answerMs = running?.answerMs ?? ANSWER_MS;
  const [ofServer, ofDatabase, tls, redis] = await Promise.all([
    serverLines(running?.address ?? serverAddress(settings), isProduction, answerMs),
    running === undefined ? databaseLines(settings, isDatabaseKnown, clock) : openDatabaseLines(running.store, settings, clock, answerMs),
    tlsLine(settings.publicUrl, clock.now(), answerMs),
    running?.redis ?? askRedis(settings.redis),
  ]);
  const found: FoundLines = {
    environment: environmentLine(settings),
    secrets: secretsLine(settings),
    server: ofServer.server,
    'auth bypass': ofServer.bypass,
    CSRF: ofServer.csrf,
    cookies: cookiesLine(settings),
    'rate limiting': rateLimitingLine(settings),
    TLS: tls,
    ...ofDatabase,
    Redis: redisLine(redis),
    backups: backupsLine(settings.backup.folder, clock.now()),
    metrics: metricsLine(settings),
    disk: await diskLine(foldersOf(settings)),
  };
  const all: Readonly<Record<LineName, Found>> = { ...found, settings: { state: 'pass', says: 'All can be read and used.', wasSeen: true } };
  return NAMES.map((name) => ({
    name,
    ...refusedBy(
      reasons.filter((reason) => topicOf(reason) === name),
      all[name],
    ),
  }));
}

/** A line fails with the reasons by which the settings are refused, before what else was found. */
const refusedBy = (reasons: readonly string[], found: Found): Found =>
  reasons.length === 0 ? found : { ...fail(...reasons, ...(found.state === 'fail' ? [found.says] : [])), wasSeen: found.wasSeen };

function foldersOf({ dataDir, database: place, backup }: Settings): readonly string[] {
  const data = place.kind === 'sqlite' ? dirname(place.path) : dataDir;
  // With PostgreSQL nothing need be in the data folder, and the folder of backups in it is made by the first.
  const isIdle = place.kind === 'postgres' && !existsSync(data);
  const backups = backup.makesFolder && !existsSync(backup.folder) ? [] : [backup.folder];
  return [...new Set([...(isIdle ? [] : [data]), ...backups])];
}

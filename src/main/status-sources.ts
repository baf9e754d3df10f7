import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { StatusSources } from '../features/admin/index.ts';
import { goodBackups } from '../platform/backup/folder.ts';
import { type Clock, instantOf } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import { createTableCounter } from '../platform/database/status/tables.ts';
import type { Store } from '../platform/database/store.ts';
import { redisMemory } from '../platform/redis/memory.ts';
import { diskBytes, freeBytes } from '../platform/telemetry/disk.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { examine } from './doctor/examine.ts';
import type { OpenRedis, RedisPlace } from './open-redis.ts';

/** What the sources are made of. */
interface SourceParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly redis?: OpenRedis;
  readonly clock: Clock;
  readonly log: Log;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** How long the checks wait for an answer of anything, in milliseconds. */
const ANSWER_MS = 1500;

/** What the page of how Mingus stands is told by the program as a whole. Its counter of tables is to be closed. */
export function statusSources({ settings, store, redis, clock, log, address }: SourceParts): StatusSources {
  const places = redis?.places ?? [];
  return {
    process: () => ({
      version: packageJson.version,
      node: process.versions.node,
      uptime_seconds: Math.floor(process.uptime()),
      memory_bytes: process.memoryUsage.rss(),
      server_processes: settings.serverProcesses,
    }),
    checks: async () => {
      const answers = places.map(({ host, connection }) => ({ host, isUp: connection.isUp() }));
      const running = { store, address: address(), redis: answers, answerMs: ANSWER_MS };
      const lines = await examine({ settings, reasons: [], isDatabaseKnown: true }, clock, running);
      return lines.map(({ name, state, says, wasSeen }) => ({ name, state, says, seen: wasSeen }));
    },
    redis: async () => (places.length === 0 ? 'not_set' : { places: await Promise.all(places.map(toldOf)) }),
    lastBackup: () => lastBackup(settings.backup.folder),
    disks: () => disksOf(settings),
    tables: createTableCounter(store),
    onError: (error) => log.warn({ err: error }, 'a part of the status page cannot be looked at'),
  };
}

async function toldOf({ host, uses, connection }: RedisPlace) {
  const memory = await redisMemory(connection).catch(() => null);
  return { host, uses: [...uses], reachable: connection.isUp(), used_bytes: memory?.used ?? null, most_bytes: memory?.most ?? null };
}

async function lastBackup(folder: string) {
  // A folder that is not there yet holds none; one that cannot be read may hold any.
  await readdir(folder).catch((error: unknown) => {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'ENOENT')) throw error;
  });
  const newest = goodBackups(folder).at(-1);
  if (newest === undefined) return null;
  const { size } = await stat(join(folder, newest.file));
  return { file: newest.file, made_at: instantOf(newest.madeAtMs), bytes: size, verified: true as const };
}

async function disksOf({ database, dataDir, backup }: Settings) {
  const folders = { data: database.kind === 'sqlite' ? dirname(database.path) : dataDir, backups: backup.folder };
  const [free, all] = await Promise.all([freeBytes(folders), diskBytes(folders)]);
  return (['data', 'backups'] as const).map((folder) => ({ folder, free_bytes: free.get(folder) ?? null, bytes: all.get(folder) ?? null }));
}

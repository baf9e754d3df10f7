import { readdirSync } from 'node:fs';
import { goodBackups } from '../../platform/backup/folder.ts';
import type { RedisSettings } from '../../platform/config/settings.ts';
import { openRedis } from '../../platform/redis/connection.ts';
import { diskBytes, freeBytes } from '../../platform/telemetry/disk.ts';
import { fail, type Found, notApplicable, pass, unseen } from './found.ts';

const HOUR_MS = 3_600_000;
/** A day, and time to make one. */
const BACKUP_HOURS = 26;
/** Of a disk, in percent. */
const FREE_LEAST = 10;

/** Whether the newest good backup in a folder is of this day, at the moment `now`. Only one that was restored on the side and compared has its name. */
export function backupsLine(folder: string, now: number): Found {
  const newest = goodBackups(folder).at(-1);
  if (newest === undefined) return fail(`There is no good backup in ${folder}: run mingus backup, and see that BACKUP_DAILY is not false.`);
  const hours = Math.floor((now - newest.madeAtMs) / HOUR_MS);
  if (hours >= BACKUP_HOURS)
    return fail(`The newest good backup is ${hours} hours old: run mingus backup, and look in the log for why the daily one was not made.`);
  const broken = readdirSync(folder).filter((name) => name.startsWith('not-good-'));
  if (broken.length > 0)
    return fail(`A later backup was found not to be good (${broken.join(', ')}): run mingus backup; if it happens again, look at the disk.`);
  return pass(`${newest.file}, ${hours} hours old, was restored on the side and compared when it was made.`);
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** Whether there is room left where each of the folders lies. */
export async function diskLine(folders: readonly string[]): Promise<Found> {
  const named = Object.fromEntries(folders.map((folder) => [folder, folder]));
  const [free, all] = await Promise.all([freeBytes(named), diskBytes(named)]);
  const told = folders.map((folder) => roomIn(folder, free.get(folder), all.get(folder)));
  const bad = told.filter(({ state }) => state === 'fail');
  const says = (bad.length > 0 ? bad : told).map((each) => each.says).join(' ');
  return { state: bad.length > 0 ? 'fail' : 'pass', says, wasSeen: told.every(({ wasSeen }) => wasSeen) };
}

function roomIn(folder: string, free: number | undefined, all: number | undefined): Found {
  if (free === undefined || all === undefined) return unseen(`${folder} cannot be looked at: make it, mount its disk, or let this user read it.`);
  const percent = Math.floor((free / all) * 100);
  const says = `${folder}: ${percent} % free (${gigabytes(free)})`;
  return percent < FREE_LEAST ? fail(`${says}: make room, or move it to a larger disk.`) : pass(`${says}.`);
}

const SILENT = { warn: () => undefined };

async function takesWrites(url: string): Promise<boolean> {
  const connection = await openRedis({ url, prefix: 'mingus:', log: SILENT, uses: 'doctor' });
  try {
    return connection.isUp();
  } finally {
    await connection.close();
  }
}

/** Whether a Redis takes writes. */
export interface RedisAnswer {
  readonly host: string;
  readonly isUp: boolean;
}

/** Asks each Redis of the settings whether it takes writes. */
export function askRedis({ url, limitsUrl, cacheUrl }: RedisSettings): Promise<readonly RedisAnswer[]> {
  const places = [...new Set([url, limitsUrl, cacheUrl])].filter((place) => place !== null);
  return Promise.all(places.map(async (place) => ({ host: new URL(place).host, isUp: await takesWrites(place) })));
}

/** Whether each Redis takes writes. */
export function redisLine(answers: readonly RedisAnswer[]): Found {
  if (answers.length === 0) return notApplicable('None is set: each machine counts and remembers for itself.');
  const away = answers.filter(({ isUp }) => !isUp).map(({ host }) => host);
  if (away.length === 0) return pass(`${answers.map(({ host }) => host).join(', ')}: takes writes.`);
  return unseen(`${away.join(', ')} takes no writes: start it, or give it memory. Mingus goes on without, more slowly.`);
}

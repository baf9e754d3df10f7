import { dirname } from 'node:path';
import { goodBackups } from '../platform/backup/folder.ts';
import { type Clock, instantOf, momentOf } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import type { Store } from '../platform/database/store.ts';
import { countDead, countDoneSince, countFailing, waitingSince } from '../platform/jobs/jobs-repository.ts';
import { diskBytes, freeBytes } from '../platform/telemetry/disk.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';
import type { OpenRedis } from './open-redis.ts';

/** What is measured. */
interface Measured {
  readonly settings: Settings;
  readonly store: Store;
  readonly redis?: OpenRedis;
  readonly clock: Clock;
}

const HOUR_MS = 3_600_000;

/** Adds the figures that are read when /metrics is asked for. */
export function measureWhenAsked(metrics: Metrics, { settings, store, redis, clock }: Measured): void {
  if (redis?.isSet === true) metrics.gauge('mingus_redis_away', '1 while a Redis takes no writes.', () => Number(!redis.isUp()), 'max');
  measureDatabase(metrics, store);
  measureOutbox(metrics, store, clock);
  measureDisks(metrics, settings);
}

function measureDatabase(metrics: Metrics, store: Store): void {
  store.watch(({ kind, seconds }) => metrics.asked(kind, seconds));
  const pool = async () => {
    const { open, idle, waiting } = store.pool();
    return new Map(Object.entries({ busy: open - idle, idle, waiting }));
  };
  const connections = 'Connections to the database that are busy or idle, and who is waiting for one; on SQLite, for the turn to write.';
  metrics.gauges('mingus_database_pool', connections, 'state', pool);
  const pages = 'Pages that PostgreSQL has read, by where it found them: in its own cache, or on disk. Rising; nothing on SQLite.';
  metrics.gauges('mingus_database_pages_read', pages, 'found_in', () => store.pagesRead(), 'max');
}

/** What tells an operator that jobs are not done: how long one has waited for its turn, and how many nobody will do any more. */
function measureOutbox(metrics: Metrics, store: Store, clock: Clock): void {
  const oldest = async (): Promise<number> => {
    const now = clock.now();
    const since = await waitingSince(store.db, instantOf(now));
    return since === undefined ? 0 : (now - momentOf(since)) / 1000;
  };
  const dead = () => countDead(store.db);
  metrics.gauge(
    'mingus_outbox_oldest_seconds',
    'Seconds since the job that has waited longest could have been begun; 0 when none waits.',
    oldest,
    'max',
  );
  const done = () => countDoneSince(store.db, instantOf(clock.now() - HOUR_MS));
  metrics.gauges('mingus_outbox_done_in_an_hour', 'Jobs that were done in the last hour, by whichever process, by kind.', 'kind', done, 'max');
  const failing = 'Jobs that went wrong at their last try, by kind: those that are to be tried again, and the dead.';
  metrics.gauges('mingus_outbox_failing', failing, 'kind', () => countFailing(store.db), 'max');
  metrics.gauge('mingus_outbox_dead', 'Jobs that were given up, and neither tried again nor dropped.', dead, 'max');
}

const LAST_BACKUP = 'When the newest good backup in the folder of this machine was made, in seconds since 1970; 0 when there is none.';

function measureDisks(metrics: Metrics, { dataDir, database, backup }: Settings): void {
  const lastBackup = () => (goodBackups(backup.folder).at(-1)?.madeAtMs ?? 0) / 1000;
  metrics.gauge('mingus_last_good_backup_timestamp_seconds', LAST_BACKUP, lastBackup, 'max');
  const folders = { data: database.kind === 'sqlite' ? dirname(database.path) : dataDir, backups: backup.folder };
  const free = 'Bytes that may still be written to the disk of the data folder, and of the folder of backups, where they are there.';
  metrics.gauges('mingus_disk_free_bytes', free, 'folder', () => freeBytes(folders), 'max');
  metrics.gauges('mingus_disk_bytes', 'Bytes of those disks in all.', 'folder', () => diskBytes(folders), 'max');
}

import { basename } from 'node:path';
import { z } from 'zod';
import { isYoungerThan } from '../database/portable/age.ts';
import type { Store } from '../database/store.ts';
import type { JobHandler, Schedule } from '../jobs/jobs.ts';
import { createThread } from '../thread.ts';
import type { BackupParts, MadeBackup } from './back-up.ts';

const BACKUP_JOB = 'backup.daily';

/** Old space of the thread, in MiB: what is on its way is far less. */
const HEAP_MIB = 192;

const payload = z.object({ due_at: z.string() });

/** The backup of each day, made in a thread of its own so that requests stay fast. */
export function createDailyBackup(given: {
  readonly store: Store;
  readonly parts: BackupParts;
  readonly log: { info(details: object, message: string): void };
}) {
  const { store, parts, log } = given;
  const thread = createThread<BackupParts, MadeBackup>({
    worker: new URL('./backup-thread.ts', import.meta.url),
    work: 'backUpInThread',
    waiting: 1,
    heapMib: HEAP_MIB,
  });
  const make: JobHandler = async (run) => {
    // A new database's first start would at once catch up with a night that it was not there for.
    if (await isYoungerThan(store.db, payload.parse(run.payload).due_at)) return;
    const { path, bytes, rows, writtenMs, verifiedMs, removed } = await thread.run(parts);
    const told = { file: basename(path), bytes, rows, written_ms: writtenMs, verified_ms: verifiedMs, removed: removed.length };
    log.info(told, 'backup made');
  };
  const schedules: readonly Schedule[] = [{ kind: BACKUP_JOB, cron: '0 2 * * *' }];
  return { jobs: { [BACKUP_JOB]: make }, schedules, close: () => thread.close() };
}

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { type Failure, filled, writeOnFailingDisk } from './support/killed/failing-disk.ts';
import { startServed } from './support/killed/served.ts';
import { canMount, smallDisk } from './support/small-disk.ts';
import { attach, canTrace } from './support/traced/trace.ts';

const DISK_BYTES = 8 * 2 ** 20;

/** Every so many calls of a kind fail, as strace has it. */
const failing = (name: string, inject: string, codes: Failure['codes']): Failure => ({
  name,
  codes,
  begin: async (served) => {
    const trace = await attach(served.process().pid ?? 0, ['-e', `trace=${inject.split(':')[0]}`, '-e', `inject=${inject}`]);
    return async () => void (await trace.stop());
  },
});

/** Looks for damage with what SQLite has for it, in a process that had nothing to do with it. */
async function intact(path: string): Promise<void> {
  const database = new DatabaseSync(path);
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(database.prepare('pragma foreign_key_check').all()).toEqual([]);
  database.close();
}

describe('SQLite on a disk', () => {
  it.skipIf(!canMount())(
    'that is full loses nothing, says so, and goes on when there is room again',
    async () => {
      const disk = smallDisk(DISK_BYTES);
      const database = { kind: 'sqlite', path: join(disk.folder, 'mingus.db') } as const;
      const served = await startServed(database);
      await writeOnFailingDisk(served, database, [filled(disk), filled(disk)], () => intact(database.path));
    },
    120_000,
  );

  it.skipIf(!canMount() || !canTrace())(
    'that fails now and then loses nothing, says so, and goes on when it is well',
    async () => {
      const disk = smallDisk(DISK_BYTES * 4);
      const database = { kind: 'sqlite', path: join(disk.folder, 'mingus.db') } as const;
      const served = await startServed(database);
      const failures = [
        failing('syncs that fail', 'fsync,fdatasync:error=EIO:when=3+5', ['server.database']),
        failing('writes that fail', 'pwrite64:error=EIO:when=10+7', ['server.database']),
        failing('writes that find no room', 'pwrite64:error=ENOSPC:when=10+7', ['server.disk_full', 'server.database']),
      ];
      await writeOnFailingDisk(served, database, failures, () => intact(database.path));
    },
    120_000,
  );
});

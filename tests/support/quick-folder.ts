import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** What all files of a run take together, with room to spare. */
const ENOUGH_BYTES = 2 ** 31;

/**
 * Makes a folder for the SQLite files of a run of tests: in memory where the machine has the room, since half of the time of tests would go into waiting
 * for a disk that nobody pulls the plug of, otherwise where other temporary files are. Folders of runs that were killed are removed: memory is
 * not swept by a restart of the program.
 */
export function quickFolder(): string {
  const parent = roomiest();
  for (const name of readdirSync(parent)) {
    const pid = /^mingus-tests-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, `mingus-tests-${process.pid}-`));
}

function roomiest(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const IN_MEMORY = '/dev/shm';
/** What all files of a run take together, with room to spare. */
const ENOUGH_BYTES = 2 ** 31;

/**
 * Where SQLite files of tests are put: in memory where the machine has the room, since half of the time of tests would go into waiting for a disk that
 * nobody pulls the plug of. Otherwise where other temporary files are.
 */
export function quickFolder(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

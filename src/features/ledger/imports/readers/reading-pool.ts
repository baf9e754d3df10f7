import { setImmediate } from 'node:timers/promises';
import { commonProblems, Problem } from '../../../../contract/problem.ts';
import { createThread } from '../../../../platform/thread.ts';
import type { ReadFile } from '../reading.ts';
import { unpack } from './parcel.ts';
import type { ReadingAnswer, ReadingTask } from './worker.ts';

/** Files that may wait; at most 10 MiB each. */
const WAITING = 16;
/** Room for a file of 100,000 rows, several times over. */
const HEAP_MIB = 768;

/**
 * Reads bank files on a thread of their own. `read` throws what `readStatement` throws, and `server.busy` when too many files wait. `worker`
 * is the module that the thread runs.
 */
export function createReadingPool(worker = new URL('./worker.ts', import.meta.url)): { readonly read: ReadFile; close(): Promise<void> } {
  const thread = createThread<ReadingTask, ReadingAnswer>({ worker, work: 'readTask', waiting: WAITING, heapMib: HEAP_MIB });
  return {
    async read(bytes, options) {
      if (thread.isFull()) {
        throw new Problem(commonProblems['server.busy'], 'Many files are being read at the moment. Try again in a minute.', {
          retryAfterSeconds: 30,
        });
      }
      const answer = await thread.run({ bytes, options });
      if ('parcel' in answer) return unpack(answer.parcel, () => setImmediate());
      const { type, detail, fields, extra } = answer.problem;
      throw new Problem(type, detail, { fields, extra });
    },
    close: thread.close,
  };
}

import { setImmediate } from 'node:timers/promises';
import type { Piscina } from 'piscina';
import { commonProblems, Problem } from '../../../../contract/problem.ts';
import type { ReadFile } from '../reading.ts';
import { unpack } from './parcel.ts';
import type { ReadingAnswer, ReadingTask } from './worker.ts';

/** How long a thread without work stays, in milliseconds: a preview is soon followed by its import. */
const IDLE_MS = 30_000;
/** One file at a time: a machine of two cores keeps one for everybody else. */
const THREADS = 1;
/** Files that may wait; at most 10 MiB each. */
const WAITING = 16;
/** Room for a file of 100,000 rows, several times over. */
const HEAP_MIB = 768;

type Threads = Piscina<ReadingTask, ReadingAnswer>;

async function startThreads(worker: URL): Promise<Threads> {
  // Loaded with the first file: at rest nothing of it is in memory.
  const { Piscina } = await import('piscina');
  return new Piscina<ReadingTask, ReadingAnswer>({
    filename: worker.href,
    name: 'readTask',
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    maxQueue: WAITING,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
}

/**
 * Reads bank files on a thread of their own, which starts with the first file and ends when it has nothing to do. `read` throws what
 * `readStatement` throws, and `server.busy` when too many files wait. A thread that breaks fails the files it had, and nothing else:
 * the next file gets a new one. `worker` is the module it runs.
 */
export function createReadingPool(worker = new URL('./worker.ts', import.meta.url)): { readonly read: ReadFile; close(): Promise<void> } {
  let starting: Promise<Threads> | undefined;
  const start = async (): Promise<Threads> => {
    const threads = await startThreads(worker);
    // Without a listener this would end the whole process; without an end the waiting files would wait for ever.
    threads.once('error', () => {
      threads.on('error', () => undefined);
      starting = undefined;
      void threads.destroy();
    });
    return threads;
  };
  return {
    async read(bytes, options) {
      starting ??= start();
      const threads = await starting;
      if (threads.queueSize >= WAITING) {
        throw new Problem(commonProblems['server.busy'], 'Many files are being read at the moment. Try again in a minute.', {
          retryAfterSeconds: 30,
        });
      }
      const answer = await threads.run({ bytes, options });
      if ('parcel' in answer) return unpack(answer.parcel, () => setImmediate());
      const { type, detail, fields, extra } = answer.problem;
      throw new Problem(type, detail, { fields, extra });
    },
    async close() {
      await (await starting)?.destroy();
    },
  };
}

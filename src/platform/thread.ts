import type { Piscina } from 'piscina';

/** How long a thread without work stays, in milliseconds: one piece of work is often soon followed by another. */
const IDLE_MS = 30_000;
/** One thing at a time: a machine of two cores keeps one for everybody else. */
const THREADS = 1;

/** What a thread is made of. */
export interface ThreadParts {
  /** The module it runs, and its function that does one task. */
  readonly worker: URL;
  readonly work: string;
  /** Tasks that may wait. */
  readonly waiting: number;
  readonly heapMib: number;
}

/** A thread of its own for long arithmetic, so that requests stay fast. */
export interface Thread<Task, Answer> {
  /** Throws what the function throws. A thread that breaks fails the tasks it had, and nothing else: the next task gets a new one. */
  run(task: Task): Promise<Answer>;
  /** Whether as many tasks wait as may: another would be refused. */
  isFull(): boolean;
  close(): Promise<void>;
}

async function startThreads<Task, Answer>({ worker, work, waiting, heapMib }: ThreadParts): Promise<Piscina<Task, Answer>> {
  // Loaded with the first task: at rest nothing of it is in memory.
  const { Piscina } = await import('piscina');
  return new Piscina<Task, Answer>({
    filename: worker.href,
    name: work,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    maxQueue: waiting,
    resourceLimits: { maxOldGenerationSizeMb: heapMib },
  });
}

/** A thread that starts with the first task and ends when it has nothing to do. */
export function createThread<Task, Answer>(parts: ThreadParts): Thread<Task, Answer> {
  let starting: Promise<Piscina<Task, Answer>> | undefined;
  let size = 0;
  const start = async (): Promise<Piscina<Task, Answer>> => {
    const threads = await startThreads<Task, Answer>(parts);
    // Without a listener this would end the whole process; without an end the waiting tasks would wait for ever.
    threads.once('error', () => {
      threads.on('error', () => undefined);
      starting = undefined;
      void threads.destroy();
    });
    return threads;
  };
  return {
    async run(task) {
      size += 1;
      try {
        starting ??= start();
        return await (await starting).run(task);
      } finally {
        size -= 1;
      }
    },
    isFull: () => size > parts.waiting,
    async close() {
      await (await starting)?.destroy();
    },
  };
}

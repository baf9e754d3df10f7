import { randomInt } from 'node:crypto';
import { Problem, commonProblems } from '../../../contract/problem.ts';

/** Runs work a few at a time; the rest waits its turn, and what finds the waiting room full is refused. */
export interface WorkQueue {
  /** Answers what `work` answers. Throws Problem `server.busy` at once when too many are waiting. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** What whoever came now would be refused with; undefined while there is room. */
  refusal(): Problem | undefined;
}

/** How much a queue holds. */
export interface QueueSize {
  /** How many run. */
  readonly atOnce: number;
  /** How many may wait. */
  readonly waiting: number;
  /** After how many seconds, at least and at most, those who are refused are asked to come back: not all in the same moment. */
  readonly retryAfterSeconds: readonly [number, number];
}

/** A queue of that size. */
export function createWorkQueue(size: QueueSize): WorkQueue {
  const turns: (() => void)[] = [];
  let running = 0;

  const refusal = (): Problem | undefined => {
    if (running < size.atOnce || turns.length < size.waiting) return undefined;
    const [least, most] = size.retryAfterSeconds;
    return new Problem(commonProblems['server.busy'], 'Many people are signing in just now. Nothing was changed; try again in a moment.', {
      retryAfterSeconds: randomInt(least, most + 1),
    });
  };

  const enter = async (): Promise<void> => {
    if (running < size.atOnce) {
      running += 1;
      return;
    }
    const full = refusal();
    if (full !== undefined) throw full;
    await new Promise<void>((resolve) => turns.push(resolve));
  };

  // Whoever leaves hands its place on, so that a newcomer cannot slip in before those who wait.
  const leave = (): void => {
    const next = turns.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    refusal,
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

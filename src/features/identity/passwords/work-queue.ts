import { Problem, commonProblems } from '../../../contract/problem.ts';

/** Runs work a few at a time; the rest waits its turn, and what finds the waiting room full is refused. */
export interface WorkQueue {
  /** Answers what `work` answers. Throws Problem `server.busy` at once when too many are waiting. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** A queue of `atOnce` running and `waiting` waiting; a refusal asks to come back after `retryAfterSeconds`. */
export function createWorkQueue(size: { readonly atOnce: number; readonly waiting: number; readonly retryAfterSeconds: number }): WorkQueue {
  const turns: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < size.atOnce) {
      running += 1;
      return;
    }
    if (turns.length >= size.waiting) {
      throw new Problem(commonProblems['server.busy'], 'Many people are signing in just now. Nothing was changed; try again in a moment.', {
        retryAfterSeconds: size.retryAfterSeconds,
      });
    }
    await new Promise<void>((resolve) => turns.push(resolve));
  };

  // Whoever leaves hands its place on, so that a newcomer cannot slip in before those who wait.
  const leave = (): void => {
    const next = turns.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
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

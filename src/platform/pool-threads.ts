import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, constants, getPriority, setPriority } from 'node:os';

/** How much a thread of the pool gives way to the one that answers: of a processor that both want it gets a quarter. */
const NICENESS = 5;

/**
 * Has the threads of Node's pool, which hash passwords, give way to the thread that answers requests: a storm of sign-ins would take a processor away
 * from everybody else's. Linux lets each thread have a priority of its own; elsewhere nothing happens.
 */
export function lowerPoolThreads(): void {
  try {
    const priority = Math.min(getPriority() + NICENESS, constants.priority.PRIORITY_LOW);
    const tasks = `/proc/${process.pid}/task`;
    for (const thread of readdirSync(tasks)) {
      if (readFileSync(`${tasks}/${thread}/comm`, 'utf8').trim() === 'libuv-worker') setPriority(Number(thread), priority);
    }
  } catch {
    // Not Linux, or not allowed: everything works as well, only less evenly.
  }
}

/**
 * How many threads may work without a pause beside the one that answers: one processor fewer than there are, at least one and at most `most`. A thread that
 * gives way still takes the processor's caches and, for some milliseconds at a time, the processor.
 */
export const threadsBeside = (most: number, processors = availableParallelism()): number => Math.max(1, Math.min(most, processors - 1));

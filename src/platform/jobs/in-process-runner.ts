import type { JobRunner } from './jobs.ts';
import { createWorking, type RunnerParts } from './working.ts';

/** Does the jobs of the outbox in this process, woken by its own commits; any number of processes may do so side by side on one database. */
export function createInProcessRunner(parts: RunnerParts): JobRunner {
  const working = createWorking(parts);
  let forget = (): unknown => undefined;
  return {
    async start() {
      forget = parts.outbox.onLeft(working.wake);
      await working.start();
    },
    async stop(timeoutMs) {
      forget();
      await working.stop(timeoutMs);
    },
    drain: working.drain,
  };
}

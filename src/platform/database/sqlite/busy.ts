import { setTimeout as sleep } from 'node:timers/promises';
import { busy, isSqliteBusy } from '../errors.ts';

/** Waiting inside SQLite stops the whole process, so it waits this long only, in milliseconds. */
export const BUSY_TIMEOUT_MS = 20;

/**
 * Runs `step` again while another process holds the pen, letting everything else go on in between. Only for steps that do nothing when they fail:
 * a BEGIN, a single statement. After `waitMs` it throws Problem `server.busy`.
 */
export async function whenFree<Result>(step: () => Result, waitMs: number): Promise<Result> {
  const until = performance.now() + waitMs;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return step();
    } catch (error) {
      if (!isSqliteBusy(error)) throw error;
      if (performance.now() > until) throw busy(error);
    }
    // Not evenly, or two processes that met once would meet each time.
    await sleep(pause / 2 + (performance.now() % pause) / 2);
  }
}

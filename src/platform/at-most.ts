import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `work` has ended, well or not, but no longer than `timeoutMs`; the work itself goes on. */
export async function atMost(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  const timeUp = sleep(timeoutMs, undefined, { signal: ended.signal });
  await Promise.allSettled([Promise.race([work, timeUp])]);
  ended.abort();
  await Promise.allSettled([timeUp]);
}

import { setTimeout as sleep } from 'node:timers/promises';

/** It was not done in the time that it had. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** What `work` answers, or throws; TooLate when it has not after `timeoutMs`. The work itself goes on, and what becomes of it then is nobody's. */
export async function inTime<Answer>(timeoutMs: number, work: Promise<Answer>): Promise<Answer> {
  const ended = new AbortController();
  const late = sleep(timeoutMs, undefined, { signal: ended.signal }).then(() => {
    throw new TooLate(`not done within ${timeoutMs} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
    await Promise.allSettled([late]);
  }
}

import { momentOf } from '../clock.ts';
import { createJobCalls, type CallingRedis } from './job-calls.ts';
import type { JobRunner } from './jobs.ts';
import { createWorking, type RunnerParts } from './working.ts';

/** While calls get there, a job must have waited so long before it is looked for in the database: nobody was called to it, or the call was lost. */
const CALLED_WITHIN_MS = 2_000;

/**
 * Does the jobs of the outbox, to which workers of any process are called through BullMQ. The outbox stays the truth: a call is only a number, whoever comes claims
 * the row as every runner does, and what nobody was called to is found in the database within seconds. While Redis is away the database alone
 * is enough. It calls from the moment that it is made, also in a process that does no jobs.
 */
export function createBullRunner(parts: RunnerParts & { readonly redis: CallingRedis }): JobRunner {
  const { outbox, clock, redis, log } = parts;
  const calls = createJobCalls(redis, () => working.wake());
  const working = createWorking(parts, {
    waitedMs: () => (calls.isUp() ? CALLED_WITHIN_MS : 0),
    onNextTry: calls.call,
  });
  const forget = outbox.onLeft(({ id, available_at }) => calls.call({ id, attempts: 0, delayMs: momentOf(available_at) - clock.now() }));

  async function take(jobId: number): Promise<void> {
    try {
      await working.take(jobId);
    } catch (error) {
      log.error({ job_id: jobId, err: error }, 'job cannot be read');
    }
  }

  return {
    async start() {
      await working.start();
      await calls.answer({ take, atOnce: working.pace.atOnce });
    },
    async stop(timeoutMs) {
      forget();
      // No call is answered any more from here on: others answer it.
      await Promise.all([working.stop(timeoutMs), calls.close()]);
    },
    drain: working.drain,
  };
}

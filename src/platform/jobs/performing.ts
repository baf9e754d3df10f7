import { randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { inBackground } from '../database/background.ts';
import type { Store } from '../database/store.ts';
import type { JobHandler } from './jobs.ts';
import { claimJob, claimNextJob, finishJob, type HeldJob, keepHolding, postponeJob } from './queue.ts';
import { describeFailure, JobGivenUp, MOST_ATTEMPTS, retryDelayMs } from './retry.ts';

/** What a runner tells its log: kinds and numbers of jobs, never their payload. What failed is `err`, from which the log takes out values. */
export interface JobLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** How a try at a job ended: done, to be tried again, or given up. */
export type TryOutcome = 'done' | 'failed' | 'dead';

/** What performing jobs needs. */
export interface PerformingParts {
  readonly store: Store;
  readonly clock: Clock;
  /** By kind. Jobs of other kinds are left to processes that know them. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly log: JobLog;
  /** Told how each try ended: for the measurements. */
  readonly onTried?: ((kind: string, outcome: TryOutcome) => void) | undefined;
}

/** When a job that was tried may be tried again. */
export interface NextTry {
  readonly id: number;
  readonly attempts: number;
  readonly delayMs: number;
}

/** What every runner does with the rows of the outbox, however it learns of them. */
export interface Performing {
  /** Takes the job that has waited longest, of those that could have been begun `waitedMs` ago; undefined when there is none. */
  claimNext(waitedMs: number): Promise<HeldJob | undefined>;
  /** Takes this one job; undefined when it may not run now: it was done, somebody is at it, or its time has not come. */
  claim(jobId: number): Promise<HeldJob | undefined>;
  /** Does a job that was taken, and notes how it ended; answers when it is to be tried again, undefined when it is not. Never throws. */
  perform(job: HeldJob): Promise<NextTry | undefined>;
}

const chance = (): number => randomInt(0, 1_000_000) / 1_000_000;

/** Performs jobs, each held for `lockMs` and held on to while it is at work. */
export function createPerforming({ store, clock, handlers, log, onTried }: PerformingParts, lockMs: number): Performing {
  const kinds = Object.keys(handlers);

  async function settleFailure(job: HeldJob, failure: unknown): Promise<NextTry | undefined> {
    const told = describeFailure(failure);
    const details = { job_id: job.id, kind: job.kind, attempt: job.attempt, err: failure };
    if (failure instanceof JobGivenUp || job.attempt >= MOST_ATTEMPTS) {
      log.error(details, 'job given up');
      await finishJob(store.db, clock, job, told);
      onTried?.(job.kind, 'dead');
      return undefined;
    }
    log.warn(details, 'job failed, will be tried again');
    const delayMs = retryDelayMs(job.attempt, chance());
    await postponeJob(store.db, clock, job, delayMs, told);
    onTried?.(job.kind, 'failed');
    return { id: job.id, attempts: job.attempt, delayMs };
  }

  async function attempt(job: HeldJob): Promise<void> {
    const holding = setInterval(() => {
      keepHolding(store.db, clock, job, lockMs).catch((error: unknown) => log.warn({ job_id: job.id, err: error }, 'job not held on to'));
    }, lockMs / 3);
    try {
      // A job that kept ending its process never came to be counted as failed; it ends here.
      if (job.attempt > MOST_ATTEMPTS) throw new JobGivenUp('the process ended at every attempt');
      await inBackground(() => handlers[job.kind]?.({ id: job.id, payload: job.payload, attempt: job.attempt }));
    } finally {
      clearInterval(holding);
    }
  }

  return {
    claimNext: async (waitedMs) => (kinds.length === 0 ? undefined : claimNextJob(store.db, clock, kinds, lockMs, waitedMs)),
    claim: async (jobId) => (kinds.length === 0 ? undefined : claimJob(store.db, clock, kinds, lockMs, jobId)),
    async perform(job) {
      try {
        const failure = await attempt(job).then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
        if (failure !== undefined) return await settleFailure(job, failure.error);
        await finishJob(store.db, clock, job, null);
        onTried?.(job.kind, 'done');
      } catch (error) {
        // The database did not take the outcome: the hold runs out and the job is done again.
        log.error({ job_id: job.id, kind: job.kind, err: error }, 'outcome of a job not kept');
      }
      return undefined;
    },
  };
}

import { AsyncResource } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { atMost } from '../at-most.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../database/store.ts';
import type { JobHandler, JobRunner, Schedule } from './jobs.ts';
import type { WakingOutbox } from './outbox.ts';
import { claimJob, finishJob, type HeldJob, keepHolding, postponeJob, releaseJob } from './queue.ts';
import { describeFailure, JobGivenUp, MOST_ATTEMPTS, retryDelayMs } from './retry.ts';
import { createScheduler } from './schedules.ts';

/** What a runner tells its log: kinds and numbers of jobs, never their payload. What failed is `err`, from which the log takes out values. */
export interface JobLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What a runner is made of. */
export interface RunnerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: WakingOutbox;
  /** By kind. Jobs of other kinds are left to processes that know them. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
  readonly log: JobLog;
  readonly pace?: Partial<RunnerPace>;
}

/** How fast a runner goes. */
export interface RunnerPace {
  /** Jobs at work at the same time. */
  readonly atOnce: number;
  /** Milliseconds between looks when nothing wakes it: how late a job of another process, or a retry, may start. */
  readonly pollMs: number;
  /** Milliseconds after which a job whose process died is taken over. A living one renews its hold three times as often. */
  readonly lockMs: number;
}

const USUAL_PACE: RunnerPace = { atOnce: 4, pollMs: 1_000, lockMs: 60_000 };

const chance = (): number => randomInt(0, 1_000_000) / 1_000_000;

/** Does the jobs of the outbox in this process; any number of processes may do so side by side on one database. */
export function createInProcessRunner(parts: RunnerParts): JobRunner {
  const { store, clock, handlers, log } = parts;
  const pace = { ...USUAL_PACE, ...parts.pace };
  const kinds = Object.keys(handlers);
  const scheduler = createScheduler(parts);
  const running = new Set<Promise<void>>();
  let state: 'idle' | 'started' | 'stopped' = 'idle';
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let forget = (): unknown => undefined;

  const isStarted = (): boolean => state === 'started';
  const claim = async (): Promise<HeldJob | undefined> => (kinds.length === 0 ? undefined : claimJob(store.db, clock, kinds, pace.lockMs));

  async function settleFailure(job: HeldJob, failure: unknown): Promise<void> {
    const told = describeFailure(failure);
    const details = { job_id: job.id, kind: job.kind, attempt: job.attempt, err: failure };
    if (failure instanceof JobGivenUp || job.attempt >= MOST_ATTEMPTS) {
      log.error(details, 'job given up');
      await finishJob(store.db, clock, job, told);
    } else {
      log.warn(details, 'job failed, will be tried again');
      await postponeJob(store.db, clock, job, retryDelayMs(job.attempt, chance()), told);
    }
  }

  async function attempt(job: HeldJob): Promise<void> {
    const holding = setInterval(() => {
      keepHolding(store.db, clock, job, pace.lockMs).catch((error: unknown) => log.warn({ job_id: job.id, err: error }, 'job not held on to'));
    }, pace.lockMs / 3);
    try {
      // A job that kept ending its process never came to be counted as failed; it ends here.
      if (job.attempt > MOST_ATTEMPTS) throw new JobGivenUp('the process ended at every attempt');
      await handlers[job.kind]?.({ id: job.id, payload: job.payload, attempt: job.attempt });
    } finally {
      clearInterval(holding);
    }
  }

  async function perform(job: HeldJob): Promise<void> {
    try {
      const failure = await attempt(job).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      if (failure === undefined) await finishJob(store.db, clock, job, null);
      else await settleFailure(job, failure.error);
    } catch (error) {
      // The database did not take the outcome: the hold runs out and the job is done again.
      log.error({ job_id: job.id, kind: job.kind, err: error }, 'outcome of a job not kept');
    }
  }

  function track(job: HeldJob): void {
    const work = perform(job).finally(() => {
      running.delete(work);
      wake();
    });
    running.add(work);
  }

  async function takeWhatFits(): Promise<void> {
    await scheduler.leaveDue();
    while (isStarted() && running.size < pace.atOnce) {
      const job = await claim();
      if (job === undefined) return;
      // Stopped while the claim was on its way: the job is not begun any more.
      if (!isStarted()) return releaseJob(store.db, job);
      track(job);
    }
  }

  async function look(): Promise<void> {
    clearTimeout(timer);
    try {
      await takeWhatFits();
    } catch (error) {
      log.error({ err: error }, 'jobs cannot be read');
    }
    looking = undefined;
    if (!isStarted()) return;
    if (lookAgain) wake();
    else timer = setTimeout(wake, pace.pollMs);
  }

  function lookOnce(): void {
    lookAgain = looking !== undefined;
    if (isStarted()) looking ??= look();
  }

  // A commit wakes the runner from inside the request that committed; its work must not run as a part of that request or of its transaction.
  const wake = AsyncResource.bind(lookOnce);

  return {
    async start() {
      state = 'started';
      forget = parts.outbox.onLeft(wake);
      wake();
    },
    async stop(timeoutMs) {
      state = 'stopped';
      forget();
      clearTimeout(timer);
      await atMost(
        timeoutMs,
        Promise.resolve(looking).then(() => Promise.all(running)),
      );
    },
    async drain() {
      for (;;) {
        await scheduler.leaveDue();
        const job = await claim();
        if (job !== undefined) await perform(job);
        else if (running.size === 0) return;
        else await Promise.race(running);
      }
    },
  };
}

import { AsyncResource } from 'node:async_hooks';
import { atMost } from '../at-most.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../database/store.ts';
import type { JobHandler, JobRunner, Schedule } from './jobs.ts';
import type { WakingOutbox } from './outbox.ts';
import { createPerforming, type JobLog, type NextTry, type TryOutcome } from './performing.ts';
import { type HeldJob, releaseJob } from './queue.ts';
import { createScheduler } from './schedules.ts';

/** What a runner is made of. */
export interface RunnerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: WakingOutbox;
  /** By kind. Jobs of other kinds are left to processes that know them. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
  readonly log: JobLog;
  /** Told how each try ended: for the measurements. */
  readonly onTried?: (kind: string, outcome: TryOutcome) => void;
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

// A dead worker's job is begun by another within lock and look: 21 seconds, of the 30 that are promised.
const USUAL_PACE: RunnerPace = { atOnce: 4, pollMs: 1_000, lockMs: 20_000 };

/** What a runner may do otherwise than look into the database. */
export interface OtherWays {
  /** Milliseconds that a job must have waited before looking finds it: time for who was told of it in another way. */
  readonly waitedMs: () => number;
  /** Told of each job that is to be tried again. */
  readonly onNextTry: (next: NextTry) => void;
}

/** Work on the jobs of one process. */
export interface Working extends JobRunner {
  /** Looks into the database for jobs soon: at once, or after the look that is under way. */
  readonly wake: () => void;
  /** Takes this one job and does it; does nothing when it may not run now, or the runner is not started. Throws when the database cannot be asked. */
  take(jobId: number): Promise<void>;
  readonly pace: RunnerPace;
}

/** Finds jobs in the database and does them, in this process; any number of processes may do so side by side on one database. */
export function createWorking(parts: RunnerParts, other: OtherWays = { waitedMs: () => 0, onNextTry: () => undefined }): Working {
  const { store, log } = parts;
  const pace = { ...USUAL_PACE, ...parts.pace };
  const performing = createPerforming(parts, pace.lockMs);
  const scheduler = createScheduler(parts);
  const running = new Set<Promise<void>>();
  let state: 'idle' | 'started' | 'stopped' = 'idle';
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  // What was left before there was anybody has waited long enough.
  let isFirstLook = true;

  const isStarted = (): boolean => state === 'started';

  async function perform(job: HeldJob): Promise<void> {
    const next = await performing.perform(job);
    if (next !== undefined) other.onNextTry(next);
  }

  /** Keeps what is at work until it has ended, for who waits for it. */
  function track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  }

  async function takeWhatFits(): Promise<void> {
    await scheduler.leaveDue();
    const waitedMs = isFirstLook ? 0 : other.waitedMs();
    while (isStarted() && running.size < pace.atOnce) {
      const job = await performing.claimNext(waitedMs);
      if (job === undefined) break;
      // Stopped while the claim was on its way: the job is not begun any more.
      if (!isStarted()) return releaseJob(store.db, job);
      void track(perform(job)).then(wake);
    }
    isFirstLook = false;
  }

  async function takeOne(jobId: number): Promise<void> {
    const job = await performing.claim(jobId);
    if (job === undefined) return;
    await (isStarted() ? perform(job) : releaseJob(store.db, job));
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
    wake,
    pace,
    take: async (jobId) => (isStarted() ? track(takeOne(jobId)) : undefined),
    async start() {
      state = 'started';
      wake();
    },
    async stop(timeoutMs) {
      state = 'stopped';
      clearTimeout(timer);
      await atMost(
        timeoutMs,
        Promise.resolve(looking).then(() => Promise.allSettled(running)),
      );
    },
    async drain() {
      for (;;) {
        await scheduler.leaveDue();
        const job = await performing.claimNext(0);
        if (job !== undefined) await perform(job);
        else if (running.size === 0) return;
        else await Promise.allSettled([Promise.race(running)]);
      }
    },
  };
}

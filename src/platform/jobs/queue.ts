import { type Clock, instantOf } from '../clock.ts';
import type { Db } from '../database/store.ts';

/** A job that this process holds until its lock runs out. `attempt` counts from 1 and tells this holding from an earlier one. */
export interface HeldJob {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly attempt: number;
}

/** How many candidates are looked at when others are quicker: more than processes that could compete for one. */
const CANDIDATES = 10;

const instantAfter = (clock: Clock, ms: number): string => instantOf(clock.now() + ms);

/** Jobs that could have been begun `waitedMs` ago, and that nobody holds now. */
function open(db: Db, clock: Clock, kinds: readonly string[], waitedMs: number) {
  return db
    .selectFrom('outbox')
    .select(['id', 'attempts'])
    .where('finished_at', 'is', null)
    .where('available_at', '<=', instantAfter(clock, -waitedMs))
    .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', instantAfter(clock, 0))]))
    .where('kind', 'in', kinds);
}

async function hold(db: Db, clock: Clock, lockMs: number, { id, attempts }: { readonly id: number; readonly attempts: number }) {
  const job = await db
    .updateTable('outbox')
    .set({ attempts: attempts + 1, locked_until: instantAfter(clock, lockMs) })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('finished_at', 'is', null)
    .returning(['id', 'kind', 'payload', 'attempts'])
    .executeTakeFirst();
  return job === undefined ? undefined : { id: job.id, kind: job.kind, payload: job.payload, attempt: job.attempts };
}

/**
 * Takes the job that has waited longest, of those that could have been begun `waitedMs` ago, for `lockMs`; undefined when there is none. Safe among any number
 * of processes: whoever first raises `attempts` from the value both saw has it, so no lock of either database is needed. A job whose holder died is free
 * again when its lock ran out.
 */
export async function claimNextJob(db: Db, clock: Clock, kinds: readonly string[], lockMs: number, waitedMs: number): Promise<HeldJob | undefined> {
  const candidates = await open(db, clock, kinds, waitedMs).orderBy('available_at').orderBy('id').limit(CANDIDATES).execute();
  for (const candidate of candidates) {
    const job = await hold(db, clock, lockMs, candidate);
    if (job !== undefined) return job;
  }
  return undefined;
}

/** Takes one job in the same way; undefined when it may not run now, or another was quicker. */
export async function claimJob(db: Db, clock: Clock, kinds: readonly string[], lockMs: number, jobId: number): Promise<HeldJob | undefined> {
  const candidate = await open(db, clock, kinds, 0).where('id', '=', jobId).executeTakeFirst();
  return candidate === undefined ? undefined : hold(db, clock, lockMs, candidate);
}

// A job that another process has taken over since is no longer ours to change: hence `attempts` in each of these.
const held = (db: Db, job: HeldJob) =>
  db.updateTable('outbox').where('id', '=', job.id).where('attempts', '=', job.attempt).where('finished_at', 'is', null);

/** Holds the job for another `lockMs`. */
export async function keepHolding(db: Db, clock: Clock, job: HeldJob, lockMs: number): Promise<void> {
  await held(db, job)
    .set({ locked_until: instantAfter(clock, lockMs) })
    .execute();
}

/** Marks the job done; with `lastError` it is dead: finished, and never done. */
export async function finishJob(db: Db, clock: Clock, job: HeldJob, lastError: string | null): Promise<void> {
  await held(db, job)
    .set({ finished_at: instantAfter(clock, 0), locked_until: null, last_error: lastError })
    .execute();
}

/** Gives the job back, to be tried again after `delayMs`. */
export async function postponeJob(db: Db, clock: Clock, job: HeldJob, delayMs: number, lastError: string): Promise<void> {
  await held(db, job)
    .set({ available_at: instantAfter(clock, delayMs), locked_until: null, last_error: lastError })
    .execute();
}

/** Gives back a job that was claimed and not begun, as if it had not been. */
export async function releaseJob(db: Db, job: HeldJob): Promise<void> {
  await held(db, job)
    .set({ attempts: job.attempt - 1, locked_until: null })
    .execute();
}

/** Removes jobs that finished before the instant; answers how many. Their dedupe keys are free again from then on. */
export async function removeFinishedJobs(db: Db, before: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('outbox').where('finished_at', '<', before).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

import { z } from 'zod';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import {
  countJobs,
  dropJob,
  findJob,
  type JobsWanted,
  type KeptJob,
  listJobs,
  restoreJob,
  reviveJob,
  reviveJobs,
  stateOf,
} from '../../../platform/jobs/jobs-repository.ts';
import type { Audit } from '../../audit/index.ts';
import { type job, type jobCounts, jobProblems } from './contract.ts';

/** A job as it is shown. */
type Job = z.output<typeof job>;

/** An administrator who does something. */
interface Doer {
  readonly caller: Caller;
  readonly origin: Origin;
}

interface Wanted extends JobsWanted {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Looking after the jobs of the outbox. Each change leaves a row in the audit trail. */
export interface JobDesk {
  list(wanted: Wanted): Promise<{ readonly items: Job[]; readonly next_cursor: string | null }>;
  count(): Promise<z.output<typeof jobCounts>>;
  /** Gives a dead job all its tries again. Throws Problem `job.not_found` or `job.not_dead`. */
  retry(jobId: number, doer: Doer): Promise<Job>;
  /** Gives all dead jobs of a kind all their tries again; answers how many there were. */
  retryAll(kind: string, doer: Doer): Promise<number>;
  /** Puts a dead job away. Throws Problem `job.not_found` or `job.not_dead`. */
  drop(jobId: number, doer: Doer): Promise<Job>;
  /** Takes back that it was dropped. Throws Problem `job.not_found` or `job.not_dropped`. */
  restore(jobId: number, doer: Doer): Promise<Job>;
}

/** What the desk is made of. */
export interface JobDeskParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
}

/** The desk over the table `outbox`. */
export function createJobDesk({ store, clock, audit }: JobDeskParts): JobDesk {
  const now = (): string => instantOf(clock.now());
  const shown = (row: KeptJob): Job => ({ ...row, state: stateOf(row, now()) });

  type Why = 'tried_again' | 'dropped' | 'restored';
  const record = (db: Db, reason: Why, { caller, origin }: Doer, details: Readonly<Record<string, string | number>>) =>
    audit.record(db, { event_type: 'job_changed', user_id: caller.user_id, origin, outcome: 'success', reason, details });

  /** Changes one job with its row in the trail; `change` answers undefined when the job is not in the state for it. */
  const changeOne = (jobId: number, doer: Doer, reason: Why, refusal: () => Problem, change: (db: Db) => Promise<KeptJob | undefined>) =>
    store.transaction(async (db) => {
      const changed = await change(db);
      if (changed === undefined) throw (await findJob(db, jobId)) === undefined ? noSuchJob() : refusal();
      await record(db, reason, doer, { job: jobId, kind: changed.kind });
      return shown(changed);
    });

  return {
    async list({ limit, cursor, ...wanted }) {
      const [before = Number.MAX_SAFE_INTEGER] = placeOf(cursor, z.tuple([z.int().min(1)])) ?? [];
      const page = pageFrom(await listJobs(store.db, wanted, now(), before, limit + 1), limit, ({ id }) => [id]);
      return { ...page, items: page.items.map(shown) };
    },
    count: async () => countsOf(await countJobs(store.db, now())),
    retry: (jobId, doer) => changeOne(jobId, doer, 'tried_again', notDead, (db) => reviveJob(db, jobId, now())),
    retryAll: (kind, doer) =>
      store.transaction(async (db) => {
        const jobs = await reviveJobs(db, kind, now());
        if (jobs > 0) await record(db, 'tried_again', doer, { kind, jobs });
        return jobs;
      }),
    drop: (jobId, doer) => changeOne(jobId, doer, 'dropped', notDead, (db) => dropJob(db, jobId, now())),
    restore: (jobId, doer) => changeOne(jobId, doer, 'restored', notDropped, (db) => restoreJob(db, jobId)),
  };
}

const noCounts = () => ({ dead: 0, waiting: 0, running: 0, dropped: 0 });

function countsOf(rows: Awaited<ReturnType<typeof countJobs>>): z.output<typeof jobCounts> {
  const totals = { ...noCounts(), done: 0 };
  const kinds = new Map<string, ReturnType<typeof noCounts>>();
  for (const { state, kind, jobs } of rows) {
    totals[state] += jobs;
    if (state !== 'done') kinds.set(kind, { ...(kinds.get(kind) ?? noCounts()), [state]: jobs });
  }
  const byName = [...kinds].map(([kind, counts]) => ({ kind, ...counts })).toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
  return { ...totals, kinds: byName };
}

const noSuchJob = () => new Problem(jobProblems['job.not_found'], 'There is no such job any more. Finished ones are removed after 30 days.');
const notDead = () => new Problem(jobProblems['job.not_dead'], 'Only a dead job can be tried again or dropped. Look again how this one stands.');
const notDropped = () => new Problem(jobProblems['job.not_dropped'], 'Only a dropped job can be restored. Look again how this one stands.');

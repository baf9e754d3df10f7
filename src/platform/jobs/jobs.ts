import type { Db } from '../database/store.ts';

/** Something to do after a commit. `payload` is an object of JSON values and holds ids, never secrets. */
export interface NewJob {
  /** `feature.verb`, e.g. `delivery.mail`. */
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Two jobs of the same key are one job: the second is dropped without a word, until 30 days after the first was done. At most 255 characters. */
  readonly dedupe_key: string;
  /** The first moment it may run; at once when left out. */
  readonly available_at?: string;
}

/** Where features leave work: a row written in the transaction of the effect itself. */
export interface Outbox {
  add(db: Db, job: NewJob): Promise<void>;
}

/** What a handler is told of the job it runs. */
export interface JobRun {
  readonly id: number;
  readonly payload: unknown;
  /** 1 at the first try. */
  readonly attempt: number;
}

/** Does one kind of job. May be called again for the same job (a worker can die after the work): its effect must be the same once or twice. */
export type JobHandler = (run: JobRun) => Promise<void>;

/** Something done by the clock; in cron's five fields, in UTC. `kind` is the kind of job that it leaves. */
export interface Schedule {
  readonly kind: string;
  readonly cron: string;
}

/** Takes jobs from the outbox and does them. Every implementation passes `conformance.ts`. */
export interface JobRunner {
  start(): Promise<void>;
  /** Lets running jobs finish within `timeoutMs`, then resolves; takes no new ones. */
  stop(timeoutMs: number): Promise<void>;
  /** Does all that may run now and resolves when none is left: for tests and for `mingus work --once`. */
  drain(): Promise<void>;
}

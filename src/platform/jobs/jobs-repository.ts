import { type ExpressionBuilder, sql } from 'kysely';
import type { Tables } from '../database/rows.ts';
import type { Db } from '../database/store.ts';

/** What has become of a job: nobody is at it yet, somebody is, it was done, it was given up, or it was given up and dropped. */
export const JOB_STATES = ['dead', 'waiting', 'running', 'done', 'dropped'] as const;
/** One of them. */
export type JobState = (typeof JOB_STATES)[number];

/** A job as it stands in the outbox, without what it is about. */
export interface KeptJob {
  readonly id: number;
  readonly kind: string;
  readonly attempts: number;
  readonly created_at: string;
  readonly available_at: string;
  readonly locked_until: string | null;
  readonly finished_at: string | null;
  readonly last_error: string | null;
  readonly dropped_at: string | null;
}

const shown = [
  'id',
  'kind',
  'attempts',
  'created_at',
  'available_at',
  'locked_until',
  'finished_at',
  'last_error',
  'dropped_at',
] as const satisfies readonly (keyof KeptJob)[];

/** What has become of it, at an instant. */
export function stateOf({ finished_at, last_error, dropped_at, locked_until }: KeptJob, now: string): JobState {
  if (dropped_at !== null) return 'dropped';
  if (finished_at !== null) return last_error === null ? 'done' : 'dead';
  return locked_until !== null && locked_until > now ? 'running' : 'waiting';
}

type Where = ExpressionBuilder<Tables, 'outbox'>;

// A dead job is finished, and its error says why it was never done.
const isDead = (where: Where) =>
  where.and([where('finished_at', 'is not', null), where('last_error', 'is not', null), where('dropped_at', 'is', null)]);

const isFree = (where: Where, now: string) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', now)]);

const IN_STATE: Readonly<Record<JobState, (where: Where, now: string) => ReturnType<Where['and']>>> = {
  dead: isDead,
  waiting: (where, now) => where.and([where('finished_at', 'is', null), isFree(where, now)]),
  running: (where, now) => where.and([where('finished_at', 'is', null), where('locked_until', '>', now)]),
  done: (where) => where.and([where('finished_at', 'is not', null), where('last_error', 'is', null)]),
  dropped: (where) => where.and([where('finished_at', 'is not', null), where('last_error', 'is not', null), where('dropped_at', 'is not', null)]),
};

/** Which jobs are looked for. */
export interface JobsWanted {
  readonly state: JobState;
  readonly kind?: string | undefined;
}

/** Jobs in a state at an instant, the newest first, from before the number. */
export async function listJobs(db: Db, { state, kind }: JobsWanted, now: string, before: number, limit: number): Promise<readonly KeptJob[]> {
  let query = db
    .selectFrom('outbox')
    .select(shown)
    .where('id', '<', before)
    .where((where) => IN_STATE[state](where, now));
  if (kind !== undefined) query = query.where('kind', '=', kind);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** A job by its number. */
export async function findJob(db: Db, jobId: number): Promise<KeptJob | undefined> {
  return db.selectFrom('outbox').select(shown).where('id', '=', jobId).executeTakeFirst();
}

/** How many jobs of a kind are in a state. */
export interface CountedJobs {
  readonly state: JobState;
  /** Empty where they are not told apart by kind: those done. */
  readonly kind: string;
  readonly jobs: number;
}

/** How many jobs are in each state at an instant, in one query: by kind, but for those done, of which there are most. */
export async function countJobs(db: Db, now: string): Promise<readonly CountedJobs[]> {
  const all = (state: JobState) => db.selectFrom('outbox').where((where) => IN_STATE[state](where, now));
  const byKind = (state: JobState) =>
    all(state)
      .select(({ fn }) => [sql.lit(state).as('state'), 'kind', fn.countAll<number>().as('jobs')])
      .groupBy('kind');
  const done = all('done').select(({ fn }) => [sql.lit<JobState>('done').as('state'), sql.lit('').as('kind'), fn.countAll<number>().as('jobs')]);
  return byKind('dead').unionAll(byKind('dropped')).unionAll(byKind('waiting')).unionAll(byKind('running')).unionAll(done).execute();
}

/** How many jobs are dead, in a query that an index serves however much has been done. */
export async function countDead(db: Db): Promise<number> {
  const { jobs } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('jobs'))
    .where(isDead)
    .executeTakeFirstOrThrow();
  return jobs;
}

/** Since when the job that has waited longest could have been begun; undefined when none waits. */
export async function waitingSince(db: Db, now: string): Promise<string | undefined> {
  const oldest = await db
    .selectFrom('outbox')
    .select('available_at')
    .where((where) => IN_STATE.waiting(where, now))
    .where('available_at', '<=', now)
    .orderBy('available_at')
    .limit(1)
    .executeTakeFirst();
  return oldest?.available_at;
}

/** How many jobs of each kind were done since an instant. */
export async function countDoneSince(db: Db, since: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('jobs')])
    .where('finished_at', '>=', since)
    .where('last_error', 'is', null)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, jobs }) => [kind, jobs]));
}

/** How many jobs of each kind went wrong at their last try: those that wait for the next one, and the dead. */
export async function countFailing(db: Db): Promise<ReadonlyMap<string, number>> {
  const failing = (where: 'open' | 'dead') =>
    db
      .selectFrom('outbox')
      .select(({ fn }) => ['kind', fn.countAll<number>().as('jobs')])
      .where((is) => (where === 'dead' ? isDead(is) : is.and([is('finished_at', 'is', null), is('last_error', 'is not', null)])))
      .groupBy('kind');
  const counts = new Map<string, number>();
  for (const { kind, jobs } of await failing('open').unionAll(failing('dead')).execute()) counts.set(kind, (counts.get(kind) ?? 0) + jobs);
  return counts;
}

/** How jobs of a kind stand that are not done. */
export interface OpenJobs {
  readonly kind: string;
  /** Not done and not given up; those whose time is still to come are among them. */
  readonly open: number;
  /** Since when the oldest of those has been there; null when there is none. */
  readonly oldest_at: string | null;
  /** Since when the one that has waited longest could have been begun; null when none waits. */
  readonly waiting_since: string | null;
  readonly dead: number;
}

/** The kinds of which any job is open or dead at an instant, by name, in one query. */
export async function openJobs(db: Db, now: string): Promise<readonly OpenJobs[]> {
  const nothing = sql<string | null>`null`;
  const open = db
    .selectFrom('outbox')
    .where('finished_at', 'is', null)
    .select(({ fn, eb }) => [
      'kind',
      fn.countAll<number>().as('open'),
      sql<string | null>`min(created_at)`.as('oldest_at'),
      fn
        .min(
          eb
            .case()
            .when(eb.and([isFree(eb, now), eb('available_at', '<=', now)]))
            .then(eb.ref('available_at'))
            .end(),
        )
        .as('waiting_since'),
      sql.lit<number>(0).as('dead'),
    ])
    .groupBy('kind');
  const dead = db
    .selectFrom('outbox')
    .where(isDead)
    .select(({ fn }) => [
      'kind',
      sql.lit<number>(0).as('open'),
      nothing.as('oldest_at'),
      nothing.as('waiting_since'),
      fn.countAll<number>().as('dead'),
    ])
    .groupBy('kind');
  const kinds = new Map<string, OpenJobs>();
  for (const row of await open.unionAll(dead).execute()) {
    const known = kinds.get(row.kind);
    kinds.set(row.kind, known === undefined ? row : { ...known, dead: known.dead + row.dead });
  }
  return [...kinds.values()].toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
}

const AFRESH = { attempts: 0, locked_until: null, finished_at: null } as const;

/** Gives a dead job all its tries again, from now on; undefined when it is none. */
export async function reviveJob(db: Db, jobId: number, now: string): Promise<KeptJob | undefined> {
  const revived = db.updateTable('outbox').set({ ...AFRESH, available_at: now });
  return revived.where('id', '=', jobId).where(isDead).returning(shown).executeTakeFirst();
}

/** Gives all dead jobs of a kind all their tries again, from now on; answers how many there were. */
export async function reviveJobs(db: Db, kind: string, now: string): Promise<number> {
  const revived = db.updateTable('outbox').set({ ...AFRESH, available_at: now });
  const { numUpdatedRows } = await revived.where('kind', '=', kind).where(isDead).executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Puts a dead job away; undefined when it is none. It stays for as long as others that finished when it did. */
export async function dropJob(db: Db, jobId: number, now: string): Promise<KeptJob | undefined> {
  return db.updateTable('outbox').set({ dropped_at: now }).where('id', '=', jobId).where(isDead).returning(shown).executeTakeFirst();
}

/** Takes back that a job was dropped; undefined when it was not, or is gone. */
export async function restoreJob(db: Db, jobId: number): Promise<KeptJob | undefined> {
  return db
    .updateTable('outbox')
    .set({ dropped_at: null })
    .where('id', '=', jobId)
    .where('dropped_at', 'is not', null)
    .returning(shown)
    .executeTakeFirst();
}

/** Takes away what is still to be done about a person and that nobody is at; answers how much. What is being done finds that they are gone. */
export async function deleteJobsOf(db: Db, userId: number, now: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('outbox')
    .where((where) => IN_STATE.waiting(where, now))
    // As text: one database takes the number out of the JSON as a number, the other as a text.
    .where(sql<boolean>`cast(payload ->> 'user_id' as text) = ${String(userId)}`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Numbers of jobs that are looked through in one statement. */
const LOOKED_THROUGH = 5000;

/** Takes away what was done or given up about a person. No index knows whom a job is about: all are looked through, some thousand at a time. */
export async function deleteDoneJobsOf(db: Db, userId: number): Promise<void> {
  for (let after = 0; ; ) {
    const through = await db.selectFrom('outbox').select('id').where('id', '>', after).orderBy('id').limit(LOOKED_THROUGH).execute();
    const last = through.at(-1);
    if (last === undefined) return;
    await db
      .deleteFrom('outbox')
      .where('id', '>', after)
      .where('id', '<=', last.id)
      .where('finished_at', 'is not', null)
      .where(sql<boolean>`cast(payload ->> 'user_id' as text) = ${String(userId)}`)
      .execute();
    after = last.id;
  }
}

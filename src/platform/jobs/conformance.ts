import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../database/store.ts';
import type { JobHandler, JobRunner, JobRun, NewJob, Schedule } from './jobs.ts';
import { createOutbox, type WakingOutbox } from './outbox.ts';
import { JobGivenUp, MOST_ATTEMPTS } from './retry.ts';

/** One process: its own connection to the database, its own outbox. */
export interface RunnerProcess {
  readonly store: Store;
  readonly outbox: WakingOutbox;
}

/** What a runner is made from in the suite. */
export interface RunnerOrder extends RunnerProcess {
  readonly clock: Clock;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
}

/** What is under test. */
export interface RunnerUnderTest {
  readonly name: string;
  /** Makes an empty database; each call of what it answers is another process on it, whose store the suite closes. */
  readonly makeDatabase: () => Promise<() => Promise<Store>>;
  /** Makes a runner that looks for work by itself at most every hour, so that only waking can be quick. */
  readonly createRunner: (order: RunnerOrder) => JobRunner;
}

const START = Date.parse('2026-03-01T12:00:30.000Z');
const HOUR_MS = 3_600_000;

/** The suite that every runner passes: what the rest of Mingus may rely on when it leaves a job. */
export function describeJobRunner({ name, makeDatabase, createRunner }: RunnerUnderTest): void {
  describe(name, () => {
    let nowMs = START;
    const clock: Clock = { now: () => nowMs };
    const stores: Store[] = [];
    const runners: JobRunner[] = [];
    let connect: () => Promise<Store>;
    let first: RunnerProcess;
    let runs: JobRun[] = [];

    const openProcess = async (): Promise<RunnerProcess> => {
      const store = await connect();
      stores.push(store);
      return { store, outbox: createOutbox({ store, clock }) };
    };
    const runner = (handlers: Record<string, JobHandler>, process = first, schedules: readonly Schedule[] = []): JobRunner => {
      const made = createRunner({ ...process, clock, handlers, schedules });
      runners.push(made);
      return made;
    };
    const note: JobHandler = async (run) => void runs.push(run);
    const leave = (job: Partial<NewJob> = {}, { store, outbox } = first) =>
      store.transaction((db) => outbox.add(db, { kind: 'test.note', payload: { figure: 1 }, dedupe_key: 'one', ...job }));
    const rows = () => first.store.db.selectFrom('outbox').selectAll().orderBy('id').execute();

    beforeEach(async () => {
      nowMs = START;
      runs = [];
      connect = await makeDatabase();
      first = await openProcess();
    });
    afterEach(async () => {
      for (const each of runners.splice(0)) await each.stop(5_000);
      for (const each of stores.splice(0)) await each.close();
    });

    test('a job is done once, with its payload, and is finished then', async () => {
      await leave({ payload: { ids: [3, 4], name: 'Ada' } });
      const one = runner({ 'test.note': note });
      await one.drain();
      await one.drain();
      expect(runs).toEqual([{ id: expect.any(Number), payload: { ids: [3, 4], name: 'Ada' }, attempt: 1 }]);
      expect(await rows()).toMatchObject([{ finished_at: instantOf(START), last_error: null, locked_until: null }]);
    });

    test('a job left in a transaction that failed was never left', async () => {
      const failed = first.store.transaction(async (db) => {
        await first.outbox.add(db, { kind: 'test.note', payload: {}, dedupe_key: 'one' });
        throw new Error('rolled back');
      });
      await expect(failed).rejects.toThrow('rolled back');
      await runner({ 'test.note': note }).drain();
      expect(runs).toEqual([]);
    });

    test('two jobs of one key are one job, also after it was done', async () => {
      const one = runner({ 'test.note': note });
      await leave();
      await leave({ payload: { figure: 2 } });
      await one.drain();
      await leave();
      await one.drain();
      expect(runs.map((run) => run.payload)).toEqual([{ figure: 1 }]);
    });

    test('a runner that was started does what is committed, unasked, and outside of the transaction that left it', async () => {
      const done = Promise.withResolvers<number>();
      const one = runner({
        'test.note': async () => {
          const people = await first.store.transaction((db) => db.selectFrom('users').select('id').execute());
          done.resolve(people.length);
        },
      });
      await one.start();
      await one.drain();
      await leave();
      expect(await done.promise).toBe(0);
    });

    test('what was left while nothing ran is done at the start', async () => {
      const done = Promise.withResolvers<void>();
      await leave();
      await runner({ 'test.note': async () => done.resolve() }).start();
      await done.promise;
      expect(await rows()).toHaveLength(1);
    });

    test('a job waits for its moment', async () => {
      const one = runner({ 'test.note': note });
      await leave({ available_at: instantOf(START + HOUR_MS) });
      nowMs = START + HOUR_MS - 1;
      await one.drain();
      expect(runs).toEqual([]);
      nowMs += 1;
      await one.drain();
      expect(runs).toHaveLength(1);
    });

    test('a job that fails is tried again after a while, and is done when it succeeds', async () => {
      await leave();
      const one = runner({
        'test.note': async (run) => {
          runs.push(run);
          if (run.attempt < 3) throw new TypeError('ada@example.org is not there');
        },
      });
      await one.drain();
      await one.drain();
      expect(runs.map((run) => run.attempt)).toEqual([1]);
      expect(await rows()).toMatchObject([{ finished_at: null, last_error: 'TypeError: (address) is not there' }]);
      nowMs += HOUR_MS;
      await one.drain();
      nowMs += HOUR_MS;
      await one.drain();
      expect(runs.map((run) => run.attempt)).toEqual([1, 2, 3]);
      expect(await rows()).toMatchObject([{ finished_at: instantOf(nowMs), last_error: null }]);
    });

    test('a job that always fails is given up in the end, and keeps its last error', async () => {
      await leave();
      const one = runner({
        'test.note': async (run) => {
          runs.push(run);
          throw new Error('never');
        },
      });
      for (let hour = 0; hour < MOST_ATTEMPTS + 3; hour += 1) {
        await one.drain();
        nowMs += HOUR_MS;
      }
      expect(runs).toHaveLength(MOST_ATTEMPTS);
      expect(await rows()).toMatchObject([{ finished_at: expect.any(String), last_error: 'Error: never' }]);
    });

    test('a job that says it cannot be done is given up at once, and others go on', async () => {
      await leave({ kind: 'test.hopeless', dedupe_key: 'hopeless' });
      await leave();
      const one = runner({
        'test.note': note,
        'test.hopeless': async () => {
          throw new JobGivenUp('nobody to write to');
        },
      });
      await one.drain();
      expect(runs).toHaveLength(1);
      expect(await rows()).toMatchObject([
        { kind: 'test.hopeless', attempts: 1, finished_at: instantOf(START), last_error: 'JobGivenUp: nobody to write to' },
        {},
      ]);
    });

    test('a job of a kind that this process does not know is left to another', async () => {
      await leave();
      await runner({ 'test.other': note }).drain();
      expect(runs).toEqual([]);
      await runner({ 'test.note': note }, await openProcess()).drain();
      expect(runs).toHaveLength(1);
    });

    test('several processes share the work, and do each job once', async () => {
      const keys = Array.from({ length: 40 }, (_, index) => `job-${index}`);
      await first.store.transaction(async (db) => {
        for (const dedupe_key of keys) await first.outbox.add(db, { kind: 'test.note', payload: { dedupe_key }, dedupe_key });
      });
      const processes = await Promise.all([openProcess(), openProcess(), openProcess()]);
      await Promise.all(processes.map((process) => runner({ 'test.note': note }, process).drain()));
      expect(runs.map((run) => JSON.stringify(run.payload)).sort()).toEqual(keys.map((dedupe_key) => JSON.stringify({ dedupe_key })).sort());
    });

    test('a job whose process died is taken over when its hold ran out, and the dead one has no say in it any more', async () => {
      await leave();
      const begun = Promise.withResolvers<void>();
      const death = Promise.withResolvers<void>();
      const dying = runner({
        'test.note': async () => {
          begun.resolve();
          await death.promise;
          throw new Error('said after death');
        },
      });
      await dying.start();
      await begun.promise;
      const heir = runner({ 'test.note': note }, await openProcess());
      await heir.drain();
      expect(runs).toEqual([]);
      nowMs += HOUR_MS;
      await heir.drain();
      expect(runs).toMatchObject([{ attempt: 2 }]);
      death.resolve();
      await dying.stop(5_000);
      expect(await rows()).toMatchObject([{ finished_at: instantOf(nowMs), last_error: null }]);
    });

    test('stopping lets the running job finish and takes no new one', async () => {
      const begun = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      const one = runner({
        'test.note': note,
        'test.slow': async (run) => {
          begun.resolve();
          await release.promise;
          runs.push(run);
        },
      });
      await leave({ kind: 'test.slow', dedupe_key: 'slow' });
      await one.start();
      await begun.promise;
      const stopped = one.stop(60_000);
      await leave();
      release.resolve();
      await stopped;
      expect(await rows()).toMatchObject([
        { kind: 'test.slow', finished_at: instantOf(START) },
        { kind: 'test.note', finished_at: null, attempts: 0 },
      ]);
    });

    test('stopping does not wait for a job beyond the time it is given', async () => {
      const begun = Promise.withResolvers<void>();
      const never = Promise.withResolvers<void>();
      await leave();
      const one = runner({
        'test.note': async () => {
          begun.resolve();
          await never.promise;
        },
      });
      await one.start();
      await begun.promise;
      await one.stop(1);
      expect(await rows()).toMatchObject([{ finished_at: null, attempts: 1 }]);
      never.resolve();
    });

    test('the clock leaves one job a time, however many processes look', async () => {
      const hourly = [{ kind: 'test.note', cron: '5 * * * *' }];
      const processes = [first, await openProcess()];
      const both = processes.map((process) => runner({ 'test.note': note }, process, hourly));
      for (const minutes of [0, 3, 1, 30, 31]) {
        nowMs += minutes * 60_000;
        await Promise.all(both.map((each) => each.drain()));
      }
      expect(runs.map((run) => run.payload)).toEqual([
        { due_at: '2026-03-01T11:05:00.000Z' },
        { due_at: '2026-03-01T12:05:00.000Z' },
        { due_at: '2026-03-01T13:05:00.000Z' },
      ]);
    });

    test('a time that has just come leaves its job at once, and not with the next one', async () => {
      const hourly = [{ kind: 'test.note', cron: '5 * * * *' }];
      const looking = runner({ 'test.note': note }, first, hourly);
      nowMs = Date.parse('2026-03-01T12:30:00.000Z');
      await looking.drain();
      for (const [lateMs, due] of [
        [0, '13:05'],
        [999, '14:05'],
        [1000, '15:05'],
      ] as const) {
        nowMs = Date.parse(`2026-03-01T${due}:00.000Z`) - 1;
        await looking.drain();
        nowMs += 1 + lateMs;
        await looking.drain();
        expect(runs.at(-1)?.payload).toEqual({ due_at: `2026-03-01T${due}:00.000Z` });
      }
      expect(runs).toHaveLength(4);
    });

    test('times missed while nothing ran come to one job', async () => {
      const daily = [{ kind: 'test.note', cron: '0 2 * * *' }];
      await runner({ 'test.note': note }, first, daily).drain();
      nowMs += 72 * HOUR_MS;
      await runner({ 'test.note': note }, await openProcess(), daily).drain();
      expect(runs.map((run) => run.payload)).toEqual([{ due_at: '2026-03-01T02:00:00.000Z' }, { due_at: '2026-03-04T02:00:00.000Z' }]);
    });
  });
}

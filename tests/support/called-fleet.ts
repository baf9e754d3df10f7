import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { openStore } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { createBullRunner } from '../../src/platform/jobs/bull-runner.ts';
import type { JobRunner, Schedule } from '../../src/platform/jobs/jobs.ts';
import { createOutbox } from '../../src/platform/jobs/outbox.ts';
import { openRedis } from '../../src/platform/redis/connection.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const HOUR_MS = 3_600_000;
/** A job that nobody was called to is looked for after two seconds. */
const CALLED_MS = 1_800;

/** What one process of a fleet has of its own. */
interface FleetProcess {
  readonly store: Store;
  readonly runner: JobRunner;
}

/** Processes over one database and one Redis, as three processes have them: one that leaves jobs and does none, and two that do them. */
export interface Fleet {
  readonly leaving: FleetProcess;
  readonly doing: readonly FleetProcess[];
  /** Begins every key in Redis. */
  readonly prefix: string;
  /** Leaves so many jobs in one transaction. */
  leave(jobs: number): Promise<void>;
  /** Leaves a job whose time comes in an hour. */
  leaveLater(): Promise<void>;
  /** Numbers of the jobs that were done, one for each time. */
  readonly done: readonly number[];
  /** How many jobs the database has as finished. */
  finished(): Promise<number>;
  /** Whether a job that is left now is begun before anybody would have looked for it. */
  isCalled(): Promise<boolean>;
}

/** Starts a fleet whose jobs take 20 ms each; it ends with the test. */
export async function startFleet(database: DatabaseSettings, url: string, schedules: readonly Schedule[] = []): Promise<Fleet> {
  const prefix = `${randomUUID()}:`;
  const clock = { now: () => Date.now() };
  const done: number[] = [];
  const count = async ({ id }: { readonly id: number }): Promise<void> => {
    await sleep(20);
    done.push(id);
  };
  const open = async () => {
    const store = await openStore(database);
    const outbox = createOutbox({ store, clock });
    const connection = await openRedis({ url, prefix, log, uses: 'jobs' });
    const redis = { url, prefix, connection };
    const runner = createBullRunner({ store, clock, outbox, log, schedules, redis, handlers: { 'test.count': count } });
    onTestFinished(async () => {
      await runner.stop(5_000);
      await connection.close();
      await store.close();
    });
    return { store, outbox, runner };
  };
  const [leaving, ...doing] = [await open(), await open(), await open()];
  for (const { runner } of doing) await runner.start();
  let left = 0;
  const leave = (jobs: number, available_at = new Date().toISOString()): Promise<void> =>
    leaving.store.transaction(async (db) => {
      for (let index = 0; index < jobs; index += 1) {
        left += 1;
        await leaving.outbox.add(db, { kind: 'test.count', payload: { name: 'Ada Lovelace' }, dedupe_key: `number ${left}`, available_at });
      }
    });
  const finished = async () => (await leaving.store.db.selectFrom('outbox').select('id').where('finished_at', 'is not', null).execute()).length;
  // The connection of whoever leaves jobs is made in the background.
  await sleep(200);
  return {
    leaving,
    doing,
    prefix,
    done,
    finished,
    leave: (jobs) => leave(jobs),
    leaveLater: () => leave(1, new Date(Date.now() + HOUR_MS).toISOString()),
    isCalled: async () => {
      const before = done.length;
      const began = performance.now();
      await leave(1);
      while (done.length === before) await sleep(5);
      return performance.now() - began < CALLED_MS;
    },
  };
}

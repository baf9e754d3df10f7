import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { dayInZone } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import type { Store } from '../src/platform/database/store.ts';
import { createOutbox } from '../src/platform/jobs/outbox.ts';
import { startRedis } from '../tests/support/redis.ts';
import { type BenchDatabase, onBothDatabases } from './databases.ts';
import { type Measurement, summarise } from './figures.ts';
import { fillDatabase } from './fill.ts';
import { report } from './report.ts';
import { doAllJobs, startWorker, type Worker } from './worker-process.ts';

// The nightly work over everybody, by one real worker and by two, from the order of the first job to the end of the last: the insights of a new week, and the forecasts
// that are kept of each. Each worker is new, so that what it holds in the end is what that night took.

const IS_FULL = process.env['MINGUS_BENCH_FULL'] === '1';
const PEOPLE = IS_FULL ? 10_000 : 800;
const ROUNDS = IS_FULL ? 1 : 2;
const CHECKIN_WEEKS = 52;
const WORKERS = [1, 2];
/** 100,000 people in half an hour. */
const GOAL_PER_SECOND = 100_000 / (30 * 60);
const POLL_MS = 100;
/** Memory is compared from here on: all is loaded and compiled by then. */
const WARM = 0.4;

/** A kind of nightly work: the job that begins it, how to undo what it did, and of how many people it is done. */
interface Night {
  readonly name: string;
  readonly kind: string;
  undo(store: Store): Promise<void>;
  done(store: Store): Promise<number>;
}

const NIGHTS: readonly Night[] = [
  {
    name: 'insights',
    kind: 'insights.keep_current',
    undo: async ({ db }) => {
      await db.deleteFrom('health_spending_correlations').execute();
      await db.deleteFrom('insight_runs').execute();
    },
    done: ({ db }) =>
      db
        .selectFrom('insight_runs')
        .where('analysed_to', 'is not', null)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
        .then(({ count }) => Number(count)),
  },
  {
    name: 'forecasts',
    kind: 'forecast.keep_weekly',
    undo: async ({ db }) => void (await db.deleteFrom('forecasts').execute()),
    done: ({ db }) =>
      db
        .selectFrom('forecasts')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
        .then(({ count }) => Number(count)),
  },
];

let ordered = 0;

/** How fast the workers were, and how many megabytes the one that grew most has gained since it was warm. */
async function through(store: Store, night: Night, workers: readonly Worker[]) {
  await night.undo(store);
  const outbox = createOutbox({ store, clock: systemClock });
  ordered += 1;
  const due_at = new Date(systemClock.now()).toISOString();
  const started = performance.now();
  await store.transaction((db) =>
    outbox.add(db, { kind: night.kind, payload: { due_at, after: 0 }, dedupe_key: `a night of the benchmark, ${ordered}` }),
  );
  let warm: readonly number[] = [];
  for (let done = 0; done < PEOPLE; ) {
    await sleep(POLL_MS);
    done = await night.done(store);
    if (warm.length === 0 && done >= WARM * PEOPLE) warm = workers.map((worker) => worker.memory());
  }
  const seconds = (performance.now() - started) / 1000;
  const grown = workers.map((worker, place) => worker.memory() - (warm[place] ?? Number.NaN));
  return { rate: PEOPLE / seconds, grown: Math.max(...grown), held: Math.max(...workers.map((worker) => worker.memory())) };
}

async function nightsOf(store: Store, night: Night, database: BenchDatabase, redisUrl: string | undefined): Promise<readonly Measurement[]> {
  const rounds: Awaited<ReturnType<typeof through>>[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const each: Awaited<ReturnType<typeof through>>[] = [];
    for (const count of WORKERS) {
      const workers = await Promise.all(Array.from({ length: count }, () => startWorker(database.url, redisUrl)));
      try {
        each.push(await through(store, night, workers));
      } finally {
        await Promise.all(workers.map((worker) => worker.stop()));
      }
    }
    rounds.push(each);
  }
  const of = (place: number, what: 'rate' | 'grown' | 'held') => rounds.map((round) => round[place]?.[what] ?? Number.NaN);
  const reference = { name: 'one worker', values: of(0, 'rate') };
  return [
    summarise({ name: `${night.name}, one worker`, unit: 'people/s', values: of(0, 'rate'), goal: GOAL_PER_SECOND }),
    summarise({ name: `${night.name}, two workers`, unit: 'people/s', values: of(1, 'rate'), reference, goal: GOAL_PER_SECOND }),
    summarise({ name: `${night.name}, held by one worker in the end`, unit: 'MB', values: of(0, 'held') }),
    summarise({ name: `${night.name}, of that since ${WARM * 100} in 100 people were done`, unit: 'MB', values: of(0, 'grown') }),
  ];
}

await onBothDatabases(async (database) => {
  const redis = database.name === 'PostgreSQL' ? await startRedis() : null;
  const store = await openStore(database.settings);
  try {
    const today = dayInZone(systemClock.now(), 'UTC');
    const { rows } = await fillDatabase(store, { people: PEOPLE, today, passwordHash: 'nobody signs in', checkinWeeks: CHECKIN_WEEKS });
    // What PostgreSQL does by itself within minutes of such growth.
    if (store.dialect === 'postgres') await sql`vacuum analyze`.execute(store.db);
    await doAllJobs(database.url);
    const measurements: Measurement[] = [];
    for (const night of NIGHTS) measurements.push(...(await nightsOf(store, night, database, redis?.url)));
    const where = redis === null ? database.name : `${database.name} and Redis`;
    report(`A night over ${PEOPLE} people with ${rows} rows and ${CHECKIN_WEEKS} check-ins, ${where}`, measurements);
  } finally {
    await store.close();
    await redis?.stop();
  }
});

import { dayInZone, isoDay } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import { serverFacts } from '../src/platform/database/status/server-facts.ts';
import { createTableCounter } from '../src/platform/database/status/tables.ts';
import type { Client } from '../tests/support/client.ts';
import { type BenchDatabase, type MakeBenchDatabase, onBothKinds } from './databases.ts';
import { type Measurement, quantile, summarise } from './figures.ts';
import { SAID } from './fill-checkins.ts';
import { type Asked, atPace, inTurnOf, saturate } from './load.ts';
import { inTurn } from './measure.ts';
import { cookieOf, fillPeople, ROUNDS, roundOf } from './pages.ts';
import { report } from './report.ts';
import { startMingus, type ServerProcess } from './server-process.ts';
import { signIn } from './signed-in.ts';
import { doAllJobs } from './worker-process.ts';

// How much room people take, and how requests grow with them: each page among many people beside the same among 1,000, in turn within the same rounds.

const SMALL = 1000;
const SIZES = process.env['MINGUS_BENCH_FULL'] === '1' ? [10_000, 100_000] : [10_000];
const EACH = { checkinWeeks: 52, questionnaires: 12, insights: true };
/** How many times as long as among 1,000 people 95 in 100 requests may take. */
const GROWTH_GOAL = 1.5;
/** Tables smaller than this part of the whole are not listed. */
const LEAST_PART = 0.005;

/** A database that is filled, with a server on it. */
interface World {
  readonly database: BenchDatabase;
  readonly people: number;
  readonly seconds: number;
  readonly server: ServerProcess;
  readonly clients: readonly Client[];
}

async function worldOf(database: BenchDatabase, people: number): Promise<World> {
  // What the clock has begun by now is done while there is nobody: it would be done beside what is measured.
  await doAllJobs(database.url);
  const started = performance.now();
  const asking = await fillPeople(database, { people, ...EACH });
  const seconds = (performance.now() - started) / 1000;
  const server = await startMingus(database.url, { CACHE_SECONDS: '0' });
  return { database, people, seconds, server, clients: await signIn(server.url, asking) };
}

/** What each client asks for, by name. */
function pagesOf(clients: readonly Client[]): ReadonlyMap<string, readonly Asked[]> {
  const read = (path: string) => clients.map((client): Asked => ({ url: `${client.url}${path}`, headers: { cookie: cookieOf(client) } }));
  const lastWeek = isoDay(dayInZone(systemClock.now(), 'UTC') - 7);
  const headers = (client: Client) => ({
    cookie: cookieOf(client),
    origin: client.url,
    'x-csrf-token': client.csrfToken ?? '',
    'content-type': 'application/json',
  });
  const write = clients.map(
    (client): Asked => ({
      url: `${client.url}/api/checkins/${lastWeek}`,
      method: 'PUT',
      headers: headers(client),
      body: JSON.stringify(SAID),
    }),
  );
  return new Map([
    ['GET /api/overview', read('/api/overview')],
    ['GET /api/forecast', read('/api/forecast')],
    ['GET /api/transactions', read('/api/transactions')],
    ['GET /api/checkins?weeks=52', read('/api/checkins?weeks=52')],
    ['PUT /api/checkins/{date}', write],
  ]);
}

/** How a page grows: its 95th in a hundred among many beside that among few. */
async function growthOf(name: string, many: readonly Asked[], few: readonly Asked[]): Promise<readonly Measurement[]> {
  for (const asked of [many, few]) await roundOf(asked);
  const rounds: (readonly [number, number])[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [own, other] = await inTurn(
      round,
      () => roundOf(many),
      () => roundOf(few),
    );
    rounds.push([own.p95, other.p95]);
  }
  const reference = { name: `the same among ${SMALL}`, values: rounds.map(([, other]) => other) };
  return [
    summarise({ name: `${name}, 95 in 100 are faster than`, unit: 'ms', values: rounds.map(([own]) => own), reference }),
    summarise({ name: `${name}, grown`, unit: '×', values: rounds.map(([own, other]) => own / other), goal: GROWTH_GOAL }),
  ];
}

const SATURATED_MS = 2000;
const PACED_MS = 3000;
const CONNECTIONS = 8;
/** Within which 95 in 100 first pages are to be there, at half of what the server can do. */
const FIRST_PAGE_GOAL_MS = 15;

/** How late the first page comes at half of what the server can give of it, among many and among few. */
async function firstPageAtHalf(many: readonly Asked[], few: readonly Asked[]): Promise<readonly Measurement[]> {
  const { each, all } = await saturate(inTurnOf(many), CONNECTIONS, SATURATED_MS);
  const perSecond = each.length / (all / 1000) / 2;
  const p95 = async (asked: readonly Asked[]) => quantile(await atPace(inTurnOf(asked), perSecond, PACED_MS), 0.95);
  const rounds: (readonly [number, number])[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(
      await inTurn(
        round,
        () => p95(many),
        () => p95(few),
      ),
    );
  }
  return [
    summarise({
      name: 'GET /api/overview at half of the most, 95 in 100 are faster than',
      unit: 'ms',
      values: rounds.map(([own]) => own),
      reference: { name: `the same among ${SMALL}`, values: rounds.map(([, other]) => other) },
      goal: FIRST_PAGE_GOAL_MS,
    }),
  ];
}

/** The room a person takes, in all and by table. */
async function roomOf({ database, people, seconds }: World): Promise<readonly Measurement[]> {
  const store = await openStore(database.settings);
  const counter = createTableCounter(store);
  try {
    const tables = await counter.tables(await serverFacts(store));
    const all = tables.reduce((total, { bytes }) => total + bytes, 0);
    return [
      summarise({ name: 'filled', unit: 'people/s', values: [people / seconds] }),
      summarise({ name: 'bytes of a person', unit: 'bytes', values: [all / people] }),
      ...tables
        .filter(({ bytes }) => bytes > LEAST_PART * all)
        .map(({ table, bytes }) => summarise({ name: `  of which ${table}`, unit: 'bytes', values: [bytes / people] })),
    ];
  } finally {
    await counter.close();
    await store.close();
  }
}

async function compareSizes(make: MakeBenchDatabase): Promise<void> {
  const small = await worldOf(await make(), SMALL);
  try {
    report(`${small.people} people, ${small.database.name}: the room they take`, await roomOf(small));
    for (const people of SIZES) {
      const large = await worldOf(await make(), people);
      try {
        report(`${people} people, ${large.database.name}: the room they take`, await roomOf(large));
        const measurements: Measurement[] = [];
        const [many, few] = [pagesOf(large.clients), pagesOf(small.clients)];
        for (const [name, asked] of many) measurements.push(...(await growthOf(name, asked, few.get(name) ?? [])));
        measurements.push(...(await firstPageAtHalf(many.get('GET /api/overview') ?? [], few.get('GET /api/overview') ?? [])));
        report(`Requests among ${people} people, ${large.database.name}`, measurements);
      } finally {
        await large.server.stop();
      }
    }
  } finally {
    await small.server.stop();
  }
}

await onBothKinds(compareSizes);

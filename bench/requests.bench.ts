import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { dayInZone } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import type { Client } from '../tests/support/client.ts';
import { type BenchDatabase, onBothDatabases } from './databases.ts';
import { type Measurement, quantile, summarise } from './figures.ts';
import { type FilledPerson, fillDatabase } from './fill.ts';
import { type Asked, send } from './load.ts';
import { inTurn } from './measure.ts';
import { report } from './report.ts';
import { startMingus, startServer } from './server-process.ts';
import { hashOfPassword, signIn } from './signed-in.ts';

// Two pages among 1,000 people's ledgers, over real HTTP with real sessions, against a bare Fastify that asks the database the same.

const PEOPLE = 1000;
/** So many of them ask, one after the other: whom a cache would know is then not always the one who asks. */
const ASKING = 16;
const ROUNDS = 5;
const ONE_BY_ONE = 80;
const AT_ONCE = 160;
const CONNECTIONS = 8;
const GOAL_MS = 50;

const BARE = fileURLToPath(new URL('bare-server.ts', import.meta.url));
const passwordHash = await hashOfPassword();

async function fill({ settings, name }: BenchDatabase): Promise<readonly FilledPerson[]> {
  const started = performance.now();
  const store = await openStore(settings);
  const { people, rows } = await fillDatabase(store, { people: PEOPLE, today: dayInZone(systemClock.now(), 'UTC'), passwordHash });
  // What PostgreSQL does by itself within minutes of such growth.
  if (store.dialect === 'postgres') await sql`vacuum analyze`.execute(store.db);
  await store.close();
  console.log(`\n${name}: ${people.length} people with ${rows} rows, filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  // From all over the table.
  return people.filter((_, index) => index % Math.floor(PEOPLE / ASKING) === 0).slice(0, ASKING);
}

/** One round over one server: one request after the other, and then eight at a time. */
async function roundOf(asked: readonly Asked[]) {
  const { each } = await send(asked, ONE_BY_ONE, 1);
  const { all } = await send(asked, AT_ONCE, CONNECTIONS);
  return { p50: quantile(each, 0.5), p95: quantile(each, 0.95), per_second: AT_ONCE / (all / 1000) };
}

/** A page of Mingus beside its bare counterpart. */
interface Page {
  readonly name: string;
  readonly own: readonly Asked[];
  readonly bare: readonly Asked[];
}

async function measurePage({ name, own, bare }: Page): Promise<readonly Measurement[]> {
  for (const asked of [own, bare]) await send(asked, 3 * ASKING, 2);
  const rounds: (readonly [Awaited<ReturnType<typeof roundOf>>, Awaited<ReturnType<typeof roundOf>>])[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(
      await inTurn(
        round,
        () => roundOf(own),
        () => roundOf(bare),
      ),
    );
  }
  const figure = (what: string, unit: Measurement['unit'], key: 'p50' | 'p95' | 'per_second', goal?: number) =>
    summarise({
      name: `${name}, ${what}`,
      unit,
      values: rounds.map(([ours]) => ours[key]),
      reference: { name: 'a bare route, the same queries', values: rounds.map(([, theirs]) => theirs[key]) },
      goal,
    });
  return [
    figure('half are faster than', 'ms', 'p50'),
    figure('95 in 100 are faster than', 'ms', 'p95', GOAL_MS),
    figure(`${CONNECTIONS} at a time`, 'requests/s', 'per_second'),
  ];
}

const cookieOf = ({ cookies }: Client): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

function pagesOf(clients: readonly Client[], people: readonly FilledPerson[], bareUrl: string): readonly Page[] {
  const own = (path: string, headers = {}) =>
    clients.map((client) => ({ url: `${client.url}${path}`, headers: { cookie: cookieOf(client), ...headers } }));
  const bare = (page: string) => people.map(({ id }) => ({ url: `${bareUrl}/${page}/${id}`, headers: {} }));
  return [
    { name: 'GET /api/forecast', own: own('/api/forecast'), bare: bare('forecast') },
    { name: 'GET /api/forecast, gzip', own: own('/api/forecast', { 'accept-encoding': 'gzip' }), bare: bare('forecast') },
    { name: 'GET /api/transactions', own: own('/api/transactions'), bare: bare('transactions') },
  ];
}

await onBothDatabases(async (database) => {
  const people = await fill(database);
  const mingus = await startMingus(database.url);
  const task = { database: database.settings, people: people.map(({ id }) => id) };
  const bare = await startServer({ args: (port) => [BARE, JSON.stringify({ ...task, port })], readyPath: '/ready' });
  try {
    const measurements: Measurement[] = [];
    for (const page of pagesOf(await signIn(mingus.url, people), people, bare.url)) measurements.push(...(await measurePage(page)));
    report(`Requests of people among ${PEOPLE}, ${database.name}`, measurements);
  } finally {
    await Promise.all([mingus.stop(), bare.stop()]);
  }
});

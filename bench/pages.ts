import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { dayInZone } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import type { Client } from '../tests/support/client.ts';
import type { BenchDatabase } from './databases.ts';
import { type Measurement, quantile, summarise } from './figures.ts';
import { type FilledPerson, fillDatabase } from './fill.ts';
import { type Asked, send } from './load.ts';
import { inTurn } from './measure.ts';
import { report } from './report.ts';
import { startMingus, startServer } from './server-process.ts';
import { hashOfPassword, signIn } from './signed-in.ts';

// Pages of Mingus among many people, over real HTTP with real sessions, beside a bare Fastify that asks the database the same.

/** So many of the people ask, one after the other: whom a cache would know is then not always the one who asks. */
const ASKING = 16;
const ROUNDS = 5;
const ONE_BY_ONE = 80;
const AT_ONCE = 160;
const CONNECTIONS = 8;
const GOAL_MS = 50;

const BARE = fileURLToPath(new URL('bare-server.ts', import.meta.url));

/** A page of Mingus beside its bare counterpart. */
export interface Page {
  readonly name: string;
  readonly own: readonly Asked[];
  readonly bare: readonly Asked[];
}

/** Who asks, and where the bare server is. */
export interface Askers {
  readonly clients: readonly Client[];
  readonly people: readonly FilledPerson[];
  readonly bareUrl: string;
}

/** What a database is filled with for its pages. */
export interface People {
  readonly people: number;
  /** Whole weeks that everybody has checked in for; none when left out. */
  readonly checkinWeeks?: number;
}

const passwordHash = await hashOfPassword();

/** Fills a database with people, and answers a few from all over the table. */
export async function fillPeople({ settings, name }: BenchDatabase, { people: count, checkinWeeks = 0 }: People): Promise<readonly FilledPerson[]> {
  const started = performance.now();
  const store = await openStore(settings);
  const { people, rows } = await fillDatabase(store, { people: count, today: dayInZone(systemClock.now(), 'UTC'), passwordHash, checkinWeeks });
  // What PostgreSQL does by itself within minutes of such growth.
  if (store.dialect === 'postgres') await sql`vacuum analyze`.execute(store.db);
  await store.close();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${name}: ${people.length} people with ${rows} rows and ${checkinWeeks} check-ins each, filled in ${seconds} s`);
  return people.filter((_, index) => index % Math.floor(count / ASKING) === 0).slice(0, ASKING);
}

/** One round over one server: one request after the other, and then eight at a time. */
async function roundOf(asked: readonly Asked[]) {
  const { each } = await send(asked, ONE_BY_ONE, 1);
  const { all } = await send(asked, AT_ONCE, CONNECTIONS);
  return { p50: quantile(each, 0.5), p95: quantile(each, 0.95), per_second: AT_ONCE / (all / 1000) };
}

/** Measures a page; `reference` says what it is held against. */
export async function measurePage({ name, own, bare }: Page, reference = 'a bare route, the same queries'): Promise<readonly Measurement[]> {
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
      reference: { name: reference, values: rounds.map(([, theirs]) => theirs[key]) },
      goal,
    });
  return [
    figure('half are faster than', 'ms', 'p50'),
    figure('95 in 100 are faster than', 'ms', 'p95', GOAL_MS),
    figure(`${CONNECTIONS} at a time`, 'requests/s', 'per_second'),
  ];
}

/** What is compared: which pages the bare server is to know, and which requests ask for them. */
export interface Comparison extends People {
  readonly title: string;
  readonly pages: readonly string[];
  readonly asked: (askers: Askers) => readonly Page[];
}

/** Fills a database, measures each page in both servers, and reports. */
export async function comparePages(database: BenchDatabase, { title, pages, asked, ...filling }: Comparison): Promise<void> {
  const people = await fillPeople(database, filling);
  // What a page costs, and not what it costs to give it again.
  const mingus = await startMingus(database.url, { CACHE_SECONDS: '0' });
  const task = { database: database.settings, people: people.map(({ id }) => id), pages };
  const bare = await startServer({ args: (port) => [BARE, JSON.stringify({ ...task, port })], readyPath: '/ready' });
  try {
    const measurements: Measurement[] = [];
    const clients = await signIn(mingus.url, people);
    for (const page of asked({ clients, people, bareUrl: bare.url })) measurements.push(...(await measurePage(page)));
    report(`${title} among ${filling.people}, ${database.name}`, measurements);
  } finally {
    await Promise.all([mingus.stop(), bare.stop()]);
  }
}

/** What a browser sends to show whose request it is: its cookies. */
export const cookieOf = ({ cookies }: Client): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

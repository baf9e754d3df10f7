import { Client as Connection } from 'pg';
import { dayInZone } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import type { Client } from '../tests/support/client.ts';
import type { BenchDatabase } from './databases.ts';
import { type Measurement, quantile, summarise } from './figures.ts';
import { type FilledPerson, fillDatabase } from './fill.ts';
import { giveInsights } from './give-insights.ts';
import { type Asked, send } from './load.ts';
import { inTurn } from './measure.ts';
import { hashOfPassword } from './signed-in.ts';

// Pages of Mingus among many people, over real HTTP with real sessions.

/** So many of the people ask, one after the other: whom a cache would know is then not always the one who asks. */
const ASKING = 32;
export const ROUNDS = 5;
const ONE_BY_ONE = 80;
const AT_ONCE = 160;
const CONNECTIONS = 8;
const GOAL_MS = 50;

/** A page of one server beside the same of another. */
export interface Page {
  readonly name: string;
  readonly own: readonly Asked[];
  readonly bare: readonly Asked[];
}

/** What a database is filled with for its pages. */
export interface People {
  readonly people: number;
  /** Whole weeks that everybody has checked in for; none when left out. */
  readonly checkinWeeks?: number;
  /** Questionnaires that everybody has answered; none when left out. */
  readonly questionnaires?: number;
  /** Whether everybody has insights; nobody when left out. */
  readonly insights?: boolean;
}

/** The hash of everybody's password. */
export const passwordHash = await hashOfPassword();

/** On a connection of its own: those of the store give no statement the time that this takes. */
async function vacuum(url: string): Promise<void> {
  const client = new Connection({ connectionString: url });
  await client.connect();
  try {
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Fills a database with people, and answers a few from all over the table. */
export async function fillPeople(
  { settings, name }: BenchDatabase,
  { people: count, checkinWeeks = 0, questionnaires = 0, insights = false }: People,
): Promise<readonly FilledPerson[]> {
  const started = performance.now();
  const store = await openStore(settings);
  const today = dayInZone(systemClock.now(), 'UTC');
  const { people, rows } = await fillDatabase(store, { people: count, today, passwordHash, checkinWeeks, questionnaires });
  if (insights) await giveInsights(store, people);
  // What PostgreSQL does by itself within minutes of such growth.
  if (settings.kind === 'postgres') await vacuum(settings.url);
  await store.close();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${name}: ${people.length} people with ${rows} rows and ${checkinWeeks} check-ins each, filled in ${seconds} s`);
  return people.filter((_, index) => index % Math.floor(count / ASKING) === 0).slice(0, ASKING);
}

/** One round over one server: one request after the other, and then eight at a time. */
export async function roundOf(asked: readonly Asked[]) {
  const { each } = await send(asked, ONE_BY_ONE, 1);
  const { all } = await send(asked, AT_ONCE, CONNECTIONS);
  return { p50: quantile(each, 0.5), p95: quantile(each, 0.95), per_second: AT_ONCE / (all / 1000) };
}

/** Measures a page; `reference` says what it is held against. */
export async function measurePage({ name, own, bare }: Page, reference: string): Promise<readonly Measurement[]> {
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

/** What a browser sends to show whose request it is: its cookies. */
export const cookieOf = ({ cookies }: Client): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

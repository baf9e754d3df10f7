import { Client } from 'pg';
import { createAudit, createAuditLog } from '../src/features/audit/index.ts';
import { createAddresses } from '../src/features/verification/addresses/service.ts';
import { instantOf } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import { ensurePartitions } from '../src/platform/database/partitions.ts';
import type { Store } from '../src/platform/database/store.ts';
import { openBare, type Statement } from './bare-driver.ts';
import { type BenchDatabase, onBothDatabases } from './databases.ts';
import { type Measurement, quantile, summarise } from './figures.ts';
import { addressOf, fillTrail } from './fill-trail.ts';
import { inTurn, type Run } from './measure.ts';
import { report } from './report.ts';

// Both views and the audit list over 100,000 rows of 400 days (a million with --full), against the bare driver that reads as many rows of the same table by one index.

const ROWS = process.env['MINGUS_BENCH_FULL'] === '1' ? 1_000_000 : 100_000;
const PEOPLE = 1000;
const ADDRESSES = 5000;
const CHALLENGES = 100;
const PAGE = 50;
const ROUNDS = 12;
const CALLS = 40;
const GOAL_MS = 50;
const DAY_MS = 86_400_000;

interface Question {
  readonly name: string;
  readonly run: Run;
  readonly reference: Statement;
}

/** How long 95 of 100 calls take at most. */
async function slowOf(run: Run): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return quantile(times, 0.95);
}

async function compare({ name, run, reference }: Question, ask: (statements: readonly Statement[]) => Promise<unknown>): Promise<Measurement> {
  const plain: Run = () => ask([reference]);
  for (const warming of [run, plain]) await slowOf(warming);
  const [values, others]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [own, other] = await inTurn(
      round,
      () => slowOf(run),
      () => slowOf(plain),
    );
    values.push(own);
    others.push(other);
  }
  return summarise({ name, unit: 'ms', values, reference: { name: 'the bare driver', values: others }, goal: GOAL_MS });
}

async function fill(store: Store, nowMs: number): Promise<readonly number[]> {
  await ensurePartitions(store, instantOf(nowMs).slice(0, 10));
  const people = await fillTrail(store, { rows: ROWS, people: PEOPLE, addresses: ADDRESSES, challenges: CHALLENGES, nowMs });
  return people;
}

async function analyze(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('analyze');
  await client.end();
}

/** A list's page after half of its rows, as `next_cursor` names it. */
const cursorAt = (instant: string): string => Buffer.from(JSON.stringify([instant, 2 ** 40])).toString('base64url');

function questionsOf(store: Store, people: readonly number[], nowMs: number): readonly Question[] {
  const clock = { now: () => nowMs };
  const audit = createAudit({ clock });
  const addresses = createAddresses({ store, clock, audit });
  const log = createAuditLog({ store, clock, audit });
  const caller = { user_id: people[0] ?? 0, role: 'admin', time_zone: 'America/New_York', currency: 'USD', session_id: 1 } as const;
  const mark = (place: number) => (store.dialect === 'sqlite' ? '?' : `$${place}`);
  const read = (where: string, ...parameters: readonly (string | number)[]): Statement => ({
    sql: `select * from verification_audit_log where ${where} order by created_at desc limit ${PAGE + 1}`,
    parameters,
  });
  let turn = 0;
  const other = <Item>(items: readonly Item[]): Item | undefined => items[(turn += 1) % items.length];
  const byTime = read(`created_at <= ${mark(1)}`, instantOf(nowMs));
  const middle = instantOf(nowMs - 200 * DAY_MS);
  const list = (name: string, reference: Statement, filter: () => Parameters<typeof log.list>[1], cursor?: string): Question => ({
    name: `the audit list ${name}`,
    reference,
    run: () => log.list(caller, filter(), { limit: PAGE, cursor }),
  });
  return [
    {
      name: 'suspicious_ips, its first page with blocks',
      run: () => addresses.suspicious({ limit: PAGE }),
      reference: {
        sql: `select ip_address, risk_score from verification_audit_log where created_at > ${mark(1)}`,
        parameters: [instantOf(nowMs - DAY_MS)],
      },
    },
    {
      name: 'user_security_summary of a person',
      run: () =>
        store.db
          .selectFrom('user_security_summary')
          .selectAll()
          .where('user_id', '=', other(people) ?? 0)
          .execute(),
      reference: { sql: `select * from phone_verification where user_id = ${mark(1)}`, parameters: [people[5] ?? 0] },
    },
    list('of everything', byTime, () => ({})),
    list('after half of it', read(`created_at <= ${mark(1)}`, middle), () => ({}), cursorAt(middle)),
    list('of an event', read(`event_type = ${mark(1)}`, 'verify_failed'), () => ({ event: 'verify_failed' })),
    list('of a person', read(`user_id = ${mark(1)}`, people[9] ?? 0), () => ({ person: String(other(people) ?? 0) })),
    list('of an address', read(`ip_address = ${mark(1)}`, addressOf(40)), () => ({ ip_address: addressOf((turn += 1) % ADDRESSES) })),
    list('of failures', byTime, () => ({ outcome: 'failure' })),
    list('of an event of a person within a month', byTime, () => ({
      event: 'verify_failed',
      person: String(other(people) ?? 0),
      from: middle.slice(0, 10),
    })),
  ];
}

await onBothDatabases(async ({ name, settings }: BenchDatabase) => {
  const store = await openStore(settings);
  const bare = openBare(settings);
  const nowMs = Date.now();
  const people = await fill(store, nowMs);
  // PostgreSQL does so by itself a minute after so many rows. It takes longer than a page may.
  if (settings.kind === 'postgres') await analyze(settings.url);
  const measurements: Measurement[] = [];
  for (const question of questionsOf(store, people, nowMs)) measurements.push(await compare(question, (statements) => bare.ask(statements)));
  await bare.close();
  await store.close();
  report(`The audit trail, ${ROWS} rows on ${name}: 95 in 100 within`, measurements);
});

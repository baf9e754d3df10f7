import { expect, test } from 'vitest';
import { z } from 'zod';
import { csvFile, ofxFile, type StatementRow } from '../../../../tests/support/bank-files.ts';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import type { App } from '../../../../tests/support/server.ts';
import { chance } from '../../../../tests/support/statements.ts';
import { twoPeople } from '../../../../tests/support/two-people.ts';
import { dayNumber, type EpochDay, isoDay } from '../../../core/calendar/day.ts';
import { recurringItem } from './contract.ts';

// Ledgers that are too short, too long or too odd: nothing breaks, and nothing is proposed that a person would shake their head at.

const TODAY = dayNumber('2025-01-15');
const FIRST = TODAY - 400;

type Row = Pick<StatementRow, 'day' | 'amount' | 'payee'>;
const row = (day: EpochDay, amount: number, payee: string): Row => ({ day: isoDay(day), amount: amount.toFixed(2), payee });
/** The day of the month (1…28) in each of the last so many months. */
const months = (count: number, date: number): readonly EpochDay[] =>
  Array.from({ length: count }, (_, back) => {
    const month = 12 - count + 1 + back;
    return dayNumber(`${month < 1 ? 2023 : 2024}-${String(month < 1 ? month + 12 : month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
  });

const page = z.object({ items: z.array(z.unknown()), next_cursor: z.string().nullable(), looking: z.boolean() });
const wire = z.looseObject({ ...recurringItem.shape, amount: z.number(), amount_low: z.number(), amount_high: z.number() });
const shown = wire.extend({
  seen: z.array(z.object({ transaction_id: z.int(), posted_on: z.string(), amount: z.number() })),
  price_change: z.object({ on: z.string(), from: z.number(), to: z.number() }).nullable(),
});
type Shown = z.output<typeof shown>;

async function listAll(person: Client): Promise<readonly Shown[]> {
  const items: unknown[] = [];
  for (let path: string | null = '/api/recurring?limit=100'; path !== null; ) {
    const { items: some, next_cursor, looking }: z.output<typeof page> = (await person.get(path)).read(page);
    expect(looking).toBe(false);
    items.push(...some);
    path = next_cursor === null ? null : `/api/recurring?limit=100&cursor=${encodeURIComponent(next_cursor)}`;
  }
  return z.array(shown).parse(items);
}

const LEAST_SEEN: Readonly<Record<string, number>> = { annually: 2, semiannually: 2 };

/** What holds for any proposal, whatever the ledger. */
function expectSense(items: readonly Shown[]): void {
  const evidence = items.flatMap((item) => item.evidence);
  expect(new Set(evidence).size, 'no row stands for two things').toBe(evidence.length);
  for (const item of items) {
    expect(item.name.trim()).not.toBe('');
    expect(item.evidence.length).toBeGreaterThanOrEqual(LEAST_SEEN[item.recurrence.frequency] ?? 3);
    expect(item.confidence).toBeGreaterThan(0);
    expect(item.confidence).toBeLessThanOrEqual(1);
    expect(new Set(item.seen.map(({ amount }) => Math.sign(amount)))).toEqual(new Set([Math.sign(item.amount)]));
    expect(Math.abs(item.amount_low)).toBeLessThanOrEqual(Math.abs(item.amount_high));
    expect(item.last_seen_on).toBe(item.seen.at(-1)?.posted_on);
    if (item.next_on !== null) expect(item.next_on >= isoDay(TODAY)).toBe(true);
  }
}

/** Imports a file as a bank would give it, lets the work be done that this leaves, and lists what is found. */
async function foundIn(app: App, person: Client, rows: readonly Row[], format: 'csv' | 'ofx' = 'csv'): Promise<readonly Shown[]> {
  const file =
    format === 'csv'
      ? { name: 'export.csv', bytes: csvFile(rows) }
      : { name: 'bank.ofx', bytes: ofxFile({ number: '123456789', rows, balance: { amount: '1000.00', day: isoDay(TODAY) } }) };
  const account =
    format === 'csv'
      ? (await person.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 1000, balance_as_of: isoDay(TODAY) })).read(
          z.looseObject({ id: z.int() }),
        )
      : undefined;
  const answer = await person.upload('/api/imports', file, account === undefined ? {} : { account_id: account.id });
  expect(answer).toMatchObject({ status: 201, body: { rows_added: rows.length, rows_rejected: 0 } });
  app.clock.pass(60_000);
  await app.mingus.runner.drain();
  const items = await listAll(person);
  expectSense(items);
  expect((await person.get('/api/forecast?days=90')).status).toBe(200);
  return items;
}

/** Names of shops that share no word and differ in more than figures. */
function names(count: number): readonly string[] {
  const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu'.split(' ');
  const word = (value: number): string =>
    [value % 20, Math.floor(value / 20) % 20, Math.floor(value / 400) % 20, (value * 7) % 20].map((each) => syllables[each]).join('');
  return Array.from({ length: count }, (_, index) => `${word(index).toUpperCase()} ${word(index + 9_000)}`);
}

onEachDatabase('a ledger that is hard to read', (open) => {
  test('of three rows of three payees proposes nothing', async () => {
    const { app, ada, bo } = await twoPeople(await open());
    const rows = [row(TODAY - 40, -12, 'Corner Coffee'), row(TODAY - 31, 900, 'Aunt Mary'), row(TODAY - 2, -75.5, 'Shoe Shop')];
    expect(await foundIn(app, ada, rows)).toEqual([]);
    expect(await listAll(bo)).toEqual([]);
  });

  test('of one payee on any day for any amount proposes nothing', async () => {
    const { app, ada } = await twoPeople(await open());
    const next = chance(3);
    const rows = Array.from({ length: 300 }, () => row(FIRST + Math.floor(next() * 395), -1 - Math.round(next() * 9000) / 100, 'Everything Store'));
    expect(await foundIn(app, ada, rows)).toEqual([]);
  });

  test('of one payee with one price each month proposes just that, in both formats', async () => {
    const { app, ada, bo } = await twoPeople(await open());
    const rows = months(9, 22).map((day) => row(day, -15.49, 'Streambox'));
    for (const items of [await foundIn(app, ada, rows), await foundIn(app, bo, rows, 'ofx')]) {
      expect(items).toMatchObject([{ amount: -15.49, recurrence: { frequency: 'monthly' }, status: 'proposed', next_on: '2025-01-22' }]);
    }
  });

  test('with gaps proposes each thing once, or not at all', async () => {
    const { app, ada } = await twoPeople(await open());
    const gym = months(12, 5).filter((_, index) => index < 3 || index > 7);
    const water = months(12, 20).filter((_, index) => index % 5 !== 2);
    const rows = [...gym.map((day) => row(day, -40, 'Riverside Gym')), ...water.map((day, index) => row(day, -30 - index, 'City Water'))];
    const items = await foundIn(app, ada, rows);
    expect(items.length).toBeLessThanOrEqual(2);
    expect(items.every(({ recurrence }) => recurrence.frequency === 'monthly')).toBe(true);
  });

  test('of purchases and their refunds proposes no income', async () => {
    const { app, ada } = await twoPeople(await open());
    const next = chance(5);
    const bought = Array.from({ length: 60 }, (_, index) => ({
      day: FIRST + index * 6 + Math.floor(next() * 5),
      amount: 20 + Math.round(next() * 9000) / 100,
    }));
    const rows = bought.flatMap(({ day, amount }) => [row(day, -amount, 'Zalora Fashion'), row(day + 3, amount, 'Zalora Fashion')]);
    expect((await foundIn(app, ada, rows)).filter(({ amount }) => amount > 0)).toEqual([]);
  });

  test('with rows that are reversed proposes what was charged, never what came back', async () => {
    const { app, ada } = await twoPeople(await open());
    const rows = months(12, 8).flatMap((day, index) => {
      const charge = row(day, -59.99, 'Fibreline Internet');
      return index % 4 === 1 ? [charge, charge, row(day + 1, 59.99, 'Fibreline Internet REVERSAL')] : [charge];
    });
    const items = await foundIn(app, ada, rows);
    expect(items).toMatchObject([{ amount: -59.99, recurrence: { frequency: 'monthly' } }]);
  });

  test('of pairs on the same day proposes one thing of a day at most', async () => {
    const { app, ada } = await twoPeople(await open());
    const next = chance(11);
    const coffees = Array.from({ length: 80 }, () => FIRST + Math.floor(next() * 395)).flatMap((day) => [
      row(day, -4.5, 'Corner Coffee'),
      row(day, -4.5, 'Corner Coffee'),
    ]);
    const lessons = months(10, 3).flatMap((day) => [row(day, -25, 'Piano School'), row(day, -25, 'Piano School')]);
    const items = await foundIn(app, ada, [...coffees, ...lessons]);
    expect(items.filter(({ name }) => /coffee/i.test(name))).toEqual([]);
    expect(items.length).toBeLessThanOrEqual(2);
    expect(items.every(({ amount }) => amount === -25 || amount === -50)).toBe(true);
  });

  test('in Greek and Chinese is read as any other, and names stay in their script', async () => {
    const { app, ada, bo } = await twoPeople(await open());
    const next = chance(13);
    const markets = Array.from({ length: 90 }, () => row(FIRST + Math.floor(next() * 395), -5 - Math.round(next() * 8000) / 100, '盒马鲜生超市'));
    const rows = [
      ...months(12, 5).map((day) => row(day, -650, 'ΕΝΟΙΚΙΟ ΠΑΠΑΔΟΠΟΥΛΟΣ 00123')),
      ...months(12, 20).map((day) => row(day, -99, '中国移动 话费')),
      ...months(12, 28).map((day) => row(day, 2100, 'Μισθοδοσία Άλφα ΑΕ')),
      ...markets,
    ];
    for (const items of [await foundIn(app, ada, rows), await foundIn(app, bo, rows, 'ofx')]) {
      expect(items.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([-650, -99, 2100]);
      expect(items.find(({ amount }) => amount === -99)?.name).toMatch(/中国移动/);
      expect(items.find(({ amount }) => amount === -650)?.name).toMatch(/παπαδ[οό]π/iu);
    }
  });

  test('of 5,000 payees, each seen once, proposes nothing', async () => {
    const { app, ada, bo } = await twoPeople(await open());
    const next = chance(17);
    const rows = names(5_000).map((payee) => row(FIRST + Math.floor(next() * 395), Math.round((next() - 0.9) * 20_000) / 100 || -1, payee));
    expect(new Set(rows.map(({ payee }) => payee)).size).toBe(5_000);
    expect(await foundIn(app, ada, rows)).toEqual([]);
    expect(await foundIn(app, bo, rows, 'ofx')).toEqual([]);
  }, 120_000);
});

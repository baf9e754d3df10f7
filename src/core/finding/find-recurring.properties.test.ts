import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../calendar/day.ts';
import { checkRecurrence, occurrences } from '../calendar/recurrence.ts';
import { usFederalHolidays } from '../calendar/us-federal-holidays.ts';
import { CATEGORIES } from '../categories/categories.ts';
import { findRecurring } from './find-recurring.ts';
import type { Found, LedgerRow } from './found.ts';
import { ledgerOf, type Line } from './ledger.fixture.ts';

const FIRST = dayNumber('2023-01-01');
const PAYEES = ['STREAMBOX.COM 800555', 'CITY POWER', 'ACME PAYROLL', 'Καφέ Αθήνα', '美团外卖', '4412', ''];
const account = fc.integer({ min: 1, max: 2 });
const category = fc.constantFrom(...CATEGORIES);
const payee = fc.constantFrom(...PAYEES);

/** About as many days apart, from somewhere on, of amounts that are equal or vary. */
const rhythm = fc
  .record({
    payee,
    category,
    account,
    start: fc.integer({ min: 0, max: 200 }),
    apart: fc.constantFrom(7, 14, 15.2, 30.4, 91.3, 182.6, 365.2),
    offs: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 2, maxLength: 20 }),
    amount: fc.integer({ min: -90_000, max: 90_000 }),
    spread: fc.constantFrom(0, 0, 0.2),
  })
  .map(({ offs, start, apart, amount, spread, ...rest }) =>
    offs.map(
      (off, index): Line => [
        FIRST + Math.round(start + apart * index) + off,
        Math.round(amount * (1 + spread * Math.sin(index * 12.9))),
        rest.payee,
        rest.category,
        rest.account,
      ],
    ),
  );
const stray = fc.tuple(fc.integer({ min: FIRST, max: FIRST + 700 }), fc.integer({ min: -9000, max: 9000 }), payee, category, account);
const lines = fc
  .tuple(fc.array(rhythm, { maxLength: 5 }), fc.array(stray, { maxLength: 30 }))
  .map(([rhythms, strays]): Line[] => [...rhythms.flat(), ...strays]);

const UNTIL = new Map([
  [1, FIRST + 760],
  [2, FIRST + 700],
]);
const found = (rows: readonly LedgerRow[]): readonly Found[] => findRecurring(rows, { until: UNTIL });

const RUNS = { numRuns: 100 };
const holidays = usFederalHolidays(2020, 2060);

describe('what is found in any ledger', () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        lines.chain((written) => fc.tuple(fc.constant(ledgerOf(written)), fc.shuffledSubarray(ledgerOf(written), { minLength: written.length }))),
        ([rows, shuffled]) => {
          expect(found(shuffled)).toEqual(found(rows));
        },
      ),
      RUNS,
    );
  });

  it('is the same when a payee is added that came once', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: FIRST + 20, max: FIRST + 600 }), (written, day) => {
        // The account must not begin or end otherwise by it.
        const rows = ledgerOf([[FIRST, -1, 'once', 'other', 1], ...written]);
        const more = ledgerOf([[FIRST, -1, 'once', 'other', 1], ...written, [day, -777, 'Unheard Of', 'other', 1]]);
        expect(found(more)).toEqual(found(rows));
      }),
      RUNS,
    );
  });

  it('is the same 28 years later, when the calendar is the same again', () => {
    const later = dayNumber('2051-01-01') - dayNumber('2023-01-01');
    const moved = (written: readonly Line[]) => written.map(([day, ...rest]): Line => [Number(day) + later, ...rest]);
    const until = new Map([...UNTIL].map(([id, day]) => [id, day + later] as const));
    fc.assert(
      fc.property(lines, (written) => {
        const now = found(ledgerOf(written));
        const then = findRecurring(ledgerOf(moved(written)), { until });
        expect(
          then.map(({ evidence, next_on, starts_on, amount, confidence }) => [evidence, next_on - later, starts_on - later, amount, confidence]),
        ).toEqual(now.map(({ evidence, next_on, starts_on, amount, confidence }) => [evidence, next_on, starts_on, amount, confidence]));
      }),
      RUNS,
    );
  });

  it('names rows of the ledger as evidence, each for one find at most, of one account, one direction and one payee', () => {
    fc.assert(
      fc.property(lines, (written) => {
        const rows = ledgerOf(written);
        const byId = new Map(rows.map((row) => [row.id, row]));
        const all = found(rows).flatMap(({ evidence }) => evidence);
        expect(new Set(all).size).toBe(all.length);
        for (const { evidence, account_id, amount } of found(rows)) {
          const of = evidence.flatMap((id) => byId.get(id) ?? []);
          expect(of).toHaveLength(evidence.length);
          expect(new Set(of.map((row) => `${row.account_id} ${Math.sign(row.amount)}`))).toEqual(new Set([`${account_id} ${Math.sign(amount)}`]));
          expect(of.map(({ day }) => day)).toEqual(of.map(({ day }) => day).toSorted((a, b) => a - b));
        }
      }),
      RUNS,
    );
  });

  it('has a rule that names a day within four days of each row of its evidence, and goes on after it', () => {
    fc.assert(
      fc.property(lines, (written) => {
        const rows = ledgerOf(written);
        const days = new Map(rows.map(({ id, day }) => [id, day]));
        for (const { recurrence, starts_on, next_on, evidence, last_seen_on } of found(rows)) {
          expect(checkRecurrence(recurrence)).toEqual([]);
          const named = occurrences({ recurrence, starts_on, ends_on: null, count: null }, starts_on - 10, next_on, (day) => holidays.has(day));
          for (const id of evidence) expect(Math.min(...named.map((day) => Math.abs(day - (days.get(id) ?? 0))))).toBeLessThanOrEqual(4);
          expect(named).toContain(next_on);
          expect(next_on).toBeGreaterThan(last_seen_on);
          expect(last_seen_on).toBe(days.get(evidence.at(-1) ?? 0));
        }
      }),
      RUNS,
    );
  });

  it('expects an amount between the least and the most that were seen, and is surer than not at all and less than wholly', () => {
    fc.assert(
      fc.property(lines, (written) => {
        for (const { amount, amount_low, amount_high, confidence, evidence, name, price_change } of found(ledgerOf(written))) {
          expect(Math.abs(amount_low)).toBeLessThanOrEqual(Math.abs(amount));
          expect(Math.abs(amount)).toBeLessThanOrEqual(Math.abs(amount_high));
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThan(1);
          expect(evidence.length).toBeGreaterThanOrEqual(2);
          expect(name).not.toBe('');
          if (price_change !== null) expect(price_change.from).not.toBe(price_change.to);
        }
      }),
      RUNS,
    );
  });

  it('is found often enough for these to mean something', () => {
    const finds = fc.sample(lines, { numRuns: 100, seed: 1 }).map((written) => found(ledgerOf(written)).length);
    expect(finds.filter((count) => count > 0).length).toBeGreaterThan(40);
    expect(isoDay(FIRST)).toBe('2023-01-01');
  });
});

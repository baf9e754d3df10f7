import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frequency } from '../calendar/recurrence.ts';
import { findIn, series } from './ledger.fixture.ts';

/*
 * The oracle knows no likelihood and shares no calendar with what is tested: it walks JavaScript's dates, and tries each rule of each cadence, in
 * every place it can have, on every day. A rule holds if it names all days of a clean series and none between them.
 */

const DAY_MS = 86_400_000;
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const plus = (date: Date, days: number): Date => new Date(date.getTime() + days * DAY_MS);
const lengthOf = (date: Date): number => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
const monthOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();

/** Whether a day is one of the rule's. */
interface Rule {
  readonly frequency: Frequency;
  readonly names: (date: Date) => boolean;
}

const onDay = (date: Date, day: number): boolean => date.getUTCDate() === Math.min(day, lengthOf(date));

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const weekly: Rule[] = range(0, 6).map((weekday) => ({ frequency: 'weekly', names: (date) => date.getUTCDay() === weekday }));
const biweekly: Rule[] = range(0, 13).map((phase) => ({ frequency: 'biweekly', names: (date) => (date.getTime() / DAY_MS) % 14 === phase }));
// Two days of a month that lie closer than ten days, either way round, are a rule nobody is paid by, and are not looked for.
const semimonthly: Rule[] = range(1, 31).flatMap((one) =>
  range(one + 10, Math.min(31, one + 20)).map(
    (other): Rule => ({ frequency: 'semimonthly', names: (date) => onDay(date, one) || onDay(date, other) }),
  ),
);
const byDay = (frequency: Frequency, months: number): Rule[] =>
  range(0, months - 1).flatMap((phase) =>
    range(1, 31).map((day): Rule => ({ frequency, names: (date) => monthOf(date) % months === phase && onDay(date, day) })),
  );
const byWeekday: Rule[] = range(0, 6).flatMap((weekday) => [
  ...range(1, 4).map(
    (nth): Rule => ({ frequency: 'monthly', names: (date) => date.getUTCDay() === weekday && Math.ceil(date.getUTCDate() / 7) === nth }),
  ),
  { frequency: 'monthly', names: (date) => date.getUTCDay() === weekday && date.getUTCDate() + 7 > lengthOf(date) },
]);
const RULES: readonly Rule[] = [
  ...weekly,
  ...biweekly,
  ...semimonthly,
  ...byDay('monthly', 1),
  ...byWeekday,
  ...byDay('quarterly', 3),
  ...byDay('semiannually', 6),
  ...byDay('annually', 12),
];

const daysOf = ({ names }: Rule, from: Date, count: number): string[] => {
  const days: string[] = [];
  for (let date = from; days.length < count; date = plus(date, 1)) if (names(date)) days.push(iso(date));
  return days;
};

const holds = ({ names }: Rule, days: readonly string[]): boolean => {
  const wanted = new Set(days);
  const last = Date.parse(days.at(-1) ?? '');
  for (let date = new Date(days[0] ?? ''); date.getTime() <= last; date = plus(date, 1)) if (names(date) !== wanted.has(iso(date))) return false;
  return true;
};

/**
 * Of two days a month, four rows may as well be every second week with one late, and six or seven about a February, of which only two fall on
 * the 29th, as well the usual 30th come a day early: from eight rows on, no place and no start leaves a doubt.
 */
const KINDS = [
  { rules: [...weekly, ...biweekly, ...byDay('monthly', 1), ...byWeekday], least: 4 },
  { rules: [...byDay('quarterly', 3), ...byDay('semiannually', 6), ...byDay('annually', 12)], least: 3 },
  { rules: semimonthly, least: 8 },
];

const cleanSeries = fc
  .record({ kind: fc.constantFrom(...KINDS), pick: fc.nat(), start: fc.integer({ min: 0, max: 2000 }), more: fc.integer({ min: 0, max: 10 }) })
  .map(({ kind: { rules, least }, pick, start, more }) => {
    const rule = rules[pick % rules.length];
    return rule === undefined ? [] : daysOf(rule, plus(new Date('2018-01-01'), start), least + more);
  });

describe('a series that keeps its rule to the day', () => {
  it('is found whole, with the cadence and a next day of a rule that the oracle finds too', () => {
    fc.assert(
      fc.property(cleanSeries, (days) => {
        const found = findIn(series(days, -4321, 'Streambox'));
        expect(found.map(({ evidence }) => evidence)).toEqual([days.map((_, index) => index + 1)]);
        const ruled = RULES.filter((rule) => holds(rule, days));
        const next = ruled.map((rule) => `${rule.frequency} ${daysOf(rule, plus(new Date(days.at(-1) ?? ''), 1), 1).join()}`);
        expect(next).toContain(`${found[0]?.recurrence.frequency} ${iso(new Date((found[0]?.next_on ?? 0) * DAY_MS))}`);
      }),
      { numRuns: 200 },
    );
  });
});

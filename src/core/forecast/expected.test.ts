import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../calendar/day.ts';
import { occurrences, type Recurrence } from '../calendar/recurrence.ts';
import { cents } from '../money/cents.ts';
import { expectedOccurrences, type ScheduledItem, SEEN_WITHIN_DAYS } from './expected.ts';

const today = dayNumber('2025-03-05');
const never = () => false;

const item = (recurrence: Recurrence, starts: string, seen: readonly string[] = []): ScheduledItem => ({
  name: 'rent',
  amount: cents(-120_000),
  recurring_id: 1,
  event_id: null,
  schedule: { recurrence, starts_on: dayNumber(starts), ends_on: null, count: null },
  seenOn: seen.map(dayNumber),
});
const monthly = (starts: string, seen: readonly string[] = []) => item({ frequency: 'monthly' }, starts, seen);

/** The days on which it is expected in the 40 days from Wednesday 5 March 2025. */
const expectedOn = (which: ScheduledItem) => expectedOccurrences([which], today, 40, never).map((occurrence) => isoDay(occurrence.day));

describe('what is still expected of an item', () => {
  it('has its name and amount, and falls on today and on the last day too', () => {
    expect(expectedOccurrences([item({ frequency: 'weekly' }, '2025-03-05')], today, 8, never)).toEqual([
      { day: today, item: { name: 'rent', amount: -120_000, recurring_id: 1, event_id: null } },
      { day: today + 7, item: { name: 'rent', amount: -120_000, recurring_id: 1, event_id: null } },
    ]);
  });

  it('is today when it was due in the last four days and the ledger does not show it', () => {
    expect(expectedOn(monthly('2025-01-01'))).toEqual(['2025-03-05', '2025-04-01']);
    expect(expectedOn(monthly('2025-01-04'))).toEqual(['2025-03-05', '2025-04-04']);
  });

  it('is not what was due five days ago: that will not come any more', () => {
    expect(expectedOn(monthly('2025-01-28'))).toEqual(['2025-03-28']);
  });

  it('is not what the ledger shows, up to four days early or late', () => {
    expect(expectedOn(monthly('2025-01-01', ['2025-03-01']))).toEqual(['2025-04-01']);
    expect(expectedOn(monthly('2025-01-01', ['2025-02-25']))).toEqual(['2025-04-01']);
    expect(expectedOn(monthly('2025-01-01', ['2025-03-05']))).toEqual(['2025-04-01']);
    // Due on Saturday the 8th, paid today.
    expect(expectedOn(monthly('2025-01-08', ['2025-03-05']))).toEqual(['2025-04-08']);
  });

  it('is still there when the ledger’s row is five days off', () => {
    expect(expectedOn(monthly('2025-01-01', ['2025-02-24']))).toEqual(['2025-03-05', '2025-04-01']);
    expect(expectedOn(monthly('2025-01-10', ['2025-03-05']))).toEqual(['2025-03-10', '2025-04-10']);
  });

  it('is settled by one row each: a row does not stand for two weeks', () => {
    const weekly = item({ frequency: 'weekly' }, '2025-01-06', ['2025-03-03']);
    expect(expectedOn(weekly)[0]).toBe('2025-03-10');
    expect(expectedOn(item({ frequency: 'weekly' }, '2025-01-01', ['2025-03-01', '2025-03-02']))[0]).toBe('2025-03-12');
  });

  it('gives a row to the nearest day due, so that what is always three days late is not taken for early', () => {
    // Due on Mondays, paid on Thursdays, as on 27 February; that of Monday 3 March is still to come.
    const late = item({ frequency: 'weekly' }, '2025-01-06', ['2025-02-20', '2025-02-27']);
    expect(expectedOn(late).slice(0, 2)).toEqual(['2025-03-05', '2025-03-10']);
  });

  it('moves a late pay day to today too, never spreading it', () => {
    const pay = { ...monthly('2025-01-03'), name: 'pay', amount: cents(300_000) };
    expect(expectedOccurrences([pay], today, 30, never)).toEqual([
      { day: today, item: { name: 'pay', amount: 300_000, recurring_id: 1, event_id: null } },
      { day: dayNumber('2025-04-03'), item: { name: 'pay', amount: 300_000, recurring_id: 1, event_id: null } },
    ]);
  });

  const anyItem = fc
    .record({
      frequency: fc.constantFrom('weekly' as const, 'biweekly' as const, 'monthly' as const),
      startedDaysAgo: fc.integer({ min: -30, max: 200 }),
      seenDaysAgo: fc.uniqueArray(fc.integer({ min: -3, max: SEEN_WITHIN_DAYS }), { maxLength: 5 }),
    })
    .map(
      ({ frequency, startedDaysAgo, seenDaysAgo }): ScheduledItem => ({
        ...item({ frequency }, isoDay(today - startedDaysAgo)),
        seenOn: seenDaysAgo.map((ago) => today - ago),
      }),
    );

  it('without rows is all that its schedule names, with those of four days moved to today', () => {
    fc.assert(
      fc.property(anyItem, (which) => {
        const due = occurrences(which.schedule, today - 4, today + 99, never).map((day) => Math.max(day, today));
        const expected = expectedOccurrences([{ ...which, seenOn: [] }], today, 100, never);
        expect(expected.map((occurrence) => occurrence.day)).toEqual(due);
      }),
    );
  });

  it('loses at most one occurrence for each row, and none that is more than four days after the last row', () => {
    fc.assert(
      fc.property(anyItem, (which) => {
        const all = expectedOccurrences([{ ...which, seenOn: [] }], today, 100, never).map((occurrence) => occurrence.day);
        const left = expectedOccurrences([which], today, 100, never).map((occurrence) => occurrence.day);
        const reach = Math.max(0, ...which.seenOn) + 4;
        expect(all.length - left.length).toBeGreaterThanOrEqual(0);
        expect(all.length - left.length).toBeLessThanOrEqual(which.seenOn.length);
        expect(left.filter((day) => day > reach && day > today)).toEqual(all.filter((day) => day > reach && day > today));
      }),
    );
  });

  it('does not change with rows older than those asked for', () => {
    fc.assert(
      fc.property(anyItem, fc.array(fc.integer({ min: SEEN_WITHIN_DAYS + 1, max: 400 })), (which, older) => {
        const withOlder = { ...which, seenOn: [...older.map((ago) => today - ago), ...which.seenOn] };
        expect(expectedOccurrences([withOlder], today, 100, never)).toEqual(expectedOccurrences([{ ...which }], today, 100, never));
      }),
    );
  });
});

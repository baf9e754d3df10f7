import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from './day.ts';
import { checkRecurrence, nextOccurrence, occurrences, type Recurrence, type Schedule } from './recurrence.ts';
import { usFederalHolidays } from './us-federal-holidays.ts';

const holidays = usFederalHolidays(2020, 2040);
const isHoliday = (day: number) => holidays.has(day);
const never = () => false;

const schedule = (recurrence: Recurrence, starts: string, bounds: { ends?: string; count?: number } = {}): Schedule => ({
  recurrence,
  starts_on: dayNumber(starts),
  ends_on: bounds.ends === undefined ? null : dayNumber(bounds.ends),
  count: bounds.count ?? null,
});

/** The days of a schedule, as ISO text; without a window those of the two years from its start. */
const daysOf = (which: Schedule, from = isoDay(which.starts_on), to = isoDay(which.starts_on + 730)) =>
  occurrences(which, dayNumber(from), dayNumber(to), isHoliday).map(isoDay);

describe('what comes back by weeks', () => {
  it('falls on the weekday of its first day, or on the first such weekday after it', () => {
    expect(daysOf(schedule({ frequency: 'weekly' }, '2025-01-15', { count: 3 }))).toEqual(['2025-01-15', '2025-01-22', '2025-01-29']);
    expect(daysOf(schedule({ frequency: 'weekly', weekday: 1 }, '2025-01-15', { count: 2 }))).toEqual(['2025-01-20', '2025-01-27']);
    expect(daysOf(schedule({ frequency: 'biweekly', weekday: 5 }, '2025-01-15', { count: 2 }))).toEqual(['2025-01-17', '2025-01-31']);
  });

  it('keeps step with its anchor, wherever the anchor lies', () => {
    for (const anchor_date of ['2025-01-24', '2024-12-27', '2031-10-10']) {
      expect(daysOf(schedule({ frequency: 'biweekly', anchor_date }, '2025-01-15', { count: 2 })), anchor_date).toEqual(['2025-01-24', '2025-02-07']);
    }
  });
});

describe('what comes back by months', () => {
  it('falls on the last day of a short month, and on its own day again in the next', () => {
    expect(daysOf(schedule({ frequency: 'monthly' }, '2025-01-31', { count: 5 }))).toEqual([
      '2025-01-31',
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
      '2025-05-31',
    ]);
    expect(daysOf(schedule({ frequency: 'monthly', day_of_month: 30 }, '2024-01-31', { count: 2 }))).toEqual(['2024-02-29', '2024-03-30']);
  });

  it('falls on 28 February in a common year when it began on a leap day', () => {
    const leap = schedule({ frequency: 'annually' }, '2024-02-29', { count: 5 });
    expect(daysOf(leap, '2024-01-01', '2030-01-01')).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
  });

  it('counts its months from the first day', () => {
    expect(daysOf(schedule({ frequency: 'quarterly' }, '2025-11-30', { count: 3 }))).toEqual(['2025-11-30', '2026-02-28', '2026-05-30']);
    expect(daysOf(schedule({ frequency: 'semiannually', last_day: true }, '2025-08-10', { count: 2 }))).toEqual(['2025-08-31', '2026-02-28']);
    // The tenth of January is past when it starts, so the next is a quarter later.
    expect(daysOf(schedule({ frequency: 'quarterly', day_of_month: 10 }, '2025-01-15', { count: 2 }))).toEqual(['2025-04-10', '2025-07-10']);
  });

  it('falls on the n-th weekday, and skips a month without a fifth', () => {
    expect(daysOf(schedule({ frequency: 'monthly', weekday: 3, nth: 2 }, '2025-01-01', { count: 3 }))).toEqual([
      '2025-01-08',
      '2025-02-12',
      '2025-03-12',
    ]);
    expect(daysOf(schedule({ frequency: 'monthly', weekday: 5, nth: 5 }, '2025-01-01', { count: 3 }))).toEqual([
      '2025-01-31',
      '2025-05-30',
      '2025-08-29',
    ]);
    expect(daysOf(schedule({ frequency: 'monthly', weekday: 5, nth: -1 }, '2025-01-01', { count: 3 }))).toEqual([
      '2025-01-31',
      '2025-02-28',
      '2025-03-28',
    ]);
  });

  it('falls twice a month on two days, in order, both on the last day where a month is too short', () => {
    expect(daysOf(schedule({ frequency: 'semimonthly', days_of_month: [31, 15] }, '2025-01-16', { count: 4 }))).toEqual([
      '2025-01-31',
      '2025-02-15',
      '2025-02-28',
      '2025-03-15',
    ]);
    expect(daysOf(schedule({ frequency: 'semimonthly', days_of_month: [30, 31] }, '2025-02-01', { count: 3 }))).toEqual([
      '2025-02-28',
      '2025-02-28',
      '2025-03-30',
    ]);
  });
});

describe('the bounds of a schedule', () => {
  it('include the first and the last day', () => {
    expect(daysOf(schedule({ frequency: 'weekly' }, '2025-01-15', { ends: '2025-01-29' }))).toEqual(['2025-01-15', '2025-01-22', '2025-01-29']);
    expect(daysOf(schedule({ frequency: 'weekly' }, '2025-01-15', { ends: '2025-01-28' }))).toEqual(['2025-01-15', '2025-01-22']);
    expect(daysOf(schedule({ frequency: 'weekly' }, '2025-01-15', { ends: '2025-01-14' }))).toEqual([]);
  });

  it('end a schedule at its last day or its count, whichever comes first', () => {
    expect(daysOf(schedule({ frequency: 'monthly' }, '2025-01-15', { ends: '2025-03-31', count: 2 }))).toHaveLength(2);
    expect(daysOf(schedule({ frequency: 'monthly' }, '2025-01-15', { ends: '2025-03-31', count: 9 }))).toHaveLength(3);
  });

  it('count from the first day, not from the window', () => {
    expect(daysOf(schedule({ frequency: 'monthly' }, '2020-01-31', { count: 62 }), '2025-01-01', '2030-01-01')).toEqual(['2025-01-31', '2025-02-28']);
  });
});

describe('an occurrence on a weekend or a holiday', () => {
  it('moves to the business day before or after', () => {
    // 1 March 2025 is a Saturday. 4 July 2026 is a Saturday too, observed on Friday the 3rd.
    expect(daysOf(schedule({ frequency: 'monthly', business_day: 'previous' }, '2025-03-01', { count: 1 }), '2025-01-01')).toEqual(['2025-02-28']);
    expect(daysOf(schedule({ frequency: 'monthly', business_day: 'next' }, '2025-03-01', { count: 1 }))).toEqual(['2025-03-03']);
    expect(daysOf(schedule({ frequency: 'monthly', business_day: 'previous' }, '2026-07-04', { count: 1 }), '2026-07-01')).toEqual(['2026-07-02']);
    expect(daysOf(schedule({ frequency: 'monthly', business_day: 'next' }, '2026-07-03', { count: 1 }))).toEqual(['2026-07-06']);
    expect(daysOf(schedule({ frequency: 'monthly', business_day: 'none' }, '2026-07-04', { count: 1 }))).toEqual(['2026-07-04']);
  });

  it('moves after start, end and count have chosen it', () => {
    const beforeItsStart = schedule({ frequency: 'monthly', business_day: 'previous' }, '2025-03-01', { ends: '2025-03-01' });
    expect(daysOf(beforeItsStart, '2025-02-01', '2025-12-31')).toEqual(['2025-02-28']);
    const beyondItsEnd = schedule({ frequency: 'monthly', business_day: 'next' }, '2025-02-01', { ends: '2025-03-01' });
    expect(daysOf(beyondItsEnd, '2025-02-01', '2025-12-31')).toEqual(['2025-02-03', '2025-03-03']);
    const lastOfTwo = schedule({ frequency: 'monthly', business_day: 'next' }, '2025-02-01', { count: 2 });
    expect(daysOf(lastOfTwo, '2025-03-03', '2025-12-31')).toEqual(['2025-03-03']);
  });

  it('counts in the window it moves into, not in the one it moves out of', () => {
    const rent = schedule({ frequency: 'monthly', day_of_month: 1, business_day: 'next' }, '2025-01-01');
    expect(daysOf(rent, '2025-03-02', '2025-03-31')).toEqual(['2025-03-03']);
    expect(daysOf(rent, '2025-02-25', '2025-03-02')).toEqual([]);
  });

  it('stays where it is when business is never open', () => {
    expect(occurrences(schedule({ frequency: 'weekly', business_day: 'next' }, '2025-01-15', { count: 1 }), 0, 50_000, () => true)).toEqual([
      dayNumber('2025-01-15'),
    ]);
  });
});

describe('the next occurrence', () => {
  it('may be the day itself, and there is none after the last', () => {
    const twice = schedule({ frequency: 'annually' }, '2025-01-15', { count: 2 });
    expect(nextOccurrence(twice, dayNumber('2025-01-15'), never)).toBe(dayNumber('2025-01-15'));
    expect(nextOccurrence(twice, dayNumber('2025-01-16'), never)).toBe(dayNumber('2026-01-15'));
    expect(nextOccurrence(twice, dayNumber('2026-01-16'), never)).toBeNull();
  });

  it('is found when it lies far off', () => {
    expect(nextOccurrence(schedule({ frequency: 'weekly' }, '2190-01-01'), dayNumber('2025-01-01'), never)).toBe(dayNumber('2190-01-01'));
    // A fifth Sunday in February takes a leap year that begins on a Thursday.
    const fifthSunday = schedule({ frequency: 'annually', weekday: 7, nth: 5 }, '2025-02-01');
    expect(nextOccurrence(fifthSunday, dayNumber('2033-01-01'), never)).toBe(dayNumber('2060-02-29'));
  });

  it('is the one before its first day when a weekend moves it there', () => {
    const moved = schedule({ frequency: 'monthly', business_day: 'previous' }, '2025-03-01');
    expect(nextOccurrence(moved, dayNumber('2025-01-01'), never)).toBe(dayNumber('2025-02-28'));
  });
});

describe('which fields of a recurrence go together', () => {
  const good: readonly Recurrence[] = [
    { frequency: 'weekly' },
    { frequency: 'weekly', weekday: 5 },
    { frequency: 'biweekly', anchor_date: '2025-01-10', business_day: 'previous' },
    { frequency: 'biweekly', weekday: 5 },
    { frequency: 'semimonthly', days_of_month: [15, 31] },
    { frequency: 'monthly' },
    { frequency: 'monthly', day_of_month: 31, last_day: false },
    { frequency: 'quarterly', last_day: true },
    { frequency: 'semiannually', weekday: 3, nth: -1 },
    { frequency: 'annually', day_of_month: 29 },
  ];
  it.each(good)('%j is fine', (recurrence) => {
    expect(checkRecurrence(recurrence)).toEqual([]);
  });

  const bad: readonly [Recurrence, string][] = [
    [{ frequency: 'weekly', day_of_month: 3 }, 'day_of_month'],
    [{ frequency: 'weekly', nth: 2, weekday: 3 }, 'nth'],
    [{ frequency: 'weekly', last_day: true }, 'last_day'],
    [{ frequency: 'weekly', anchor_date: '2025-01-10' }, 'anchor_date'],
    [{ frequency: 'biweekly', anchor_date: '2025-01-10', weekday: 5 }, 'weekday'],
    [{ frequency: 'biweekly', anchor_date: '2025-02-30' }, 'anchor_date'],
    [{ frequency: 'semimonthly' }, 'days_of_month'],
    [{ frequency: 'semimonthly', days_of_month: [15, 15] }, 'days_of_month'],
    [{ frequency: 'semimonthly', days_of_month: [1, 15], weekday: 2 }, 'weekday'],
    [{ frequency: 'semimonthly', days_of_month: [1, 15], day_of_month: 3 }, 'day_of_month'],
    [{ frequency: 'monthly', days_of_month: [1, 15] }, 'days_of_month'],
    [{ frequency: 'monthly', weekday: 2 }, 'nth'],
    [{ frequency: 'monthly', nth: 2 }, 'weekday'],
    [{ frequency: 'monthly', weekday: 2, nth: 2, day_of_month: 3 }, 'nth'],
    [{ frequency: 'monthly', weekday: 2, nth: 2, last_day: true }, 'nth'],
    [{ frequency: 'annually', day_of_month: 3, last_day: true }, 'last_day'],
  ];
  it.each(bad)('%j is refused at %s', (recurrence, path) => {
    expect(checkRecurrence(recurrence).map((problem) => problem.path)).toEqual([path]);
  });
});

describe('any window', () => {
  it('holds just those days of a wider one that lie in it', () => {
    const recurrence: fc.Arbitrary<Recurrence> = fc.constantFrom<Recurrence>(
      { frequency: 'weekly', business_day: 'next' },
      { frequency: 'biweekly' },
      { frequency: 'semimonthly', days_of_month: [14, 31], business_day: 'previous' },
      { frequency: 'monthly', weekday: 6, nth: 5, business_day: 'next' },
      { frequency: 'quarterly', last_day: true },
    );
    const offset = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(recurrence, fc.option(fc.integer({ min: 1, max: 60 })), offset, offset, (rule, count, start, length) => {
        const which: Schedule = { recurrence: rule, starts_on: dayNumber('2025-01-31'), ends_on: null, count };
        const [from, to] = [which.starts_on - 500 + start, which.starts_on - 500 + start + length];
        const all = occurrences(which, which.starts_on - 1000, which.starts_on + 5000, isHoliday);
        expect(occurrences(which, from, to, isHoliday)).toEqual(all.filter((day) => day >= from && day <= to));
      }),
    );
  });
});

import Holidays from 'date-holidays';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from './day.ts';
import { type BusinessDayRule, checkRecurrence, occurrences, type Recurrence, type Schedule } from './recurrence.ts';
import { usFederalHolidays } from './us-federal-holidays.ts';

/*
 * The oracle speaks another language (RFC 5545), uses another calendar (Temporal, JavaScript's Date) and other holidays (date-holidays).
 * It answers all days of a schedule as ISO text; only the comparison is shared with what is tested.
 */

const DAY_MS = 86_400_000;
const YEARS = 40;
const WEEKDAYS = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const INTERVALS = { weekly: 1, biweekly: 2, semimonthly: 1, monthly: 1, quarterly: 3, semiannually: 6, annually: 12 };

const basic = (day: string): string => day.replaceAll('-', '');
const shift = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** RFC 5545's words for a day of the month that gives way to the last one of a shorter month. */
function byMonthDay(day: number): string {
  if (day <= 28) return `BYMONTHDAY=${day}`;
  return `BYMONTHDAY=${[28, 29, 30, 31].filter((candidate) => candidate <= day).join(',')};BYSETPOS=-1`;
}

/** The rules that together name the days: two for a semimonthly one, because RFC 5545 would merge days that coincide. */
function rulesOf({ recurrence, starts_on }: Schedule): string[] {
  const { frequency, day_of_month, days_of_month, weekday, nth, last_day } = recurrence;
  const every = `INTERVAL=${INTERVALS[frequency]}`;
  if (frequency === 'weekly' || frequency === 'biweekly')
    return [`FREQ=WEEKLY;${every}${weekday === undefined ? '' : `;BYDAY=${WEEKDAYS[weekday]}`}`];
  if (days_of_month !== undefined) return days_of_month.map((day) => `FREQ=MONTHLY;${every};${byMonthDay(day)}`);
  if (weekday !== undefined) return [`FREQ=MONTHLY;${every};BYDAY=${nth}${WEEKDAYS[weekday]}`];
  if (last_day === true) return [`FREQ=MONTHLY;${every};BYMONTHDAY=-1`];
  return [`FREQ=MONTHLY;${every};${byMonthDay(day_of_month ?? Number(isoDay(starts_on).slice(8)))}`];
}

/** Where the rule starts to count: an anchor puts a biweekly rule in step; the first weekday after the start does so without one. */
function startOf({ recurrence, starts_on }: Schedule): string {
  const { frequency, anchor_date, weekday } = recurrence;
  let day = isoDay(starts_on);
  if (frequency !== 'biweekly') return day;
  const falls = (candidate: string) => {
    if (anchor_date !== undefined) return (Date.parse(candidate) - Date.parse(anchor_date)) % (14 * DAY_MS) === 0;
    return weekday === undefined || new Date(candidate).getUTCDay() === weekday % 7;
  };
  while (!falls(day)) day = shift(day, 1);
  return day;
}

const holidays = new Set<string>();
const package_ = new Holidays('US');
for (let year = 1986; year <= 2100; year++) {
  for (const holiday of package_.getHolidays(year)) if (holiday.type === 'public') holidays.add(holiday.date.slice(0, 10));
  // The package keeps Veterans Day on weekends.
  const veteransDay = new Date(`${year}-11-11`).getUTCDay();
  if (veteransDay === 6) holidays.add(`${year}-11-10`);
  if (veteransDay === 0) holidays.add(`${year}-11-12`);
}

function businessDay(day: string, rule: BusinessDayRule): string {
  const isClosed = (candidate: string) => [0, 6].includes(new Date(candidate).getUTCDay()) || holidays.has(candidate);
  let moved = day;
  while (rule !== 'none' && isClosed(moved)) moved = shift(moved, rule === 'next' ? 1 : -1);
  return moved;
}

function oracle(schedule: Schedule, from: string, to: string): string[] {
  const dtstart = `DTSTART;TZID=UTC:${basic(startOf(schedule))}T000000`;
  // Far enough beyond the window for occurrences that a shift brings back into it.
  const until = `UNTIL=${basic(shift(to, 10))}T000000Z`;
  const named = rulesOf(schedule).flatMap((rule) =>
    new RRuleTemporal({ rruleString: `${dtstart}\nRRULE:${rule};${until}`, maxIterations: 100_000 })
      .all()
      .map((date) => date.toString().slice(0, 10)),
  );
  const bounded = named
    .sort()
    .slice(0, schedule.count ?? undefined)
    .filter((day) => schedule.ends_on === null || day <= isoDay(schedule.ends_on));
  return bounded.map((day) => businessDay(day, schedule.recurrence.business_day ?? 'none')).filter((day) => day >= from && day <= to);
}

const ours = usFederalHolidays(1986, 2100);
const day = (from: string, to: string) => fc.integer({ min: dayNumber(from), max: dayNumber(to) });
const dayOfMonth = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 28, max: 31 }));
const weekday = fc.integer({ min: 1, max: 7 });
const nth = fc.constantFrom(1, 2, 3, 4, 5, -1);

const inWeeks: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ frequency: fc.constantFrom('weekly' as const, 'biweekly' as const) }),
  fc.record({ frequency: fc.constantFrom('weekly' as const, 'biweekly' as const), weekday }),
  fc.record({ frequency: fc.constant('biweekly' as const), anchor_date: day('2000-01-01', '2060-01-01').map(isoDay) }),
);
const twiceAMonth: fc.Arbitrary<Recurrence> = fc.record({
  frequency: fc.constant('semimonthly' as const),
  days_of_month: fc.tuple(dayOfMonth, dayOfMonth).filter(([one, other]) => one !== other),
});
const monthFrequency = fc.constantFrom('monthly' as const, 'quarterly' as const, 'semiannually' as const, 'annually' as const);
const inMonths: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ frequency: monthFrequency }),
  fc.record({ frequency: monthFrequency, day_of_month: dayOfMonth }),
  fc.record({ frequency: monthFrequency, last_day: fc.constant(true) }),
  fc.record({ frequency: monthFrequency, weekday, nth }),
);

/** Schedules that start in 1990 to 2050, on a 28th to 31st more often than chance would. */
const schedules = (recurrence: fc.Arbitrary<Recurrence>): fc.Arbitrary<Schedule> =>
  fc
    .record({
      recurrence,
      business_day: fc.constantFrom('none' as const, 'previous' as const, 'next' as const),
      starts_on: fc.oneof(day('1990-01-01', '2050-12-31'), fc.constantFrom('2024-02-29', '2023-12-31', '2025-01-30', '2027-08-29').map(dayNumber)),
      lasts: fc.option(fc.integer({ min: 0, max: 20_000 })),
      count: fc.option(fc.integer({ min: 1, max: 600 })),
    })
    .map(({ recurrence: rule, business_day, starts_on, lasts, count }) => ({
      recurrence: { ...rule, business_day },
      starts_on,
      ends_on: lasts === null ? null : starts_on + lasts,
      count,
    }));

describe('over forty years, the days of a schedule are those that RFC 5545 names', () => {
  it.each([
    ['by weeks', inWeeks, 40],
    ['twice a month', twiceAMonth, 25],
    ['by months', inMonths, 80],
  ])('%s', (_, recurrence, numRuns) => {
    fc.assert(
      fc.property(schedules(recurrence), fc.integer({ min: -400, max: 4000 }), (schedule, begins) => {
        expect(checkRecurrence(schedule.recurrence)).toEqual([]);
        const from = schedule.starts_on + begins;
        const to = from + Math.round(YEARS * 365.25);
        const days = occurrences(schedule, from, to, (candidate) => ours.has(candidate)).map(isoDay);
        expect(days).toEqual(oracle(schedule, isoDay(from), isoDay(to)));
      }),
      { numRuns },
    );
  });
});

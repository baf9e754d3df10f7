import { calendarDate, daysInMonth, type EpochDay, weekday } from '../src/core/calendar/day.ts';
import { occurrences, type Schedule } from '../src/core/calendar/recurrence.ts';
import { usFederalHolidays } from '../src/core/calendar/us-federal-holidays.ts';
import type { Measurement } from './figures.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';
import { startsOn } from './thirty-items.ts';

// The days on which something comes back within a year and within five, moved away from weekends and holidays, against looking at each day.

const SPANS = [
  { name: '365 days', days: 365 },
  { name: 'five years', days: 5 * 365 + 1 },
] as const;

const holidays = usFederalHolidays(2022, 2032);
const isHoliday = (day: EpochDay): boolean => holidays.has(day);

// They began years before the window, as what people have does: nothing may be gained by a young schedule.
const began = startsOn - 3 * 365;
const of = (recurrence: Schedule['recurrence']): Schedule => ({ recurrence, starts_on: began, ends_on: null, count: null });

/** `or after`, `or before`: the business day to which it gives way. */
const SCHEDULES = [
  { name: 'monthly, the 31st or after', schedule: of({ frequency: 'monthly', day_of_month: 31, business_day: 'next' }) },
  { name: 'every second week, or before', schedule: of({ frequency: 'biweekly', business_day: 'previous' }) },
  { name: 'yearly, the 4th or before', schedule: of({ frequency: 'annually', day_of_month: 4, business_day: 'previous' }) },
  { name: 'monthly, the second Friday', schedule: of({ frequency: 'monthly', weekday: 5, nth: 2 }) },
] as const;

/** The plain way: is the day one that the rule names? */
function isNamed({ recurrence, starts_on }: Schedule, day: EpochDay): boolean {
  if (day < starts_on) return false;
  if (recurrence.frequency === 'biweekly') return (day - starts_on) % 14 === 0;
  const date = calendarDate(day);
  if (recurrence.frequency === 'annually' && date.month !== calendarDate(starts_on).month) return false;
  if (recurrence.nth !== undefined) return weekday(day) === recurrence.weekday && Math.ceil(date.day / 7) === recurrence.nth;
  return date.day === Math.min(recurrence.day_of_month ?? 0, daysInMonth(date.year, date.month));
}

const isClosed = (day: EpochDay): boolean => weekday(day) > 5 || isHoliday(day);

/** The plain way: each day of the window and a week around it is looked at, and moved while business rests. */
function dayByDay(schedule: Schedule, from: EpochDay, to: EpochDay): EpochDay[] {
  const rule = schedule.recurrence.business_day ?? 'none';
  const found: EpochDay[] = [];
  for (let named = from - 7; named <= to + 7; named++) {
    if (!isNamed(schedule, named)) continue;
    let day = named;
    while (rule !== 'none' && isClosed(day)) day += rule === 'next' ? 1 : -1;
    if (day >= from && day <= to) found.push(day);
  }
  return found;
}

const measurements: Measurement[] = [];
for (const { name, schedule } of SCHEDULES) {
  for (const span of SPANS) {
    const to = startsOn + span.days - 1;
    const days = occurrences(schedule, startsOn, to, isHoliday);
    // Other days would be found fast for nothing.
    if (days.length === 0 || days.join(' ') !== dayByDay(schedule, startsOn, to).join(' ')) throw new Error(`The days are not the same: ${name}.`);
    measurements.push(
      await measure({
        name: `${name}: ${span.name}`,
        run: () => occurrences(schedule, startsOn, to, isHoliday),
        reference: { name: 'looking at each day', run: () => dayByDay(schedule, startsOn, to) },
      }),
    );
  }
}
report('When something comes back', measurements);

import { calendarDate, daysInMonth, type EpochDay, weekday } from '../src/core/calendar/day.ts';
import type { Frequency } from '../src/core/calendar/recurrence.ts';
import { usFederalHolidays } from '../src/core/calendar/us-federal-holidays.ts';
import { expectedOccurrences, type ScheduledItem } from '../src/core/forecast/expected.ts';
import { forecast } from '../src/core/forecast/forecast.ts';
import { type ForecastPoint, statusOf } from '../src/core/forecast/point.ts';
import { cents, ZERO } from '../src/core/money/cents.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';
import { buffer, DAYS, everydayByWeekday, holidays, isHoliday, items, openingBalance, startsOn } from './thirty-items.ts';

// The arithmetic of a forecast, 30 items over 365 days, against the plain way: on each day, ask each item whether it is due.

const occurrencesOfItems = () => expectedOccurrences(items, startsOn, DAYS, isHoliday);
const forecastOf = (occurrences: ReturnType<typeof occurrencesOfItems>) =>
  forecast({ startsOn, days: DAYS, openingBalance, occurrences, everydayByWeekday, buffer });

const MONTHS: { readonly [Key in Frequency]: number } = {
  weekly: 0,
  biweekly: 0,
  semimonthly: 1,
  monthly: 1,
  quarterly: 3,
  semiannually: 6,
  annually: 12,
};

/** The plain way, days: is the day one that the rule names? */
function isNamed({ recurrence, starts_on }: ScheduledItem['schedule'], day: EpochDay): boolean {
  if (day < starts_on) return false;
  if (recurrence.frequency === 'weekly') return (day - starts_on) % 7 === 0;
  if (recurrence.frequency === 'biweekly') return (day - starts_on) % 14 === 0;
  const date = calendarDate(day);
  const start = calendarDate(starts_on);
  if (((date.year - start.year) * 12 + date.month - start.month) % MONTHS[recurrence.frequency] !== 0) return false;
  if (recurrence.nth !== undefined) return weekday(day) === recurrence.weekday && Math.ceil(date.day / 7) === recurrence.nth;
  const length = daysInMonth(date.year, date.month);
  return (recurrence.days_of_month ?? [recurrence.day_of_month ?? start.day]).some((dayOfMonth) => date.day === Math.min(dayOfMonth, length));
}

const isOpen = (day: EpochDay): boolean => weekday(day) <= 5 && !holidays.has(day);

/** The plain way, shifts: how often does the item fall on the day, counting the closed days just before or after it? */
function timesDue({ schedule }: ScheduledItem, day: EpochDay): number {
  const rule = schedule.recurrence.business_day ?? 'none';
  if (rule === 'none') return isNamed(schedule, day) ? 1 : 0;
  if (!isOpen(day)) return 0;
  let times = isNamed(schedule, day) ? 1 : 0;
  const step = rule === 'next' ? -1 : 1;
  for (let closed = day + step; !isOpen(closed); closed += step) if (isNamed(schedule, closed)) times += 1;
  return times;
}

/** The plain way, balances. What was due before the first day and has not been seen is due on it, as in the forecast. */
function plainForecast() {
  const points = [];
  let balance = openingBalance;
  for (let day = startsOn; day < startsOn + DAYS; day++) {
    const everyday = everydayByWeekday[weekday(day) - 1] ?? ZERO;
    let income = ZERO;
    let expenses = everyday;
    for (const item of items) {
      let times = timesDue(item, day);
      if (day === startsOn) for (let late = 1; late <= 4; late++) times += timesDue(item, day - late);
      if (item.amount > 0) income = cents(income + item.amount * times);
      else expenses = cents(expenses - item.amount * times);
    }
    const opening_balance = balance;
    const net_change = cents(income - expenses);
    balance = cents(balance + net_change);
    points.push({ day, opening_balance, income, expenses, everyday, net_change, closing_balance: balance, status: statusOf(balance, buffer) });
  }
  return points;
}

// A reference that computes something else would be worth nothing.
const figures = (points: readonly Omit<ForecastPoint, 'items'>[]) => JSON.stringify(points.map((point) => ({ ...point, items: undefined })));
if (figures(forecastOf(occurrencesOfItems()).points) !== figures(plainForecast())) throw new Error('The forecast and the plain way differ.');

const ready = occurrencesOfItems();
report(`Forecast arithmetic, ${items.length} items × ${DAYS} days (${ready.length} occurrences)`, [
  await measure({
    name: 'days due, points and summary',
    run: () => forecastOf(occurrencesOfItems()),
    reference: { name: 'a loop over days and items', run: plainForecast },
    goalMs: 0.03,
  }),
  await measure({ name: '  of which the days due', run: occurrencesOfItems }),
  await measure({ name: '  of which points and summary', run: () => forecastOf(ready) }),
  await measure({ name: 'the holidays of four years, once a request', run: () => usFederalHolidays(2024, 2027) }),
]);

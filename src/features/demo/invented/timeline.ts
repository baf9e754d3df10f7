import { calendarDate, daysInMonth, type EpochDay, epochDay } from '../../../core/calendar/day.ts';
import { firstOfMonth, type MonthNumber, monthOf } from '../../../core/calendar/place-in-month.ts';

/** How many months of rows the invented person has. */
const MONTHS = 14;
/** How many days of an ordinary year ahead come before the week in which money is tight, at least. */
const FINE_FOR_DAYS = 28;

/** The days that the invented year hangs on. */
export interface Timeline {
  readonly today: EpochDay;
  readonly month: MonthNumber;
  /** The first day of rows: the same day of the month 14 months ago, or that month's last. */
  readonly first: EpochDay;
  /** The last one: yesterday. */
  readonly last: EpochDay;
  /** The month ahead that begins with rent, insurance and a journey before the next pay. */
  readonly tightMonth: MonthNumber;
  readonly tight: EpochDay;
}

/** The timeline of an invented person on a day. */
export function timelineOf(today: EpochDay): Timeline {
  const month = monthOf(today);
  const { year, month: monthOfYear } = calendarDate(firstOfMonth(month - MONTHS));
  const first = epochDay(year, monthOfYear, Math.min(calendarDate(today).day, daysInMonth(year, monthOfYear)));
  const earliest = today + FINE_FOR_DAYS;
  const tightMonth = firstOfMonth(monthOf(earliest)) === earliest ? monthOf(earliest) : monthOf(earliest) + 1;
  return { today, month, first, last: today - 1, tightMonth, tight: firstOfMonth(tightMonth) };
}

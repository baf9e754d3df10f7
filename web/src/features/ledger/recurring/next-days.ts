import { dayNumber, isoDay } from '../../../../../src/core/calendar/day.ts';
import { checkRecurrence, type IsHoliday, occurrences } from '../../../../../src/core/calendar/recurrence.ts';
import { usFederalHolidays } from '../../../../../src/core/calendar/us-federal-holidays.ts';
import type { Described } from './describe-recurrence.ts';

// All years that a day of a form can be of, and the next: a shift can leave the last. Made when first asked for.
let holidays: ReadonlySet<number> | undefined;
/** Whether business rests, weekends aside, in any year that a form can be of. */
export const isHoliday: IsHoliday = (day) => (holidays ??= usFederalHolidays(1900, 2200)).has(day);

/** Most schedules show enough days in the first window; only rare ones, such as a fifth Friday each year, need the last. */
const WINDOWS = [400, 4_000, 36_525] as const;

/** The next `most` ISO days on which it falls, from `from` on, as the forecast will count them; fewer when it ends before, none when its parts do not go together. */
export function nextDays({ recurrence, starts_on, ends_on, count }: Described, from: string, most: number): readonly string[] {
  if (checkRecurrence(recurrence).length > 0) return [];
  const schedule = { recurrence, starts_on: dayNumber(starts_on), ends_on: ends_on === null ? null : dayNumber(ends_on), count };
  // A shift can bring the first one to before the day it starts on.
  const first = Math.max(dayNumber(from), schedule.starts_on - 7);
  for (const window of WINDOWS) {
    const days = occurrences(schedule, first, first + window, isHoliday);
    if (days.length >= most || window === WINDOWS[WINDOWS.length - 1]) return days.slice(0, most).map(isoDay);
  }
  return [];
}

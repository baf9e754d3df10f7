import type { IsHoliday } from '../../core/calendar/recurrence.ts';
import { usFederalHolidays } from '../../core/calendar/us-federal-holidays.ts';

// All years that a day of a contract can be of, and the next: a shift can leave the last.
const holidays = usFederalHolidays(1900, 2200);

/** Whether US banks and offices rest on the day, weekends aside: a US federal holiday as observed. */
export const isHoliday: IsHoliday = (day) => holidays.has(day);

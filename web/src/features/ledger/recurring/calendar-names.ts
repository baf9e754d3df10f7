import { words } from '../../../i18n/words.ts';

/** 1 Monday … 7 Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

// Any date of the right month or weekday gives its name; 1 January 2024 was a Monday. A civil day has no zone, so UTC is used on both sides.
const named = (month: number, day: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(words.language ?? 'en', { ...options, timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, day));

/** The name of an ISO weekday: 1 is `Monday`. */
export const weekdayName = (weekday: number): string => named(1, weekday, { weekday: 'long' });

/** The name of a month: 1 is `January`. */
export const monthName = (month: number): string => named(month, 1, { month: 'long' });

import { calendarDate, daysInMonth, type EpochDay, epochDay, weekday as weekdayOf } from './day.ts';

/** A month as a whole number: months since the start of year 0, so that `month + 3` is a quarter later. */
export type MonthNumber = number;

/** The month that holds the day. */
export function monthOf(day: EpochDay): MonthNumber {
  const { year, month } = calendarDate(day);
  return year * 12 + month - 1;
}

/** The month's first day. */
export const firstOfMonth = (month: MonthNumber): EpochDay => epochDay(Math.floor(month / 12), (month % 12) + 1, 1);

/** Where in a month something falls: on a day of the month, or on its n-th weekday (1…5, or −1 for the last; weekday 1 Monday … 7 Sunday). */
export type PlaceInMonth = { readonly day: number } | { readonly weekday: number; readonly nth: number };

/** The last day of any month: a day that a month lacks is its last. */
export const LAST_DAY: PlaceInMonth = { day: 31 };

/** The day of that place in a month; undefined when the month has no such weekday, as most have no fifth Friday. */
export function dayAt(place: PlaceInMonth, month: MonthNumber): EpochDay | undefined {
  const year = Math.floor(month / 12);
  const monthOfYear = month - year * 12 + 1;
  const first = epochDay(year, monthOfYear, 1);
  const last = first + daysInMonth(year, monthOfYear) - 1;
  if ('day' in place) return Math.min(first + place.day - 1, last);
  if (place.nth < 0) return last - ((weekdayOf(last) - place.weekday + 7) % 7);
  const day = first + ((place.weekday - weekdayOf(first) + 7) % 7) + 7 * (place.nth - 1);
  return day <= last ? day : undefined;
}

/** Whether some months lack the place. */
export const canBeMissing = (place: PlaceInMonth): boolean => 'nth' in place && place.nth === 5;

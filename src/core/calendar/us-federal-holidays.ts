import { type EpochDay, epochDay, weekday } from './day.ts';
import { dayAt, type PlaceInMonth } from './place-in-month.ts';

interface Holiday {
  /** 1…12. */
  readonly month: number;
  readonly place: PlaceInMonth;
  /** The first year in which it was one; left out where that lies before 1978. */
  readonly since?: number;
}

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

/** 5 U.S.C. § 6103(a). */
const HOLIDAYS: readonly Holiday[] = [
  { month: 1, place: { day: 1 } }, // New Year's Day
  { month: 1, place: { weekday: MONDAY, nth: 3 }, since: 1986 }, // Birthday of Martin Luther King, Jr.
  { month: 2, place: { weekday: MONDAY, nth: 3 } }, // Washington's Birthday
  { month: 5, place: { weekday: MONDAY, nth: -1 } }, // Memorial Day
  { month: 6, place: { day: 19 }, since: 2021 }, // Juneteenth
  { month: 7, place: { day: 4 } }, // Independence Day
  { month: 9, place: { weekday: MONDAY, nth: 1 } }, // Labor Day
  { month: 10, place: { weekday: MONDAY, nth: 2 } }, // Columbus Day
  { month: 11, place: { day: 11 } }, // Veterans Day
  { month: 11, place: { weekday: THURSDAY, nth: 4 } }, // Thanksgiving Day
  { month: 12, place: { day: 25 } }, // Christmas Day
];

/** Where a holiday is kept: one on a Saturday on the Friday before, one on a Sunday on the Monday after (5 U.S.C. § 6103(b), Executive Order 11582). */
function observed(day: EpochDay): EpochDay {
  if (weekday(day) === SATURDAY) return day - 1;
  return weekday(day) === SUNDAY ? day + 1 : day;
}

/**
 * The days from 1 January `fromYear` to 31 December `toYear` on which US federal holidays are observed; all of them are weekdays.
 * A New Year's Day that is a Saturday is observed in the year before. True to history from 1978; years before follow the same rules.
 * One-off closures and the District of Columbia's Inauguration Day are not among them.
 */
export function usFederalHolidays(fromYear: number, toYear: number): ReadonlySet<EpochDay> {
  const days = new Set<EpochDay>();
  for (let year = fromYear; year <= toYear; year++) {
    for (const { month, place, since } of HOLIDAYS) {
      const day = dayAt(place, year * 12 + month - 1);
      if (day !== undefined && year >= (since ?? year)) days.add(observed(day));
    }
  }
  // New Year's Days at both ends: the first may be observed outside, the one after the last inside.
  days.delete(epochDay(fromYear, 1, 1) - 1);
  const afterLast = epochDay(toYear + 1, 1, 1);
  if (observed(afterLast) < afterLast) days.add(observed(afterLast));
  return days;
}

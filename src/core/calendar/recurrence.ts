import { calendarDate, type EpochDay, isCivilDay, parseDay, weekday as weekdayOf } from './day.ts';
import { canBeMissing, dayAt, LAST_DAY, monthOf, type PlaceInMonth } from './place-in-month.ts';

/** How often something comes back. `biweekly` is every second week, `semimonthly` two days of each month, `semiannually` every sixth month. */
export type Frequency = 'weekly' | 'biweekly' | 'semimonthly' | 'monthly' | 'quarterly' | 'semiannually' | 'annually';

/** Where an occurrence on a weekend or a holiday goes: nowhere, to the business day before, or to the one after. */
export type BusinessDayRule = 'none' | 'previous' | 'next';

/**
 * The rule by which something comes back. Which fields go together: `checkRecurrence`.
 * What a rule leaves open is taken from the schedule's first day: its weekday, its day of the month, its month.
 */
export interface Recurrence {
  readonly frequency: Frequency;
  /** Day of the month, 1…31; in a shorter month its last day. */
  readonly day_of_month?: number | undefined;
  /** The two days of a semimonthly rule, each 1…31. */
  readonly days_of_month?: readonly [number, number] | undefined;
  /** 1 Monday … 7 Sunday. */
  readonly weekday?: number | undefined;
  /** With `weekday`: the first … fifth of the month, or −1 for the last. A month without a fifth is skipped. */
  readonly nth?: number | undefined;
  /** The last day of the month. */
  readonly last_day?: boolean | undefined;
  /** A day, as ISO text, on which a biweekly rule falls; it may lie before or after the first day. */
  readonly anchor_date?: string | undefined;
  /** `none` when left out. */
  readonly business_day?: BusinessDayRule | undefined;
}

/** A rule with its bounds. They hold for the days that the rule names, before any of them gives way to a weekend or a holiday. */
export interface Schedule {
  readonly recurrence: Recurrence;
  /** The first day on which an occurrence may fall, and the one from which weeks and months are counted. */
  readonly starts_on: EpochDay;
  /** The last day on which one may fall; null for no end. */
  readonly ends_on: EpochDay | null;
  /** How many there are in all, from the first day on; null for no limit. With `ends_on` too, whichever comes first. */
  readonly count: number | null;
}

/** Whether business rests on a day, weekends aside. */
export type IsHoliday = (day: EpochDay) => boolean;

/** A field of a recurrence that does not go with the others, and why, in a sentence for the person. */
export interface RecurrenceProblem {
  readonly path: keyof Recurrence;
  readonly message: string;
}

const DAYS_APART = { weekly: 7, biweekly: 14 } as const;
const MONTHS_APART = { semimonthly: 1, monthly: 1, quarterly: 3, semiannually: 6, annually: 12 } as const;

/** Which fields of a recurrence do not go together; empty when all is well. Ranges of single fields are the contract's matter. */
export function checkRecurrence(recurrence: Recurrence): readonly RecurrenceProblem[] {
  const { frequency, day_of_month, days_of_month, weekday, nth, anchor_date } = recurrence;
  const last_day = recurrence.last_day === true ? true : undefined;
  const inWeeks = frequency === 'weekly' || frequency === 'biweekly';
  const inMonths = !inWeeks && frequency !== 'semimonthly';
  const problems: RecurrenceProblem[] = [];
  const refuse = (wrong: boolean, path: keyof Recurrence, message: string) => {
    if (wrong) problems.push({ path, message });
  };

  refuse(day_of_month !== undefined && !inMonths, 'day_of_month', 'A day of the month goes with monthly, quarterly, semiannually or annually.');
  refuse(last_day !== undefined && !inMonths, 'last_day', 'The last day of the month goes with monthly, quarterly, semiannually or annually.');
  refuse(nth !== undefined && !inMonths, 'nth', 'Which weekday of the month goes with monthly, quarterly, semiannually or annually.');
  refuse(nth !== undefined && weekday === undefined, 'weekday', 'Say which weekday of the month it is.');
  refuse(
    weekday !== undefined && nth === undefined && inMonths,
    'nth',
    'Say which weekday of the month it is: the first, the second, …, or −1 for the last.',
  );
  refuse(weekday !== undefined && frequency === 'semimonthly', 'weekday', 'Twice a month falls on two days of the month, not on a weekday.');
  refuse(last_day !== undefined && day_of_month !== undefined, 'last_day', 'Choose either the last day or a day of the month.');
  refuse(nth !== undefined && (day_of_month ?? last_day) !== undefined, 'nth', 'Choose either a weekday or a day of the month.');
  refuse(days_of_month === undefined && frequency === 'semimonthly', 'days_of_month', 'Say on which two days of the month it falls.');
  refuse(days_of_month !== undefined && frequency !== 'semimonthly', 'days_of_month', 'Two days of the month go with semimonthly.');
  refuse(days_of_month !== undefined && days_of_month[0] === days_of_month[1], 'days_of_month', 'Choose two different days of the month.');
  refuse(anchor_date !== undefined && frequency !== 'biweekly', 'anchor_date', 'An anchor day goes with biweekly.');
  refuse(anchor_date !== undefined && weekday !== undefined, 'weekday', 'The anchor day says the weekday already: leave one of them out.');
  refuse(anchor_date !== undefined && !isCivilDay(anchor_date), 'anchor_date', 'Write a day of the calendar as YYYY-MM-DD.');
  return problems;
}

/** A business day is found within so many: a weekend between a Friday and a Monday off is four closed days. */
const SHIFT_MOST = 7;

/**
 * The days on which a schedule falls from `from` to `to`, both included, in order; a day that two occurrences share is listed twice.
 * An occurrence that a weekend or a holiday moves into the window counts, one that is moved out of it does not.
 * Expects a recurrence that `checkRecurrence` accepts. Takes time in proportion to the days it answers, however old the schedule.
 */
export function occurrences(schedule: Schedule, from: EpochDay, to: EpochDay, isHoliday: IsHoliday): EpochDay[] {
  const rule = schedule.recurrence.business_day ?? 'none';
  if (rule === 'none') return namedDays(schedule, from, to);
  const direction = rule === 'next' ? 1 : -1;
  const days: EpochDay[] = [];
  for (const named of namedDays(schedule, from - SHIFT_MOST, to + SHIFT_MOST)) {
    const day = businessDay(named, direction, isHoliday);
    if (day >= from && day <= to) days.push(day);
  }
  return days;
}

/** The first occurrence on or after a day; null when none is left within a century. */
export function nextOccurrence(schedule: Schedule, from: EpochDay, isHoliday: IsHoliday): EpochDay | null {
  const start = Math.max(from, schedule.starts_on - SHIFT_MOST);
  // Most schedules answer in the first window; only rare ones, such as a fifth Sunday in February, need the last.
  for (const reach of [50, 400, 36_525]) {
    const [day] = occurrences(schedule, start, start + reach, isHoliday);
    if (day !== undefined) return day;
  }
  return null;
}

/** The day itself if business is open, else the nearest open one in that direction (1 later, −1 earlier); the day itself again where a whole week is closed. */
export function businessDay(day: EpochDay, direction: 1 | -1, isHoliday: IsHoliday): EpochDay {
  let candidate = day;
  for (let moved = 0; moved <= SHIFT_MOST; moved++) {
    if (weekdayOf(candidate) <= 5 && !isHoliday(candidate)) return candidate;
    candidate += direction;
  }
  return day;
}

/** The days that the rule itself names, within from…to and within the schedule's bounds. */
function namedDays(schedule: Schedule, from: EpochDay, to: EpochDay): EpochDay[] {
  const first = Math.max(from, schedule.starts_on);
  const last = Math.min(to, schedule.ends_on ?? to);
  const { frequency } = schedule.recurrence;
  return frequency === 'weekly' || frequency === 'biweekly'
    ? daysByWeeks(schedule, DAYS_APART[frequency], first, last)
    : daysByMonths(schedule, MONTHS_APART[frequency], first, last);
}

/** The remainder that is never negative. */
const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;

function daysByWeeks({ recurrence, starts_on, count }: Schedule, step: 7 | 14, first: EpochDay, last: EpochDay): EpochDay[] {
  const anchor = recurrence.anchor_date === undefined ? undefined : parseDay(recurrence.anchor_date);
  const wait =
    anchor === undefined ? modulo((recurrence.weekday ?? weekdayOf(starts_on)) - weekdayOf(starts_on), 7) : modulo(anchor - starts_on, step);
  const origin = starts_on + wait;
  const end = count === null ? last : Math.min(last, origin + step * (count - 1));
  const days: EpochDay[] = [];
  for (let day = Math.max(origin, first + modulo(origin - first, step)); day <= end; day += step) days.push(day);
  return days;
}

/** A rule by months is a row of slots, `places.length` to each of its months, of which those before the first day are not used. */
function daysByMonths(schedule: Schedule, step: number, first: EpochDay, last: EpochDay): EpochDay[] {
  const days: EpochDay[] = [];
  const places = placesOf(schedule);
  const origin = monthOf(schedule.starts_on);
  const lastMonth = monthOf(last);
  const lastSlot = schedule.count === null ? Number.POSITIVE_INFINITY : slotOfCount(schedule.count, schedule.starts_on, places, step);
  const skipped = Math.max(0, Math.floor((monthOf(first) - origin) / step));
  let slot = skipped * places.length;
  for (let month = origin + skipped * step; month <= lastMonth && slot <= lastSlot; month += step) {
    for (const place of places) {
      const day = dayAt(place, month);
      if (day !== undefined && day >= first && day <= last && slot <= lastSlot) days.push(day);
      slot += 1;
    }
  }
  return days;
}

/** Where in each of its months a rule falls, in order. */
function placesOf({ recurrence, starts_on }: Schedule): readonly PlaceInMonth[] {
  const { frequency, day_of_month, days_of_month = [], weekday, nth, last_day } = recurrence;
  if (frequency === 'semimonthly') return days_of_month.toSorted((a, b) => a - b).map((day) => ({ day }));
  if (weekday !== undefined && nth !== undefined) return [{ weekday, nth }];
  return [last_day === true ? LAST_DAY : { day: day_of_month ?? calendarDate(starts_on).day }];
}

/** The slot of the last occurrence that a count allows. */
function slotOfCount(count: number, startsOn: EpochDay, places: readonly PlaceInMonth[], step: number): number {
  const origin = monthOf(startsOn);
  const unused = places.filter((place) => (dayAt(place, origin) ?? startsOn) < startsOn).length;
  const fifth = places.find(canBeMissing);
  if (fifth === undefined) return unused + count - 1;
  // Which months have a fifth weekday follows no simple formula, so these are counted one by one. Such a rule has no other place.
  let slot = unused - 1;
  for (let left = count; left > 0; ) {
    slot += 1;
    if (dayAt(fifth, origin + slot * step) !== undefined) left -= 1;
  }
  return slot;
}

/**
 * A day as a whole number: days since 1970-01-01, which is 0. Plain arithmetic does what calendars need: `day + 7` is a week later.
 * Holds for the proleptic Gregorian calendar, years 0 to 9999.
 */
export type EpochDay = number;

/** Year, month 1…12 and day of the month 1…31. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_BY_400_YEARS = 146_097;
const DAYS_FROM_0000_03_01_TO_EPOCH = 719_468;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether the Gregorian year has a 29 February. */
export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days the month (1…12) has. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? Number.NaN));

/**
 * The day's number. Years are counted from March, so that the leap day is the last of its year
 * (the "days from civil" method of Howard Hinnant, "chrono-compatible low-level date algorithms").
 */
export function epochDay(year: number, month: number, day: number): EpochDay {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(yearFromMarch / 4) - Math.floor(yearFromMarch / 100) + Math.floor(yearFromMarch / 400);
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  return yearFromMarch * 365 + leapDays + dayOfYear - DAYS_FROM_0000_03_01_TO_EPOCH;
}

/** The inverse of `epochDay`. */
export function calendarDate(epoch: EpochDay): CalendarDate {
  const shifted = epoch + DAYS_FROM_0000_03_01_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_BY_400_YEARS);
  const dayOfEra = shifted - era * DAYS_BY_400_YEARS;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

const [DIGIT_0, HYPHEN] = [48, 45];

/** The number that the digits of a text from `start` to before `end` write; NaN where one of them is no digit. */
function numberAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let place = start; place < end; place++) {
    const digit = text.charCodeAt(place) - DIGIT_0;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

/**
 * The number of an ISO day such as `2025-01-15`; undefined when the text is no day of the calendar (`2025-02-30`). Reads characters, because
 * every row of a ledger comes through here, and a pattern takes several times as long.
 */
export function parseDay(text: string): EpochDay | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const [year, month, day] = [numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10)];
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? epochDay(year, month, day) : undefined;
}

/** Whether the text is a day of the calendar, written `2025-01-15`. */
export const isCivilDay = (text: string): boolean => parseDay(text) !== undefined;

/** The number of an ISO day that is known to be one (a row's, a contract's). Throws RangeError otherwise: that is a bug. */
export function dayNumber(text: string): EpochDay {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`not a day of the calendar: ${text}`);
  return day;
}

/** The day as ISO text: 20103 is `2025-01-15`. */
export function isoDay(epoch: EpochDay): string {
  const { year, month, day } = calendarDate(epoch);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A Monday before all days: remainders of days counted from it are never negative. */
const MONDAY_BEFORE_ALL = -719_603;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekday = (epoch: EpochDay): number => ((epoch - MONDAY_BEFORE_ALL) % 7) + 1;

/** The Monday of the ISO week that holds the day. */
export const mondayOf = (epoch: EpochDay): EpochDay => epoch - weekday(epoch) + 1;

/** Most time zones whose formatters are kept: the people of one place are of few. */
const ZONES_KEPT = 50;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes some twenty times as long as using it (0.2 ms), and each forecast asks for today. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formatters.get(timeZone);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  if (formatters.size >= ZONES_KEPT) formatters.clear();
  formatters.set(timeZone, made);
  return made;
}

/** The civil day it is at an instant (milliseconds since 1970-01-01T00:00:00Z) in an IANA time zone. Throws RangeError for an unknown zone. */
export function dayInZone(epochMs: number, timeZone: string): EpochDay {
  const parts = formatterOf(timeZone).formatToParts(epochMs);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  return epochDay(part('year'), part('month'), part('day'));
}

import { type EpochDay, epochDay } from './day.ts';

/** What a clock on the wall shows: the civil day, hour 0…23 and minute 0…59. */
export interface WallTime {
  readonly day: EpochDay;
  readonly hour: number;
  readonly minute: number;
}

/** A clock on the wall of an IANA time zone, for instants in milliseconds since 1970-01-01T00:00:00Z. Throws RangeError for an unknown zone. */
export function zoneClock(timeZone: string): (epochMs: number) => WallTime {
  const formatter = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (epochMs) => {
    const parts = formatter.formatToParts(epochMs);
    const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
    return { day: epochDay(part('year'), part('month'), part('day')), hour: part('hour'), minute: part('minute') };
  };
}

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1440;

/** No clock was ever put forward or back by more, but for those that changed to the other side of the date line. */
const SHIFT_MOST_MINUTES = 180;

/**
 * When a day begins on the walls of a time zone, in milliseconds since 1970-01-01T00:00:00Z. Of a day that a zone left out, or whose first hour it did, the
 * first moment after it. To the quarter of an hour, in which all zones have been whole since 1972.
 */
export function dayBegins(day: EpochDay, wall: (epochMs: number) => WallTime): number {
  const midnight = wall(day * DAY_MS);
  const ahead = (midnight.day - day) * MINUTES_A_DAY + minuteOf(midnight);
  let at = day * DAY_MS - (ahead + SHIFT_MOST_MINUTES) * MINUTE_MS;
  // Where the zone changed sides meanwhile: no clock is a day away from UTC.
  if (wall(at).day >= day) at = (day - 1) * DAY_MS;
  while (wall(at).day < day) at += QUARTER_MS;
  return at;
}

/** The minute of the day that a clock shows, 0…1439. */
export const minuteOf = ({ hour, minute }: WallTime): number => hour * 60 + minute;

/**
 * The first moment from `from` on at which no minutes are left. Near it the clock is looked at on each quarter of its hour, since it may be put
 * forward or back there.
 */
function firstMoment(from: number, wall: (epochMs: number) => WallTime, minutesLeft: (shown: WallTime) => number): number {
  // To the minute: seconds are left to whoever looks at a clock on the wall.
  let at = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
  for (;;) {
    const shown = wall(at);
    const left = minutesLeft(shown);
    if (left <= 0) return at;
    at += (left > SHIFT_MOST_MINUTES ? left - SHIFT_MOST_MINUTES : Math.min(left, 15 - (shown.minute % 15))) * MINUTE_MS;
  }
}

/**
 * When a clock on the wall shows a minute of a day (0…1439), in milliseconds since 1970-01-01T00:00:00Z: the first time where it is shown twice, and the first
 * moment after it where it was left out.
 */
export const momentOnWall = (day: EpochDay, minute: number, wall: (epochMs: number) => WallTime): number =>
  firstMoment(dayBegins(day, wall), wall, (shown) => (shown.day > day ? 0 : minute - minuteOf(shown)));

/** Part of each day on a clock on the wall, from one minute (0…1439) to another, which is not in it; it may pass midnight. */
export interface WallSpan {
  readonly from: number;
  readonly to: number;
}

/** Whether a clock that shows this is within the span. */
export function isWithin({ from, to }: WallSpan, shown: WallTime): boolean {
  const minute = minuteOf(shown);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** The moment itself where it is outside the span, else the first one after it that is. */
export const momentOutside = (epochMs: number, span: WallSpan, wall: (epochMs: number) => WallTime): number =>
  isWithin(span, wall(epochMs))
    ? firstMoment(epochMs, wall, (shown) => (isWithin(span, shown) ? (span.to - minuteOf(shown) + MINUTES_A_DAY) % MINUTES_A_DAY : 0))
    : epochMs;

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

/**
 * When a day begins on the walls of a time zone, in milliseconds since 1970-01-01T00:00:00Z. Of a day that a zone left out, or whose first hour it did, the
 * first moment after it. To the quarter of an hour, in which all zones have been whole since 1972.
 */
export function dayBegins(day: EpochDay, wall: (epochMs: number) => WallTime): number {
  // No clock is a day away from UTC.
  let at = (day - 1) * DAY_MS;
  while (wall(at).day < day) at += QUARTER_MS;
  return at;
}

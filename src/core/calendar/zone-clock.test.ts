import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from './day.ts';
import { dayBegins, zoneClock } from './zone-clock.ts';

const shown = (timeZone: string, instant: string): string => {
  const { day, hour, minute } = zoneClock(timeZone)(Date.parse(instant));
  return `${isoDay(day)} ${hour}:${minute}`;
};

describe('a clock on the wall', () => {
  it.each([
    ['UTC', '2025-01-15T00:00:00.000Z', '2025-01-15 0:0'],
    ['America/New_York', '2025-01-15T04:59:59.999Z', '2025-01-14 23:59'],
    ['Asia/Kathmandu', '2025-01-14T18:15:00.000Z', '2025-01-15 0:0'],
    ['Pacific/Kiritimati', '2024-12-31T10:00:00.000Z', '2025-01-01 0:0'],
  ])('in %s shows at %s: %s', (timeZone, instant, wall) => {
    expect(shown(timeZone, instant)).toBe(wall);
  });

  it('leaves an hour out in spring, and shows one twice in autumn', () => {
    expect(['2025-03-09T06:59:00.000Z', '2025-03-09T07:00:00.000Z'].map((at) => shown('America/New_York', at))).toEqual([
      '2025-03-09 1:59',
      '2025-03-09 3:0',
    ]);
    expect(['2025-11-02T05:30:00.000Z', '2025-11-02T06:30:00.000Z'].map((at) => shown('America/New_York', at))).toEqual([
      '2025-11-02 1:30',
      '2025-11-02 1:30',
    ]);
  });
});

describe('the beginning of a day', () => {
  it.each([
    ['UTC', '2025-01-15', '2025-01-15T00:00:00.000Z'],
    ['America/New_York', '2025-01-15', '2025-01-15T05:00:00.000Z'],
    ['America/New_York', '2025-07-15', '2025-07-15T04:00:00.000Z'],
    ['Asia/Kathmandu', '2025-01-15', '2025-01-14T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2025-01-15', '2025-01-14T10:00:00.000Z'],
    // Clocks went from 23:59 to 01:00 there, and Samoa had no such day.
    ['Africa/Cairo', '2024-04-26', '2024-04-25T22:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
  ])('in %s of %s is %s', (timeZone, day, instant) => {
    expect(dayBegins(dayNumber(day), zoneClock(timeZone))).toBe(Date.parse(instant));
  });
});

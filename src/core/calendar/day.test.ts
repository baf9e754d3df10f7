import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, dayInZone, dayNumber, daysInMonth, epochDay, isCivilDay, isLeapYear, isoDay, mondayOf, parseDay, weekday } from './day.ts';

const DAY_MS = 86_400_000;

describe('a day as a whole number', () => {
  it('is 0 on 1 January 1970, a Thursday', () => {
    expect(epochDay(1970, 1, 1)).toBe(0);
    expect(isoDay(0)).toBe('1970-01-01');
    expect(weekday(0)).toBe(4);
  });

  it('agrees with JavaScript’s own calendar on every day from 1900 to 2199', () => {
    const wrong: string[] = [];
    for (let day = dayNumber('1900-01-01'); day < dayNumber('2200-01-01'); day++) {
      const date = new Date(day * DAY_MS);
      const theirs = `${date.toISOString().slice(0, 10)} ${date.getUTCDay() === 0 ? 7 : date.getUTCDay()}`;
      const { year, month, day: dayOfMonth } = calendarDate(day);
      if (`${isoDay(day)} ${weekday(day)}` !== theirs || epochDay(year, month, dayOfMonth) !== day || parseDay(isoDay(day)) !== day)
        wrong.push(theirs);
    }
    expect(wrong).toEqual([]);
  });

  it('is read from text that a pattern and JavaScript’s own calendar take for one, and from no other', () => {
    const almost = fc.stringMatching(/^[0-9/:\- ]{4}[-/0][01][0-9x]-[0-3]\d.?$/);
    const near = fc
      .integer({ min: 0, max: 9999 })
      .chain((year) => fc.constantFrom(`${year}-02-29`, `${String(year).padStart(4, '0')}-02-29`, `${year}-2-09`));
    fc.assert(
      fc.property(fc.oneof(almost, near, fc.string({ maxLength: 11 })), (text) => {
        const date = new Date(`${text}T00:00:00Z`);
        const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(parseDay(text)).toBe(isDay ? date.getTime() / DAY_MS : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found again from its date in all years from 0 to 9999', () => {
    expect([isoDay(epochDay(0, 1, 1)), weekday(epochDay(0, 1, 1)), isoDay(epochDay(9999, 12, 31))]).toEqual(['0000-01-01', 6, '9999-12-31']);
    fc.assert(
      fc.property(fc.integer({ min: epochDay(0, 1, 1), max: epochDay(9999, 12, 31) }), (day) => {
        const { year, month, day: dayOfMonth } = calendarDate(day);
        expect(epochDay(year, month, dayOfMonth)).toBe(day);
        expect(dayOfMonth).toBeLessThanOrEqual(daysInMonth(year, month));
        expect(dayNumber(isoDay(day))).toBe(day);
        expect(weekday(day)).toBe(new Date(day * DAY_MS).getUTCDay() || 7);
      }),
    );
  });

  it('knows leap years: by 4, but not by 100, but by 400', () => {
    expect([1900, 2000, 2023, 2024, 2100].map(isLeapYear)).toEqual([false, true, false, true, false]);
    expect([daysInMonth(2000, 2), daysInMonth(1900, 2), daysInMonth(2025, 4), daysInMonth(2025, 12)]).toEqual([29, 28, 30, 31]);
  });

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-00-10',
    '2025-13-01',
    '2025-01-00',
    '2025-04-31',
    '2025-1-1',
    '25-01-01',
    '2025-01-01 ',
    '+2025-01-01',
    '',
  ])('is not made from %j', (text) => {
    expect(isCivilDay(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });

  it('belongs to the week of its Monday', () => {
    expect(isoDay(mondayOf(dayNumber('2025-01-15')))).toBe('2025-01-13');
    expect(isoDay(mondayOf(dayNumber('2025-01-13')))).toBe('2025-01-13');
    expect(isoDay(mondayOf(dayNumber('2025-01-19')))).toBe('2025-01-13');
    expect(isoDay(mondayOf(dayNumber('1969-12-31')))).toBe('1969-12-29');
  });
});

describe('the day it is in a time zone', () => {
  it.each([
    ['UTC', '2025-01-15T23:59:59.999Z', '2025-01-15'],
    ['UTC', '2025-01-16T00:00:00.000Z', '2025-01-16'],
    ['UTC', '1969-12-31T23:59:59.999Z', '1969-12-31'],
    // Kiritimati is 14 hours ahead, Niue 11 behind: at one moment two days lie between them.
    ['Pacific/Kiritimati', '2025-01-15T10:30:00.000Z', '2025-01-16'],
    ['Pacific/Niue', '2025-01-15T10:30:00.000Z', '2025-01-14'],
    // Half an hour counts.
    ['Asia/Kolkata', '2025-01-15T18:29:59.999Z', '2025-01-15'],
    ['Asia/Kolkata', '2025-01-15T18:30:00.000Z', '2025-01-16'],
    // New York's midnight is at 5 in winter, at 4 in summer; the clocks change on 9 March and 2 November 2025.
    ['America/New_York', '2025-03-09T04:59:59.999Z', '2025-03-08'],
    ['America/New_York', '2025-03-09T05:00:00.000Z', '2025-03-09'],
    ['America/New_York', '2025-03-10T03:59:59.999Z', '2025-03-09'],
    ['America/New_York', '2025-03-10T04:00:00.000Z', '2025-03-10'],
    ['America/New_York', '2025-11-02T04:00:00.000Z', '2025-11-02'],
    ['America/New_York', '2025-11-03T04:59:59.999Z', '2025-11-02'],
    ['America/New_York', '2025-11-03T05:00:00.000Z', '2025-11-03'],
    // Chile skips the hour after midnight on 7 September 2025: the day begins at 1.
    ['America/Santiago', '2025-09-07T03:59:59.999Z', '2025-09-06'],
    ['America/Santiago', '2025-09-07T04:00:00.000Z', '2025-09-07'],
    // Samoa had no 30 December 2011.
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
  ])('%s at %s is %s', (zone, instant, day) => {
    expect(isoDay(dayInZone(Date.parse(instant), zone))).toBe(day);
  });

  it('is the whole days since 1970 in UTC, before it too', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse('1900-01-01'), max: Date.parse('2199-12-31') }), (ms) => {
        expect(dayInZone(ms, 'UTC')).toBe(Math.floor(ms / DAY_MS));
      }),
    );
  });

  it('is each zone’s own, however many are asked for in turn', () => {
    const noon = Date.parse('2025-01-15T12:00:00.000Z');
    // 12 hours ahead and more it is the next day at noon in UTC; Kiritimati is the farthest, with 14.
    const ahead = new Set(['Pacific/Auckland', 'Pacific/Apia', 'Pacific/Kiritimati', 'Pacific/Fiji']);
    const zones = [...ahead, ...Intl.supportedValuesOf('timeZone').filter((zone) => /^(America|Europe|Africa)\//.test(zone))];
    expect(zones.length).toBeGreaterThan(200);
    for (const zone of [...zones, ...zones])
      expect([zone, isoDay(dayInZone(noon, zone))]).toEqual([zone, ahead.has(zone) ? '2025-01-16' : '2025-01-15']);
  });

  it('is refused for a zone that does not exist', () => {
    expect(() => dayInZone(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

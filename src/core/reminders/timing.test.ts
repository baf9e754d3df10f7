import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../calendar/day.ts';
import { isWithin, minuteOf, momentOnWall, momentOutside, type WallSpan, zoneClock } from '../calendar/zone-clock.ts';
import { lookAt, nextMoment, type Waiting } from './putting-off.ts';
import type { ReminderFrequency } from './rule.ts';
import { periodOf } from './spacing.ts';
import { nextReminder } from './timing.ts';

/** Zones of every kind: with and without summer time, of half and quarter hours, of half an hour of summer time, on both edges of the day. */
const ZONES = [
  'UTC',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Europe/Madrid',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const at = (text: string): number => Date.parse(text);
const iso = (epochMs: number): string => new Date(epochMs).toISOString();
const time = (zone: string, minute: number, quiet: WallSpan | null = null) => ({ minute, quiet, wall: zoneClock(zone) });
const NIGHT: WallSpan = { from: 22 * 60, to: 7 * 60 };

describe('a minute of a day on a wall', () => {
  it.each([
    ['America/New_York', '2025-01-15', 540, '2025-01-15T14:00:00.000Z'],
    ['Asia/Kathmandu', '2025-01-15', 540, '2025-01-15T03:15:00.000Z'],
    // 02:30 was left out: clocks went from 02:00 to 03:00.
    ['America/New_York', '2025-03-09', 150, '2025-03-09T07:00:00.000Z'],
    // 01:30 was shown twice.
    ['America/New_York', '2025-11-02', 90, '2025-11-02T05:30:00.000Z'],
    // Half an hour of summer time.
    ['Australia/Lord_Howe', '2025-10-05', 125, '2025-10-04T15:30:00.000Z'],
  ])('in %s on %s, minute %i, is %s', (zone, day, minute, expected) => {
    expect(iso(momentOnWall(dayNumber(day), minute, zoneClock(zone)))).toBe(expected);
  });

  it('is the first that a look at every minute of the day finds', () => {
    const zone = fc.constantFrom(...ZONES);
    const day = fc.oneof(
      fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-12-31') }),
      fc
        .constantFrom('2025-03-09', '2025-11-02', '2025-03-30', '2025-10-26', '2025-04-06', '2025-10-05', '2025-04-25', '2025-10-30', '2025-09-28')
        .map(dayNumber),
    );
    fc.assert(
      fc.property(zone, day, fc.integer({ min: 0, max: 1439 }), (name, theDay, minute) => {
        const wall = zoneClock(name);
        let slow = (theDay - 1) * DAY_MS;
        for (;;) {
          const shown = wall(slow);
          if (shown.day > theDay || (shown.day === theDay && minuteOf(shown) >= minute)) break;
          slow += MINUTE_MS;
        }
        expect(iso(momentOnWall(theDay, minute, wall))).toBe(iso(slow));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a moment outside quiet hours', () => {
  it.each([
    ['2025-01-15T12:00:00.000Z', '2025-01-15T12:00:00.000Z'],
    ['2025-01-15T22:00:00.000Z', '2025-01-16T07:00:00.000Z'],
    ['2025-01-15T03:10:20.000Z', '2025-01-15T07:00:00.000Z'],
    ['2025-01-15T07:00:00.000Z', '2025-01-15T07:00:00.000Z'],
  ])('from %s is %s', (from, expected) => {
    expect(iso(momentOutside(at(from), NIGHT, zoneClock('UTC')))).toBe(expected);
  });

  it('waits for the second time where the clock goes back over their end', () => {
    // From 22:00 to 01:30 in New York, asked at the second 01:10 of the night of 2 November.
    expect(iso(momentOutside(at('2025-11-02T06:10:00.000Z'), { from: 1320, to: 90 }, zoneClock('America/New_York')))).toBe(
      '2025-11-02T06:30:00.000Z',
    );
  });
});

describe('the next reminder', () => {
  const rule = (frequency: ReminderFrequency, day: string) => ({ frequency, starts_on: dayNumber(day) });
  const days = (frequency: ReminderFrequency, from: string, count: number): string[] => {
    const found: string[] = [];
    let after = at(`${from}T00:00:00.000Z`);
    for (let left = count; left > 0; left -= 1) {
      const next = nextReminder(rule(frequency, from), time('UTC', 540), after);
      if (next === null) break;
      found.push(isoDay(next.day));
      after = next.atMs;
    }
    return found;
  };

  it('of a month that began on a 31st is on the last day of a shorter one, and on the 31st again', () => {
    expect(days('monthly', '2024-01-31', 5)).toEqual(['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']);
  });

  it('comes as often as it says', () => {
    expect(days('once', '2025-01-15', 3)).toEqual(['2025-01-15']);
    expect(days('daily', '2024-02-28', 3)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(days('weekly', '2025-01-15', 3)).toEqual(['2025-01-15', '2025-01-22', '2025-01-29']);
    expect(days('biweekly', '2025-01-15', 3)).toEqual(['2025-01-15', '2025-01-29', '2025-02-12']);
  });

  it('after a long silence is one, of a day to come', () => {
    const daily = rule('daily', '2025-01-01');
    const due = nextReminder(daily, time('UTC', 540), at('2025-01-01T00:00:00.000Z'));
    if (due === null) throw new Error('there is a first one');
    const waiting = { rule: daily, next: due.day, putOff: null, waitsTogether: false };
    const { regular, left } = lookAt(waiting, time('UTC', 540), at('2025-02-01T12:00:00.000Z'));
    expect([regular, left.next]).toEqual([{ from: dayNumber('2025-01-01'), until: dayNumber('2025-02-01') }, dayNumber('2025-02-02')]);
  });
});

describe('over two years, looked at every five minutes', () => {
  const FROM = '2025-01-01';
  const YEARS_DAYS = 731;
  const LOOK_MS = 5 * MINUTE_MS;

  /** The days that ought to come, by another way: JavaScript's own calendar. */
  function expectedDays(frequency: ReminderFrequency, start: string, until: number): string[] {
    const found: string[] = [];
    const [year, month, day] = start.split('-').map(Number);
    for (let step = 0; ; step += 1) {
      const date = new Date(`${start}T00:00:00.000Z`);
      if (frequency === 'monthly') {
        const last = new Date(Date.UTC(year ?? 0, (month ?? 1) + step, 0)).getUTCDate();
        date.setTime(Date.UTC(year ?? 0, (month ?? 1) - 1 + step, Math.min(day ?? 1, last)));
      } else date.setUTCDate(date.getUTCDate() + step * (frequency === 'daily' ? 1 : frequency === 'weekly' ? 7 : 14));
      if (date.getTime() / DAY_MS > until || (frequency === 'once' && step > 0)) return found;
      found.push(date.toISOString().slice(0, 10));
    }
  }

  /** Looks every five minutes, and at a moment only when something is due: nothing happens at the others. */
  function sent(frequency: ReminderFrequency, start: string, zone: string, minute: number, quiet: WallSpan | null) {
    const rule = { frequency, starts_on: dayNumber(start) };
    const when = time(zone, minute, quiet);
    const begins = at(`${FROM}T00:00:00.000Z`) - DAY_MS;
    const ends = begins + (YEARS_DAYS + 4) * DAY_MS;
    const all: { readonly day: string; readonly atMs: number }[] = [];
    let waiting: Waiting = { rule, next: nextReminder(rule, when, begins)?.day ?? null, putOff: null, waitsTogether: false };
    let comes = nextMoment(waiting, when);
    while (comes !== null) {
      const look: number = Math.ceil(comes / LOOK_MS) * LOOK_MS;
      if (look > ends) break;
      const { regular, left, atMs } = lookAt(waiting, when, look);
      if (regular !== null) all.push({ day: isoDay(regular.from), atMs: look });
      [waiting, comes] = [left, atMs];
    }
    return all;
  }

  // 21:58 with quiet hours from 22:00: the look comes when it has become quiet.
  const WISHES = [
    { minute: 9 * 60, quiet: NIGHT },
    { minute: 21 * 60 + 58, quiet: NIGHT },
    { minute: 23 * 60 + 30, quiet: NIGHT },
    { minute: 2 * 60 + 30, quiet: null },
    { minute: 60 + 15, quiet: { from: 60, to: 90 } },
  ] as const;

  it.each(ZONES)('in %s none is missed, none comes twice, and none in quiet hours', (zone) => {
    const wall = zoneClock(zone);
    const last = dayNumber(FROM) + YEARS_DAYS;
    for (const frequency of ['once', 'daily', 'weekly', 'biweekly', 'monthly'] as const) {
      for (const { minute, quiet } of WISHES) {
        const start = '2025-01-31';
        const all = sent(frequency, start, zone, minute, quiet).filter(({ day }) => dayNumber(day) <= last);
        expect(all.map(({ day }) => day)).toEqual(expectedDays(frequency, start, last));
        const atRest = all.filter(({ atMs }) => quiet !== null && isWithin(quiet, wall(atMs)));
        const elsewhen = all.filter(({ day, atMs }) => ![0, 1].includes(wall(atMs).day - dayNumber(day)));
        expect({ atRest, elsewhen }).toEqual({ atRest: [], elsewhen: [] });
      }
    }
  });
});

it('what may come once a week or a month has a name of each', () => {
  const [sunday, monday] = [dayNumber('2024-12-29'), dayNumber('2024-12-30')];
  expect([sunday, monday, monday + 6].map((day) => periodOf('weekly', day))).toEqual(['week 2024-12-23', 'week 2024-12-30', 'week 2024-12-30']);
  expect([monday, monday + 2].map((day) => periodOf('monthly', day))).toEqual(['month 2024-12', 'month 2025-01']);
  expect([sunday, monday].map((day) => periodOf('daily', day))).toEqual(['day 2024-12-29', 'day 2024-12-30']);
});

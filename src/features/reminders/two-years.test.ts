import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { onSqlite } from '../../../tests/support/databases.ts';
import { makeProgram } from '../../../tests/support/program.ts';
import { startApp } from '../../../tests/support/server.ts';
import { startSmtpServer } from '../../../tests/support/smtp-server.ts';
import type { EpochDay } from '../../core/calendar/day.ts';
import { isWithin, minuteOf, zoneClock } from '../../core/calendar/zone-clock.ts';
import { minuteOfDay } from '../../contract/time-of-day.ts';
import { openStore } from '../../platform/database/open.ts';

/** Zones of every kind, each with a rule of its own. Daily ones are silent while one is put off. */
const PEOPLE = [
  { zone: 'America/New_York', frequency: 'weekly', first: '2025-01-19', time: '09:00', quiet: null },
  { zone: 'America/St_Johns', frequency: 'biweekly', first: '2025-01-20', time: '02:15', quiet: null },
  { zone: 'Europe/Madrid', frequency: 'weekly', first: '2025-01-19', time: '02:30', quiet: { from: '22:00', to: '01:45' } },
  { zone: 'Africa/Cairo', frequency: 'monthly', first: '2025-01-31', time: '21:45', quiet: { from: '21:30', to: '07:00' } },
  { zone: 'Asia/Kathmandu', frequency: 'weekly', first: '2025-01-19', time: '23:30', quiet: { from: '22:00', to: '07:00' } },
  { zone: 'Australia/Lord_Howe', frequency: 'daily', first: '2025-01-20', time: '23:45', quiet: { from: '22:30', to: '06:30' } },
  { zone: 'Pacific/Chatham', frequency: 'weekly', first: '2025-01-22', time: '12:00', quiet: { from: '13:00', to: '12:30' } },
] as const;
type Person = (typeof PEOPLE)[number];

const [QUARTER_MS, LOOK_MS, DAY_MS] = [900_000, 300_000, 86_400_000];
const BEGINS = Date.parse('2025-01-15T12:00:00.000Z');
const ENDS = BEGINS + 731 * DAY_MS;

/** The same numbers in every run, 0…1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** When no server ran, from and to: up to three days in every ten. */
const OUTAGES = ((): readonly (readonly [number, number])[] => {
  const next = numbers(7);
  return Array.from({ length: 73 }, (_, index) => {
    const from = BEGINS + Math.floor((index + next()) * 10) * DAY_MS + Math.floor(next() * 96) * QUARTER_MS;
    return [from, from + Math.ceil(next() * 288) * QUARTER_MS] as const;
  });
})();

/** The first moment from `at` on at which a server runs. */
const running = (at: number): number => OUTAGES.find(([from, to]) => at >= from && at < to)?.[1] ?? at;

/** The days of a rule, by JavaScript's own calendar. */
function daysOf({ frequency, first }: Person): EpochDay[] {
  const days: EpochDay[] = [];
  for (let step = 0; ; step += 1) {
    const date = new Date(`${first}T00:00:00.000Z`);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + step];
    if (frequency === 'monthly')
      date.setTime(Date.UTC(year, month, Math.min(date.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate())));
    else date.setUTCDate(date.getUTCDate() + step * { daily: 1, weekly: 7, biweekly: 14 }[frequency]);
    if (date.getTime() > ENDS) return days;
    days.push(date.getTime() / DAY_MS);
  }
}

/** Knows when something is to come, by looking at the clock on somebody's wall at each quarter of an hour. */
function wallOf({ zone, time, quiet }: Person) {
  const wall = zoneClock(zone);
  const span = quiet === null ? null : { from: minuteOfDay(quiet.from), to: minuteOfDay(quiet.to) };
  const isQuiet = (at: number): boolean => span !== null && isWithin(span, wall(at));
  const loud = (at: number): number => {
    let moment = at;
    while (isQuiet(moment)) moment += QUARTER_MS;
    return moment;
  };
  return {
    isQuiet,
    today: (at: number): EpochDay => wall(at).day,
    /** When the message of a day is to come. */
    due(day: EpochDay): number {
      let at = day * DAY_MS - 15 * 4 * QUARTER_MS;
      for (;;) {
        const shown = wall(at);
        if (shown.day > day || (shown.day === day && minuteOf(shown) >= minuteOfDay(time))) return loud(at);
        at += QUARTER_MS;
      }
    },
    /** When it comes, if it is due then: when somebody looks, and it is not quiet. */
    comes(due: number): number {
      let at = due;
      while (running(at) !== at || isQuiet(at)) at = loud(running(at));
      return at;
    },
  };
}

interface Press {
  readonly at: number;
  readonly to: EpochDay;
}

/** When messages ought to come to somebody who pressed "Tomorrow" and the like at these moments. */
function expected(person: Person, presses: readonly Press[]): number[] {
  const { due, comes } = wallOf(person);
  // Of two that wait at once the one that was pressed later holds.
  const held = presses.filter(({ to }, index) => comes(due(to)) <= (presses[index + 1]?.at ?? Infinity));
  const again = held.map(({ at, to }) => ({ at, due: due(to) }));
  const regular = daysOf(person).map((day) => {
    const moment = due(day);
    const waits = person.frequency === 'daily' ? again.find((press) => press.at < comes(moment) && moment <= press.due) : undefined;
    return waits?.due ?? moment;
  });
  const all = [...regular, ...again.map((press) => press.due)].map(comes).filter((at) => at <= ENDS);
  return [...new Set(all)].toSorted((one, other) => one - other);
}

const iso = (epochMs: number): string => new Date(epochMs).toISOString();

onSqlite('over two years, in seven time zones, with snoozes and outages', (makeDatabase) => {
  test('the jobs send every reminder once, and none in quiet hours', { timeout: 240_000 }, async () => {
    const smtp = await startSmtpServer();
    onTestFinished(() => smtp.close());
    const store = await openStore(await makeDatabase());
    onTestFinished(() => store.close());
    const app = await startApp(store, { env: { SMTP_URL: smtp.url, RATELIMIT_ENABLED: 'false' } });
    app.clock.set(iso(BEGINS));
    const people = await Promise.all(
      PEOPLE.map(async (person) => {
        const client = app.client();
        const { email } = await client.registerPerson();
        await client.patch('/api/me', { time_zone: person.zone });
        await client.patch('/api/preferences', { quiet_hours: person.quiet });
        const { frequency, first: scheduled_date, time } = person;
        const { send } = await makeProgram(client, { expires_at: null });
        const made = await send('POST', '/api/reminders', { reminder_type: 'weekly_checkin', frequency, scheduled_date, preferences: { time } });
        const { id } = made.read(z.looseObject({ id: z.int() }));
        const [came, presses]: [number[], Press[]] = [[], []];
        return { person, email, send, id, came, presses };
      }),
    );
    await app.mingus.runner.drain();

    const chance = numbers(11);
    for (;;) {
      const { next } = await store.db
        .selectFrom('reminder_schedules')
        .select(({ fn }) => fn.min('next_at').as('next'))
        .executeTakeFirstOrThrow();
      const look = running(Math.ceil(Date.parse(z.string().parse(next)) / LOOK_MS) * LOOK_MS);
      if (look > ENDS) break;
      app.clock.set(iso(look));
      const before = smtp.mails.length;
      await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
      await app.mingus.runner.drain();
      for (const { to } of smtp.mails.slice(before)) {
        const one = people.find(({ email }) => email === to[0]);
        if (one === undefined) throw new Error('a mail to nobody');
        one.came.push(look);
        if (chance() > 0.2) continue;
        const days = 1 + Math.floor(chance() * 9);
        const answer = await one.send('POST', `/api/reminders/${one.id}/snooze`, { days });
        expect(answer.status).toBe(200);
        one.presses.push({ at: look, to: wallOf(one.person).today(look) + days });
      }
    }

    const figures = people.map(({ person, came, presses }) => {
      const due = new Set(expected(person, presses));
      const [all, { isQuiet }] = [new Set(came), wallOf(person)];
      return {
        zone: person.zone,
        missed: [...due].filter((at) => !all.has(at)).map(iso),
        unasked: came.filter((at) => !due.has(at)).map(iso),
        doubled: came.length - all.size,
        in_quiet_hours: came.filter(isQuiet).map(iso),
      };
    });
    const none = { missed: [], unasked: [], doubled: 0, in_quiet_hours: [] };
    expect(figures).toEqual(PEOPLE.map(({ zone }) => ({ zone, ...none })));
    // Enough of each for that to say something.
    expect(people.reduce((count, { came }) => count + came.length, 0)).toBeGreaterThan(900);
    expect(people.reduce((count, { presses }) => count + presses.length, 0)).toBeGreaterThan(100);
  });
});

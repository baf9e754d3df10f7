import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer, Client } from '../../../tests/support/client.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { startApp } from '../../../tests/support/server.ts';
import { said, twoPeople } from '../../../tests/support/two-people.ts';

const NASTY =
  'Rent; "half", back\\slash\nsecond line, and a very long name with ümläuts, 家賃 and 🏠🏠🏠 that has to be broken inside of a line more than once';

const pathOf = ({ body }: Answer): string => new URL(z.looseObject({ link: z.string() }).parse(body).link).pathname;
const forecast = z.object({
  points: z.array(
    z.object({ date: z.string(), items: z.array(z.looseObject({ name: z.string(), amount: z.number(), recurring_id: z.int().nullable() })) }),
  ),
});

/** A calendar as a program that is not ours reads it. */
function parsed(text: unknown) {
  const calendar = new ICAL.Component(ICAL.parse(z.string().parse(text)));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return events.map(({ uid, summary, startDate, endDate }) => ({
    uid,
    summary,
    day: startDate.toString(),
    isDate: startDate.isDate && endDate.isDate,
    days: endDate.subtractDate(startDate).toSeconds() / 86_400,
  }));
}

async function fill(person: Client): Promise<void> {
  const account = await person.post('/api/accounts', { name: 'Everyday', kind: 'checking', balance: 5000, balance_as_of: '2025-01-15' });
  const account_id = z.looseObject({ id: z.int() }).parse(account.body).id;
  const add = async (name: string, amount: number, recurrence: object, starts_on: string) => {
    const made = await person.post('/api/recurring', {
      account_id,
      name,
      amount,
      category: amount < 0 ? 'housing' : 'income',
      recurrence,
      starts_on,
    });
    expect(made).toMatchObject({ status: 201 });
  };
  await add(NASTY.replace('\n', ' '), -1200, { frequency: 'monthly', day_of_month: 31 }, '2025-01-31');
  await add('Pay', 2100.5, { frequency: 'biweekly' }, '2025-01-17');
  await add('Water', -80, { frequency: 'quarterly', day_of_month: 30 }, '2025-01-30');
  await person.post('/api/events', { account_id, name: 'Trip', amount: -300, date: '2025-03-01' });
}

onEachDatabase('the calendar feed', (open) => {
  it('has every bill and payday on the day that the forecast has it, for 365 days, in a form that other programs read', async () => {
    const { app, ada } = await twoPeople(await open());
    await fill(ada);
    const made = await ada.post('/api/feed', { shows_amounts: true });
    expect(made).toMatchObject({ status: 201, body: { shows_amounts: true, created_at: '2025-01-15T12:00:00.000Z' } });
    const answer = await app.client().get(pathOf(made));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = parsed(answer.body);
    expect(events.every(({ isDate, days }) => isDate && days === 1)).toBe(true);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);

    const { points } = forecast.parse((await ada.get('/api/forecast?days=365')).body);
    const expected = points.flatMap(({ date, items }) =>
      items.filter(({ recurring_id }) => recurring_id !== null).map((item) => ({ date, ...item })),
    );
    const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', signDisplay: 'exceptZero' });
    const bills = events.filter(({ uid }) => uid.startsWith('recurring-'));
    expect(bills.map(({ day, summary }) => [day, summary])).toEqual(
      expected.map(({ date, name, amount }) => [date, `${name}: ${money.format(amount)}`]),
    );
    expect(bills.length).toBeGreaterThan(12 + 25 + 3);
    // A bill on the 31st falls on the last day of a short month.
    expect(bills.filter(({ summary }) => summary.startsWith('Rent')).map(({ day }) => day.slice(5))).toEqual(
      expect.arrayContaining(['01-31', '02-28', '04-30', '06-30', '12-31']),
    );
    expect(events.some(({ summary }) => summary.includes('Trip'))).toBe(false);

    const checkins = () => ada.get('/api/feed').then(() => app.client().get(pathOf(made)));
    const sundays = async () => parsed((await checkins()).body).flatMap(({ uid, day }) => (uid.startsWith('checkin-') ? [day] : []));
    expect((await sundays()).slice(0, 2)).toEqual(['2025-01-19', '2025-01-26']);
    await ada.put('/api/checkins/2025-01-15', { mood_rating: 5 });
    expect((await sundays())[0]).toBe('2025-01-26');
  });

  it('keeps to RFC 5545: lines end in CRLF and have 75 octets at most, and nothing is broken inside of a character', async () => {
    const { app, ada } = await twoPeople(await open());
    await fill(ada);
    const answer = await app.client().get(pathOf(await ada.post('/api/feed', {})));
    const text = z.string().parse(answer.body);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.slice(0, -2).split('\r\n');
    expect(lines.join('')).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75);
    expect(text).not.toContain('\uFFFD');
    expect(text).toMatch(/\r\n /);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain(String.raw`SUMMARY:Rent\; "half"\, back\\slash second line\, and a very long name`);
    expect(unfolded).toMatch(/\r\nDTSTAMP:20250115T000000Z\r\n/);
    expect(unfolded.match(/^DTSTART;VALUE=DATE:\d{8}$/gm)?.length).toBe(unfolded.match(/^BEGIN:VEVENT$/gm)?.length);
    // Amounts are in it only where the person said so.
    expect(text).not.toContain('$');
    expect((await ada.patch('/api/feed', { shows_amounts: true })).status).toBe(200);
  });

  it('is not sent again to whoever has it, and is kept by nobody in between', async () => {
    const { app, ada } = await twoPeople(await open());
    await fill(ada);
    const path = pathOf(await ada.post('/api/feed', {}));
    const program = app.client();
    const first = await program.get(path);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const etag = first.headers.get('etag') ?? '';
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await program.get(path, { headers: { 'if-none-match': held } });
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, null, etag]);
    }
    app.clock.pass(60_000);
    expect((await program.get(path)).headers.get('etag')).toBe(etag);
    await ada.patch('/api/feed', { shows_amounts: true });
    expect((await program.get(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('has one link at a time; one that was replaced or revoked is answered like one that never was', async () => {
    const store = await open();
    const { app, ada, bo } = await twoPeople(store);
    expect((await ada.get('/api/feed')).body).toEqual({ feed: null });
    for (const refused of [await ada.patch('/api/feed', { shows_amounts: true }), await ada.delete('/api/feed')])
      expect(refused).toMatchObject({ status: 404, body: { code: 'feed.none' } });
    const first = pathOf(await ada.post('/api/feed', {}));
    const own = pathOf(await bo.post('/api/feed', {}));
    const second = pathOf(await ada.post('/api/feed', { shows_amounts: true }));
    expect((await ada.get('/api/feed')).body).toEqual({ feed: { shows_amounts: true, created_at: '2025-01-15T12:00:00.000Z' } });
    const program = app.client();
    const never = said(await program.get(`/feed/${'A'.repeat(43)}.ics`));
    expect(never).toMatchObject({ status: 404, body: { code: 'feed.link_unknown' } });
    expect(said(await program.get(first))).toEqual(never);
    expect((await program.get(second)).status).toBe(200);
    expect((await ada.delete('/api/feed')).status).toBe(204);
    expect(said(await program.get(second))).toEqual(never);
    expect(said(await program.get('/feed/x.ics'))).toEqual(never);
    expect((await program.get(own)).status).toBe(200);
    expect((await bo.get('/api/feed')).body).toMatchObject({ feed: { shows_amounts: false } });
    // What is kept is of no use to whoever reads the database.
    const kept = await store.db.selectFrom('calendar_feeds').select('secret_hash').execute();
    expect(kept).toHaveLength(1);
    expect(own).not.toContain(kept[0]?.secret_hash ?? 'none');
    await store.db.updateTable('users').set({ is_active: false }).execute();
    expect(said(await program.get(own))).toEqual(never);
  });

  it('has in it what is one person’s alone', async () => {
    const { app, ada, bo } = await twoPeople(await open());
    await fill(ada);
    const [hers, his] = [pathOf(await ada.post('/api/feed', {})), pathOf(await bo.post('/api/feed', {}))];
    const of = async (path: string) => parsed((await app.client().get(path)).body);
    expect((await of(his)).filter(({ uid }) => !uid.startsWith('checkin-'))).toEqual([]);
    expect((await of(hers)).filter(({ uid }) => uid.startsWith('recurring-')).length).toBeGreaterThan(40);
  });

  it('is limited by IP address, so that nobody guesses at links', async () => {
    const app = await startApp(await open(), { env: { RATELIMIT_ENABLED: 'true', RATELIMIT_ANONYMOUS: '3/60' } });
    const statuses: number[] = [];
    for (const guess of ['a', 'b', 'c', 'd']) statuses.push((await app.client().get(`/feed/${guess.repeat(43)}.ics`)).status);
    expect(statuses).toEqual([404, 404, 404, 429]);
  });
});

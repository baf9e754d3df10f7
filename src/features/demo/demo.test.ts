import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../tests/support/client.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { everyRow, tablesWithPerson } from '../../../tests/support/every-row.ts';
import { type App, startApp } from '../../../tests/support/server.ts';
import { said } from '../../../tests/support/two-people.ts';
import { idOf } from '../../../tests/support/wire.ts';
import { dayNumber } from '../../core/calendar/day.ts';
import type { Store } from '../../platform/database/store.ts';

const NOW = '2026-11-22T12:00:00.000Z';

const entered = z.object({ user: z.looseObject({ id: z.int(), is_demo: z.literal(true) }), csrf_token: z.string() });
const pageOfIds = z.object({ items: z.array(z.object({ id: z.int() })) });

async function press(app: App): Promise<{ readonly client: Client; readonly id: number }> {
  const client = app.client();
  const answer = await client.post('/api/demo');
  expect(answer.status).toBe(201);
  return { client, id: answer.read(entered).user.id };
}

/** What a person has, without what says which making it was: ids. */
async function whatIsKept(store: Store, userId: number): Promise<unknown> {
  const without = (rows: readonly Record<string, unknown>[], ...names: readonly string[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !['id', 'user_id', 'account_id', ...names].includes(name))));
  const { db } = store;
  const rows = await db.selectFrom('transactions').selectAll().where('user_id', '=', userId).orderBy('id').execute();
  const items = await db.selectFrom('recurring_items').selectAll().where('user_id', '=', userId).orderBy('id').execute();
  return {
    rows: without(rows, 'import_id', 'imported_account_id'),
    items: without(items, 'evidence'),
    accounts: without(
      await db.selectFrom('ledger_accounts').selectAll().where('user_id', '=', userId).orderBy('id').execute(),
      'bank_account_number_hash',
    ),
    events: without(await db.selectFrom('planned_events').selectAll().where('user_id', '=', userId).orderBy('id').execute()),
    checkins: without(await db.selectFrom('user_health_checkins').selectAll().where('user_id', '=', userId).orderBy('checkin_date').execute()),
  };
}

onEachDatabase('the demo', (open) => {
  it('is one person, made whole once, however many press at once', async () => {
    const store = await open();
    const app = await startApp(store, { now: NOW });
    expect(await app.client().get('/api/demo')).toMatchObject({ status: 200, body: { available: true } });
    const [one, other] = await Promise.all([press(app), press(app)]);
    expect(other.id).toBe(one.id);
    expect(await store.db.selectFrom('users').select(['id', 'is_demo']).execute()).toEqual([{ id: one.id, is_demo: true }]);
    expect(await store.db.selectFrom('imports').select(['rows_read', 'rows_rejected']).execute()).toEqual([
      { rows_read: expect.any(Number), rows_rejected: 0 },
    ]);
    expect((await one.client.get('/api/auth/session')).body).toMatchObject({ user: { is_demo: true, full_name: 'Robin Field' } });
    expect((await one.client.get('/api/accounts')).body).toMatchObject({
      items: [
        { name: 'Checking 4401', kind: 'checking' },
        { name: 'Savings 7702', kind: 'savings' },
      ],
    });
    expect((await other.client.get('/api/events')).read(pageOfIds).items).toHaveLength(2);
    expect(await store.db.selectFrom('user_health_checkins').select('id').execute()).toHaveLength(60);
  });

  it('is found as somebody left it', async () => {
    const app = await startApp(await open(), { now: NOW });
    const first = await press(app);
    const event = { name: 'A new bicycle', amount: -420, date: '2027-04-01' };
    await first.client.post('/api/events', event);
    const second = await press(app);
    expect((await second.client.get('/api/events')).body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining(event)]) });
  });

  it('does not tell a stranger from where another stranger looks at it', async () => {
    const app = await startApp(await open(), { now: NOW });
    await press(app);
    const { client } = await press(app);
    const { items } = (await client.get('/api/sessions')).read(
      z.object({ items: z.array(z.object({ ip_address: z.unknown(), user_agent: z.unknown(), current: z.boolean() })) }),
    );
    expect(items.toSorted((one, other) => Number(one.current) - Number(other.current))).toEqual([
      { ip_address: null, user_agent: null, current: false },
      { ip_address: null, user_agent: null, current: true },
    ]);
  });

  it('and a person of their own do not see each other', async () => {
    const app = await startApp(await open(), { now: NOW });
    const ada = app.client();
    await ada.registerPerson();
    const account = { name: 'Wallet', kind: 'cash', balance: 20, balance_as_of: '2026-11-20' };
    const wallet = idOf((await ada.post('/api/accounts', account)).body);
    const { client } = await press(app);
    const [theirs] = (await client.get('/api/accounts')).read(pageOfIds).items;

    const nobodys = 999_999;
    expect(said(await client.get(`/api/accounts/${wallet}`))).toEqual(said(await client.get(`/api/accounts/${nobodys}`)));
    expect(said(await ada.get(`/api/accounts/${theirs?.id}`))).toEqual(said(await ada.get(`/api/accounts/${nobodys}`)));
    expect((await ada.get(`/api/accounts/${theirs?.id}`)).status).toBe(404);
    for (const list of ['transactions', 'events', 'recurring', 'imports']) expect((await ada.get(`/api/${list}`)).body).toMatchObject({ items: [] });
    expect((await ada.get('/api/accounts')).read(pageOfIds).items).toEqual([{ id: wallet }]);
  });

  it('removed leaves nothing in any table, ends its sessions everywhere, and takes nothing of anybody else', async () => {
    const store = await open();
    const app = await startApp(store, { now: NOW });
    const ada = app.client();
    await ada.registerPerson('ada@example.org');
    await ada.post('/api/accounts', { name: 'Wallet of Ada', kind: 'cash', balance: 20, balance_as_of: '2026-11-20' });
    const before = JSON.stringify(await everyRow(store.db)).length;
    const [here, there] = [await press(app), await press(app)];
    expect(await here.client.delete('/api/demo', undefined, { headers: { 'idempotency-key': 'remove-it' } })).toMatchObject({ status: 204 });
    expect(here.client.cookies.size).toBe(0);
    expect((await there.client.get('/api/auth/session')).status).toBe(401);

    for (const table of await tablesWithPerson(store.db)) expect([table.name, await table.count(here.id)]).toEqual([table.name, 0]);
    const left = JSON.stringify(await everyRow(store.db));
    for (const trace of ['mingus.invalid', 'Robin', 'Meridian', 'Checking', 'lake']) expect(left).not.toContain(trace);
    expect(left).toContain('Wallet of Ada');
    expect((await ada.get('/api/me')).status).toBe(200);
    // What is left of it are rows of the audit trail and of finished work, which name nobody.
    expect(left.length - before).toBeLessThan(3_000);
    await app.mingus.runner.drain();
    expect((await app.client().get('/api/demo')).body).toEqual({ available: true });
  });

  it('is not what somebody has of their own: that is not removed, and needs a session', async () => {
    const app = await startApp(await open(), { now: NOW });
    const ada = app.client();
    await ada.registerPerson();
    expect(await ada.delete('/api/demo')).toMatchObject({ status: 422, body: { code: 'demo.not_a_demo' } });
    expect((await ada.get('/api/auth/session')).body).toMatchObject({ user: { is_demo: false } });
    expect(await app.client().delete('/api/demo')).toMatchObject({ status: 401 });
  });

  it('made twice on one day is the same, ids aside', async () => {
    const store = await open();
    const app = await startApp(store, { now: NOW });
    const first = await press(app);
    const kept = await whatIsKept(store, first.id);
    await first.client.delete('/api/demo');
    const second = await press(app);
    expect(second.id).not.toBe(first.id);
    expect(await whatIsKept(store, second.id)).toEqual(kept);
  });

  it('has an address that nobody else can have, a password that nobody knows, and no mail', async () => {
    const store = await open();
    const app = await startApp(store, { now: NOW });
    const eve = app.client();
    const credentials = { email: 'demo@mingus.invalid', password: 'correct horse battery staple' };
    expect(await eve.post('/api/auth/register', credentials)).toMatchObject({ status: 400, body: { fields: [{ path: 'email' }] } });
    const { client, id } = await press(app);
    expect((await eve.post('/api/auth/login', credentials)).status).toBe(401);
    expect(await client.delete('/api/me', { password: credentials.password })).toMatchObject({ status: 422, body: { code: 'auth.wrong_password' } });
    const { password_hash } = await store.db.selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$/);
  });

  it('is limited as making an account is', async () => {
    const app = await startApp(await open(), { now: NOW, env: { RATELIMIT_ENABLED: 'true', RATELIMIT_REGISTER: '2/3600' } });
    await press(app);
    await press(app);
    expect(await app.client().post('/api/demo')).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
  });

  it('is not there in production, and nothing is made', async () => {
    const store = await open();
    const origin = 'https://mingus.example.org';
    const env = { MINGUS_ENV: 'production', SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF', PUBLIC_URL: origin, RATELIMIT_ENABLED: 'true' };
    const app = await startApp(store, { now: NOW, env });
    const stranger = app.client();
    expect((await stranger.get('/api/demo')).body).toEqual({ available: false });
    expect(await stranger.post('/api/demo', undefined, { headers: { origin } })).toMatchObject({ status: 404, body: { code: 'demo.unavailable' } });
    expect(await store.db.selectFrom('users').select('id').execute()).toEqual([]);
  });
});

const forecastRead = z.object({
  points: z.array(z.object({ date: z.string(), closing_balance: z.number() })),
  summary: z.object({ lowest_balance: z.number(), first_below_zero_on: z.string().nullable(), data_until: z.string() }),
});
const found = z.object({
  looking: z.boolean(),
  items: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      amount: z.number(),
      recurrence: z.object({ frequency: z.string() }),
      price_change: z.unknown(),
    }),
  ),
});
const FOUND = [
  ['Brightwater Clinic', 'proposed', 'biweekly'],
  ['Maple Court', 'proposed', 'monthly'],
  ['Meridian Power', 'proposed', 'monthly'],
  ['Northfield', 'proposed', 'monthly'],
  ['Fernwood', 'proposed', 'monthly'],
  ['Quickline', 'proposed', 'monthly'],
  ['Streambox', 'proposed', 'monthly'],
  ['Tunewell', 'proposed', 'monthly'],
  ['Ironside Gym', 'ended', 'monthly'],
  ['Shoreline Car Insurance', 'proposed', 'semiannually'],
  ['Roadside Club', 'proposed', 'annually'],
] as const;

onEachDatabase('the year ahead of the demo', (open) => {
  describe.each(['2026-11-22', '2027-01-01', '2027-03-31', '2028-02-29'])('on %s', (day) => {
    it('is fine for weeks, and then rent, insurance and a journey meet; what comes back was found before the first page', async () => {
      const app = await startApp(await open(), { now: `${day}T12:00:00.000Z` });
      const { client } = await press(app);
      const { items, looking } = (await client.get('/api/recurring?limit=100')).read(found);
      expect(looking).toBe(false);
      const seen = items.map(({ name, status, recurrence }) => `${name}: ${status} ${recurrence.frequency}`);
      for (const [name, status, frequency] of FOUND) {
        expect(seen, name).toContainEqual(expect.stringMatching(new RegExp(`${name}.*: ${status} ${frequency}`, 'i')));
      }
      expect(items.find(({ name }) => /streambox/i.test(name))?.price_change).toMatchObject({ from: -13.99, to: -15.49 });

      const { points, summary } = (await client.get('/api/forecast')).read(forecastRead);
      expect(summary.data_until < day).toBe(true);
      const short = dayNumber(summary.first_below_zero_on ?? '1970-01-01') - dayNumber(day);
      expect(short).toBeGreaterThanOrEqual(28);
      expect(short).toBeLessThan(75);
      const untilThen = points.slice(0, 75).map(({ closing_balance }) => closing_balance);
      expect(Math.min(...untilThen)).toBeGreaterThan(-400);
      expect(Math.max(...untilThen)).toBeGreaterThan(1000);
    });
  });
});

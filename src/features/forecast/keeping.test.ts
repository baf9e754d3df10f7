import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { moneyWorld } from '../../../tests/support/money-world.ts';
import { addPerson } from '../../../tests/support/people.ts';
import { clockAt, startApp } from '../../../tests/support/server.ts';
import { cents } from '../../core/money/cents.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { createInProcessRunner } from '../../platform/jobs/in-process-runner.ts';
import { createOutbox } from '../../platform/jobs/outbox.ts';
import { createKeeping, PEOPLE_AT_ONCE } from './keeping.ts';
import { createForecasts, type Forecasts } from './service.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const main = (balance = 10_000) => ({ name: 'Main', kind: 'checking', balance: cents(balance), balance_as_of: '2025-01-01' }) as const;
const kept = (store: Store) => store.db.selectFrom('forecasts').select(['user_id', 'week', 'starts_on']).orderBy('user_id').orderBy('week').execute();

/** Leaves the job of a week and does it with all that follow from it, over forecasts that may be made to fail. */
async function keepWeek({ store, clock, due_at, forecasts = createForecasts({ store, clock }) }: Week): Promise<void> {
  const outbox = createOutbox({ store, clock });
  const handlers = createKeeping({ store, clock, outbox, forecasts });
  await store.transaction((db) => outbox.add(db, { kind: 'forecast.keep_weekly', payload: { due_at }, dedupe_key: due_at }));
  await createInProcessRunner({ store, clock, outbox, log, handlers, schedules: [] }).drain();
}

interface Week {
  readonly store: Store;
  readonly clock: Clock;
  readonly due_at: string;
  readonly forecasts?: Forecasts;
}

onEachDatabase('the forecasts that are kept', (open) => {
  const start = async (now = '2025-06-16T12:00:00.000Z') => {
    const clock = clockAt(now);
    const world = await moneyWorld(await open(), clock);
    return { ...world, clock, keep: (due_at: string, forecasts = world.forecasts) => keepWeek({ store: world.store, clock, due_at, forecasts }) };
  };

  test('are one a week of each person, shown to them alone, the newest first, with money as money', async () => {
    const store = await open();
    const app = await startApp(store, { now: '2025-06-15T12:00:00.000Z' });
    const [ada, bo] = [app.client(), app.client()];
    const signIns = [await ada.registerPerson(), await bo.registerPerson()];
    await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 100.25, balance_as_of: '2025-06-01' });
    await bo.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 7, balance_as_of: '2025-06-01' });
    app.clock.set('2025-06-16T11:30:00.000Z');
    await app.mingus.runner.drain();
    app.clock.set('2025-06-23T11:30:00.000Z');
    await keepWeek({ store, clock: app.clock, due_at: 'a week later' });
    // The sessions of a week ago have ended.
    for (const [index, client] of [ada, bo].entries()) {
      await client.post('/api/auth/login', { email: signIns[index]?.email, password: signIns[index]?.password });
    }
    const { summary } = Object((await ada.get('/api/forecast')).body);
    const first = Object((await ada.get('/api/forecasts?limit=1')).body);
    expect(first.items).toEqual([
      {
        id: expect.any(Number),
        week: '2025-06-23',
        computed_at: '2025-06-23T11:30:00.000Z',
        starts_on: '2025-06-23',
        days: 365,
        currency: 'USD',
        closing_balances: Array.from({ length: 365 }, () => 100.25),
        summary,
        graded: null,
      },
    ]);
    const second = Object((await ada.get(`/api/forecasts?limit=1&cursor=${first.next_cursor}`)).body);
    expect([second.items[0].week, second.next_cursor]).toEqual(['2025-06-16', null]);
    expect(
      Object((await bo.get('/api/forecasts')).body).items.map(({ closing_balances }: { closing_balances: number[] }) => closing_balances[0]),
    ).toEqual([7, 7]);
    expect(await ada.get('/api/forecasts?cursor=x')).toMatchObject({ status: 400 });
  }, 90_000);

  test('are never rewritten, however the money changes in their week', async () => {
    const { ada, accounts, forecasts, store, clock, keep } = await start();
    const { id } = await accounts.create(ada, main(10_000));
    await keep('one');
    await accounts.change(ada, id, { balance: cents(1), balance_as_of: '2025-06-16' });
    clock.set('2025-06-20T12:00:00.000Z');
    await keep('two');
    expect(await kept(store)).toEqual([{ user_id: ada.user_id, week: '2025-06-16', starts_on: '2025-06-16' }]);
    expect((await forecasts.list(ada, { limit: 5 })).items[0]?.closing_balances[0]).toBe(10_000);
  });

  test('are graded by the days that have passed and the ledger reaches, against the balances that came', async () => {
    const { ada, accounts, transactions, forecasts, store, clock, keep } = await start();
    const { id } = await accounts.create(ada, main(10_000));
    const card = await accounts.create(ada, { ...main(0), kind: 'credit_card' });
    await keep('one');
    const grade = async () => (await forecasts.list(ada, { limit: 5 })).items[0]?.graded;
    expect(await grade()).toBeNull();
    const spend = (account_id: number, posted_on: string, amount: number) =>
      transactions.create(ada, { account_id, posted_on, amount: cents(amount), payee: 'Shop' });
    await spend(id, '2025-06-17', -1_000);
    await spend(id, '2025-06-19', -500);
    await spend(card.id, '2025-06-22', -9_999);
    clock.set('2025-06-18T12:00:00.000Z');
    // The 16th and the 17th: it came as told, then 10.00 less.
    expect(await grade()).toEqual({ days: 2, mean_error: 500 });
    clock.set('2025-06-28T12:00:00.000Z');
    // The ledger of what is counted reaches the 19th.
    expect(await grade()).toEqual({ days: 4, mean_error: (0 + 1_000 + 1_000 + 1_500) / 4 });
    await store.db.updateTable('forecasts').set({ currency: 'EUR' }).execute();
    expect(await grade()).toBeNull();
  });

  test.each([
    { now: '2025-06-16T03:00:00.000Z', zone: 'America/Los_Angeles', week: '2025-06-09' },
    { now: '2025-06-15T15:00:00.000Z', zone: 'Asia/Tokyo', week: '2025-06-16' },
    // Half past midnight in summer time, which ended that night: it is still Sunday.
    { now: '2025-11-03T04:30:00.000Z', zone: 'America/New_York', week: '2025-10-27' },
    { now: '2025-11-03T05:30:00.000Z', zone: 'America/New_York', week: '2025-11-03' },
  ])('are of the week it is in the zone of the person: at $now in $zone of $week', async ({ now, zone, week }) => {
    const { ada, accounts, store, keep } = await start(now);
    await store.db.updateTable('users').set({ time_zone: zone }).where('id', '=', ada.user_id).execute();
    await accounts.create(ada, main());
    await keep('one');
    expect((await kept(store)).map((row) => row.week)).toEqual([week]);
  });

  test('are of people who have an account of money and may sign in', async () => {
    const { ada, bo, accounts, store, keep } = await start();
    const gone = await addPerson(store, { is_active: false });
    for (const person of [bo, { ...ada, user_id: gone.id }]) await accounts.create(person, main());
    await keep('one');
    expect((await kept(store)).map((row) => row.user_id)).toEqual([bo.user_id]);
  });

  test('go on after somebody whose forecast fails, and the next try makes only what is missing', async () => {
    const { ada, bo, accounts, forecasts, store, clock, keep } = await start();
    for (const person of [ada, bo]) await accounts.create(person, main());
    const asked: number[] = [];
    const failing: Forecasts = {
      ...forecasts,
      read: (person, wish) => {
        asked.push(person.user_id);
        return asked.length === 1 ? Promise.reject(new Error('the process is ending')) : forecasts.read(person, wish);
      },
    };
    await keep('one', failing);
    expect((await kept(store)).map((row) => row.user_id)).toEqual([bo.user_id]);
    clock.pass(3_600_000);
    await keep('one', failing);
    expect((await kept(store)).map((row) => row.user_id)).toEqual([ada.user_id, bo.user_id]);
    expect(asked).toEqual([ada.user_id, bo.user_id, ada.user_id]);
  });

  test('are made by several jobs when there are many people', async () => {
    const { store, keep } = await start();
    const at = '2025-01-01T00:00:00.000Z';
    const stamps = { created_at: at, updated_at: at };
    const many = Array.from({ length: PEOPLE_AT_ONCE + 1 }, (_, index) => ({ email: `many${index}@example.org`, password_hash: 'none', ...stamps }));
    const people = await store.db.insertInto('users').values(many).returning('id').execute();
    await store.db
      .insertInto('ledger_accounts')
      .values(people.map(({ id: user_id }) => ({ user_id, ...main(), currency: 'USD', ...stamps })))
      .execute();
    await keep('one');
    expect((await kept(store)).map((row) => row.user_id)).toEqual(people.map(({ id }) => id));
    expect(await store.db.selectFrom('outbox').select('attempts').where('kind', '=', 'forecast.keep_weekly').execute()).toEqual([
      { attempts: 1 },
      { attempts: 1 },
    ]);
  });

  test('are there for thirteen months', async () => {
    const { ada, accounts, store, clock, keep } = await start('2024-05-13T12:00:00.000Z');
    await accounts.create(ada, { ...main(), balance_as_of: '2024-01-01' });
    for (const now of ['2024-05-13T12:00:00.000Z', '2024-05-20T12:00:00.000Z', '2025-06-16T12:00:00.000Z']) {
      clock.set(now);
      await keep(now);
    }
    expect((await kept(store)).map((row) => row.week)).toEqual(['2024-05-20', '2025-06-16']);
  });
});

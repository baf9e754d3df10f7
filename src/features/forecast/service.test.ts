import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { day, type MoneyWorld, moneyWorld, TODAY } from '../../../tests/support/money-world.ts';
import { type SlowItem, type SlowRule, slowForecast } from '../../../tests/support/slow-forecast.ts';
import { cents } from '../../core/money/cents.ts';
import type { RecurrenceFields } from '../ledger/recurring/contract.ts';
import { createForecasts } from './service.ts';

const anyPlaceInMonth = fc.oneof(
  fc.record({ day_of_month: fc.integer({ min: 1, max: 31 }) }),
  fc.constant({ last_day: true }),
  fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, -1 as const),
  }),
  fc.constant({}),
);
const anyRule: fc.Arbitrary<RecurrenceFields & SlowRule> = fc.oneof(
  fc.record({ frequency: fc.constant('weekly' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ frequency: fc.constant('biweekly' as const), anchor_date: fc.integer({ min: -400, max: 400 }).map(day) }),
  fc.record({
    frequency: fc.constant('semimonthly' as const),
    days_of_month: fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 16, max: 31 })),
  }),
  fc
    .tuple(fc.constantFrom('monthly' as const, 'quarterly' as const, 'semiannually' as const, 'annually' as const), anyPlaceInMonth)
    .map(([frequency, place]) => ({ frequency, ...place })),
);
const anyItem: fc.Arbitrary<Required<Omit<SlowItem, 'done'>> & { readonly recurrence: RecurrenceFields }> = fc.record({
  amount: fc.integer({ min: -300_000, max: 300_000 }).filter((amount) => amount !== 0),
  recurrence: anyRule,
  starts_on: fc.integer({ min: -500, max: 200 }).map(day),
  ends_on: fc.option(fc.integer({ min: 200, max: 500 }).map(day), { nil: null }),
  count: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
});

onEachDatabase('the forecast', (open) => {
  const start = async () => moneyWorld(await open());
  const main = (balance: number, over: object = {}) =>
    ({ name: 'Main', kind: 'checking', balance: cents(balance), balance_as_of: '2025-01-01', ...over }) as const;
  const read = ({ forecasts, ada }: MoneyWorld, over: object = {}) => forecasts.read(ada, { days: 60, everyday: true, ...over });
  const rent = (account_id: number, over: object = {}) =>
    ({
      account_id,
      name: 'Rent',
      amount: cents(-90_000),
      recurrence: { frequency: 'monthly', day_of_month: 15 },
      starts_on: '2025-01-15',
      ...over,
    }) as const;

  test('equals a slow computation of every day, whatever comes back and is planned', async () => {
    const world = await start();
    const { store, ada, accounts, recurring, events } = world;
    const planned = fc.array(fc.record({ amount: fc.integer({ min: -9999, max: 9999 }), date: fc.integer({ min: 0, max: 400 }).map(day) }), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyItem, { maxLength: 6 }), planned, fc.integer({ min: -5000, max: 500_000 }), async (items, once, opening) => {
        await store.db.deleteFrom('ledger_accounts').where('user_id', '=', ada.user_id).execute();
        await store.db.deleteFrom('planned_events').where('user_id', '=', ada.user_id).execute();
        const { id } = await accounts.create(ada, main(opening));
        for (const item of items) await recurring.create(ada, { account_id: id, name: 'Item', ...item, amount: cents(item.amount) });
        for (const { amount, date } of once) await events.create(ada, { name: 'Once', amount: cents(amount), date });
        const { points } = await read(world, { days: 365 });
        expect(
          points.map(({ date, opening_balance, income, expenses, closing_balance }) => [date, opening_balance, income, expenses, closing_balance]),
        ).toEqual(
          slowForecast({ today: TODAY, days: 365, opening, items, events: once }).map((slow) => [
            slow.date,
            slow.opening,
            slow.income,
            slow.expenses,
            slow.closing,
          ]),
        );
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('shows a change of an item at once', async () => {
    const world = await start();
    const { ada, accounts, recurring } = world;
    const { id } = await accounts.create(ada, main(100_000));
    const item = await recurring.create(ada, rent(id));
    expect((await read(world)).summary).toMatchObject({ lowest_balance: -80_000, first_below_zero_on: '2025-07-15' });
    await recurring.change(ada, item.id, { amount: cents(-10_000) });
    expect((await read(world)).summary).toMatchObject({ lowest_balance: 80_000, lowest_on: '2025-07-15', first_below_zero_on: null });
    await recurring.change(ada, item.id, { status: 'dismissed' });
    expect((await read(world)).summary).toMatchObject({ lowest_balance: 100_000, lowest_on: TODAY });
  });

  test('counts checking, savings and cash of the person’s currency, and names the others', async () => {
    const world = await start();
    const { ada, accounts, recurring, events } = world;
    await accounts.create(ada, main(1000));
    await accounts.create(ada, main(200, { name: 'Nest egg', kind: 'savings' }));
    await accounts.create(ada, main(30, { name: 'Purse', kind: 'cash' }));
    const card = await accounts.create(ada, main(-5000, { name: 'Card', kind: 'credit_card' }));
    const euro = await accounts.create(ada, main(7777, { name: 'Euro', currency: 'EUR' }));
    await recurring.create(ada, rent(card.id));
    await events.create(ada, { account_id: euro.id, name: 'Trip', amount: cents(-77), date: '2025-06-20' });
    await events.create(ada, { name: 'Gift', amount: cents(5), date: '2025-06-20' });
    const total = await read(world);
    expect(total.points.at(-1)?.closing_balance).toBe(1235);
    expect(total.left_out).toEqual([
      { account_id: card.id, name: 'Card', reason: 'kind', currency: 'USD', current_balance: -5000 },
      { account_id: euro.id, name: 'Euro', reason: 'currency', currency: 'EUR', current_balance: 7777 },
    ]);
    const ofEuro = await read(world, { account_id: euro.id });
    expect([ofEuro.currency, ofEuro.left_out, ofEuro.points[0]?.opening_balance, ofEuro.points.at(-1)?.closing_balance]).toEqual([
      'EUR',
      [],
      7777,
      7700,
    ]);
    expect((await read(world, { account_id: card.id })).points.at(-1)?.closing_balance).toBe(-5000 - 2 * 90_000);
  });

  test('leaves a transfer between own accounts out of the total, and moves each account by it', async () => {
    const world = await start();
    const { ada, accounts, recurring } = world;
    const { id } = await accounts.create(ada, main(100_000));
    await recurring.create(ada, rent(id, { name: 'To savings', category: 'transfer' }));
    expect((await read(world)).points.every(({ expenses }) => expenses === 0)).toBe(true);
    expect((await read(world, { account_id: id })).points.at(-1)?.closing_balance).toBe(100_000 - 2 * 90_000);
  });

  test('takes the buffer that the person set, else a week of spending and bills', async () => {
    const world = await start();
    const { store, ada, accounts, recurring } = world;
    const { id } = await accounts.create(ada, main(100_000));
    await recurring.create(ada, rent(id, { recurrence: { frequency: 'weekly' }, amount: cents(-700) }));
    // A year from a Wednesday on has 53 of them.
    expect((await read(world)).summary.buffer).toBe(Math.round((53 * 700 * 7) / 365));
    await store.db
      .insertInto('user_preferences')
      .values({ user_id: ada.user_id, forecast_buffer: cents(4321), created_at: '2025-01-01T00:00:00.000Z', updated_at: '2025-01-01T00:00:00.000Z' })
      .execute();
    expect((await read(world)).summary.buffer).toBe(4321);
  });

  test('begins on the day it is where the person is', async () => {
    const { forecasts, ada } = await start();
    const late = createForecasts({ ...(await start()), clock: { now: () => Date.parse('2025-06-11T11:30:00.000Z') } });
    expect((await forecasts.read(ada, { days: 1, everyday: true })).starts_on).toBe(TODAY);
    expect((await late.read({ ...ada, time_zone: 'Pacific/Kiritimati' }, { days: 1, everyday: true })).starts_on).toBe('2025-06-12');
    expect((await late.read({ ...ada, time_zone: 'Pacific/Pago_Pago' }, { days: 1, everyday: true })).starts_on).toBe('2025-06-11');
  });

  test('holds nothing of another person, whose account is as absent as one that never was', async () => {
    const world = await start();
    const { ada, bo, accounts, recurring, events, transactions, forecasts } = world;
    const { id } = await accounts.create(bo, main(999));
    await recurring.create(bo, rent(id));
    await events.create(bo, { name: 'Hers', amount: cents(1), date: '2025-06-20' });
    await transactions.create(bo, { account_id: id, posted_on: TODAY, amount: cents(-1), payee: 'Hers' });
    const { points, summary } = await read(world);
    expect(points.every((point) => point.closing_balance === 0 && point.items.length === 0)).toBe(true);
    expect(summary.data_until).toBeNull();
    const refusals = await Promise.all(
      [id, 999_999].map((account_id) => forecasts.read(ada, { days: 1, everyday: true, account_id }).catch((error: unknown) => error)),
    );
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject({ type: { code: 'account.not_found', kind: 'absent' } });
  });
});

describe('the slow forecast of the tests', () => {
  test('knows what it is compared with: the 31st of a short month is its last day', () => {
    const [slow] = slowForecast({
      today: '2025-02-28',
      days: 1,
      opening: 10,
      items: [{ amount: -3, starts_on: '2025-01-31', recurrence: { frequency: 'monthly' } }],
      events: [],
    });
    expect(slow).toEqual({ date: '2025-02-28', opening: 10, income: 0, expenses: 3, closing: 7 });
  });
});

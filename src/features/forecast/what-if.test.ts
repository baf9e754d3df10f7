import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { day, type MoneyWorld, moneyWorld } from '../../../tests/support/money-world.ts';
import { leftOutFrom, type WhatIf, whatIf } from '../../core/forecast/what-if.ts';
import { cents } from '../../core/money/cents.ts';
import { isHoliday } from '../ledger/index.ts';
import type { RecurrenceFields, RecurringItem } from '../ledger/recurring/contract.ts';
import type { Forecast } from './contract.ts';

const NOTHING: WhatIf = { recurring: [], events: [] };

onEachDatabase('what a forecast would be', (open) => {
  const start = async () => {
    const world = await moneyWorld(await open());
    const { ada, accounts, recurring, transactions, events } = world;
    const { id } = await accounts.create(ada, { name: 'Main', kind: 'checking', balance: cents(300_000), balance_as_of: day(-120) });
    const add = (name: string, amount: number, recurrence: RecurrenceFields, over: object = {}) =>
      recurring.create(ada, { account_id: id, name, amount: cents(amount), recurrence, starts_on: day(-200), ...over });
    const pay = await add('Payroll', 200_000, { frequency: 'biweekly', business_day: 'previous' });
    const rent = await add('Rent', -150_000, { frequency: 'monthly', day_of_month: 12, business_day: 'next' });
    const gym = await add('Gym', -4_000, { frequency: 'weekly' });
    const trip = await events.create(ada, { name: 'Trip', amount: cents(-33_300), date: day(40) });
    // The rent of tomorrow is paid, and groceries are bought each week.
    await transactions.create(ada, { account_id: id, posted_on: day(-1), amount: cents(-150_000), payee: 'RENT LLC' });
    for (let week = 1; week <= 14; week += 1) {
      await transactions.create(ada, { account_id: id, posted_on: day(-7 * week), amount: cents(-7_000 - 100 * week), payee: 'Market' });
    }
    return { ...world, account: id, add, pay, rent, gym, trip };
  };
  const read = ({ forecasts, ada }: MoneyWorld, over: object = {}) => forecasts.read(ada, { days: 365, everyday: true, ...over });
  /** The line as the browser has it, what is not kept yet having the ids that keeping it gave. */
  const foretold = (before: Forecast, changes: WhatIf, kept: { readonly recurring_id?: number; readonly event_id?: number } = {}) => {
    const { points, summary } = whatIf(before, changes, isHoliday);
    const named = points.map((point) => ({
      ...point,
      items: point.items.map((item) => (item.recurring_id === null && item.event_id === null ? { ...item, ...kept } : item)),
    }));
    return { points: named, summary };
  };
  const line = ({ points, summary }: Forecast) => ({ points, summary });

  test('is what it is when nothing is otherwise, with or without everyday spending, of one account and of all, however many days', async () => {
    const world = await start();
    for (const over of [{}, { everyday: false }, { account_id: world.account }, { days: 1 }, { days: 800 }]) {
      const before = await read(world, over);
      expect(foretold(before, NOTHING)).toEqual(line(before));
    }
  });

  test.each([
    { what: 'another amount', to: { amount: cents(-170_050) } },
    { what: 'another day of the month', to: { recurrence: { frequency: 'monthly', day_of_month: 20 } } },
    { what: 'another day near the one that is paid', to: { recurrence: { frequency: 'monthly', day_of_month: 13 } } },
    { what: 'another rhythm', to: { recurrence: { frequency: 'quarterly', day_of_month: 31 }, amount: cents(-450_000) } },
    { what: 'an end', to: { ends_on: day(100) } },
    { what: 'a number of times', to: { count: 9 } },
  ] as const)('with $what is what it is once that is kept', async ({ to }) => {
    const world = await start();
    const { ada, recurring, rent } = world;
    const before = await read(world);
    const told = foretold(before, { recurring: [{ before: rent, after: { ...rent, ...to } }], events: [] });
    await recurring.change(ada, rent.id, to);
    expect(told).toEqual(line(await read(world)));
    expect(told).not.toEqual(line(before));
  });

  test('without an item, wholly or from a day on, is what it is once it is gone', async () => {
    const world = await start();
    const { ada, recurring, pay, gym } = world;
    const before = await read(world);
    const paidUntil = leftOutFrom(pay, day(50));
    const told = foretold(before, {
      recurring: [
        { before: gym, after: null },
        { before: pay, after: paidUntil },
      ],
      events: [],
    });
    await recurring.remove(ada, gym.id);
    await recurring.change(ada, pay.id, { ends_on: paidUntil?.ends_on ?? null });
    expect(paidUntil?.ends_on).toBe(day(49));
    expect(told).toEqual(line(await read(world)));
  });

  test('with a monthly item more is what it is once that is added', async () => {
    const world = await start();
    const before = await read(world);
    const streambox = {
      account_id: world.account,
      name: 'Streambox',
      amount: cents(-1_549),
      recurrence: { frequency: 'monthly', day_of_month: 31 },
    } as const;
    const added = { ...streambox, category: 'subscriptions', starts_on: day(3), ends_on: null, count: null } as const;
    const told = { recurring: [{ before: null, after: { id: null, ...added } }], events: [] };
    const { id: recurring_id } = await world.recurring.create(world.ada, added);
    expect(foretold(before, told, { recurring_id })).toEqual(line(await read(world)));
  });

  test('with an event more, moved or gone is what it is once that is kept', async () => {
    const world = await start();
    const { ada, events, trip } = world;
    const before = await read(world);
    const sofa = { account_id: world.account, name: 'Sofa', amount: cents(-89_900), date: day(12) };
    const told = {
      recurring: [],
      events: [
        { before: null, after: { id: null, ...sofa } },
        { before: trip, after: { ...trip, date: day(12) } },
      ],
    };
    const { id: event_id } = await events.create(ada, sofa);
    await events.change(ada, trip.id, { date: day(12) });
    const moved = await read(world);
    expect(foretold(before, told, { event_id })).toEqual(line(moved));
    const withoutTrip = foretold(moved, { recurring: [], events: [{ before: { ...trip, date: day(12) }, after: null }] });
    await events.remove(ada, trip.id);
    expect(withoutTrip).toEqual(line(await read(world)));
  });

  test('keeps the buffer that the person set, and shows a new one when it follows from the bills', async () => {
    const world = await start();
    const { store, ada, rent } = world;
    const dearer = { recurring: [{ before: rent, after: { ...rent, amount: cents(-300_000) } }], events: [] };
    const before = await read(world);
    expect(foretold(before, dearer).summary.buffer).toBe(
      before.summary.buffer + Math.round(((before.basis.yearly_bills + 12 * 150_000) * 7) / 365) - Math.round((before.basis.yearly_bills * 7) / 365),
    );
    const stamps = { created_at: '2025-01-01T00:00:00.000Z', updated_at: '2025-01-01T00:00:00.000Z' };
    await store.db
      .insertInto('user_preferences')
      .values({ user_id: ada.user_id, forecast_buffer: cents(4321), ...stamps })
      .execute();
    expect(foretold(await read(world), dearer).summary.buffer).toBe(4321);
  });

  test('does not move for what the forecast does not count: another account, or a transfer in the total', async () => {
    const world = await start();
    const { accounts, ada, account } = world;
    const card = await accounts.create(ada, { name: 'Card', kind: 'credit_card', balance: cents(0), balance_as_of: day(-1) });
    const before = await read(world);
    const item = {
      id: null,
      account_id: account,
      name: 'Savings',
      amount: cents(-5_000),
      recurrence: { frequency: 'monthly' },
      category: 'transfer',
    } as const;
    const bounds = { starts_on: day(1), ends_on: null, count: null };
    const added = (over: object) => ({ recurring: [{ before: null, after: { ...item, ...bounds, ...over } }], events: [] });
    for (const over of [{}, { account_id: card.id, category: 'other' }]) expect(foretold(before, added(over))).toEqual(line(before));
    const ofAccount = await read(world, { account_id: account });
    expect(foretold(ofAccount, added({})).summary.lowest_balance).toBeLessThan(ofAccount.summary.lowest_balance);
  });

  const anyRule: fc.Arbitrary<RecurrenceFields> = fc.oneof(
    fc.record({ frequency: fc.constantFrom('weekly' as const, 'biweekly' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
    fc.record({ frequency: fc.constantFrom('monthly' as const, 'quarterly' as const), day_of_month: fc.integer({ min: 1, max: 31 }) }),
    fc.record({
      frequency: fc.constant('monthly' as const),
      last_day: fc.constant(true),
      business_day: fc.constantFrom('previous' as const, 'next' as const),
    }),
    fc.record({
      frequency: fc.constant('semimonthly' as const),
      days_of_month: fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 16, max: 31 })),
    }),
  );
  const anyItem = fc.record({
    amount: fc
      .integer({ min: -300_000, max: 300_000 })
      .filter((amount) => amount !== 0)
      .map(cents),
    recurrence: anyRule,
    starts_on: fc.integer({ min: -300, max: 100 }).map(day),
    ends_on: fc.option(fc.integer({ min: 100, max: 400 }).map(day), { nil: null }),
    count: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  });

  test('is what it is once everything is kept, whatever the items were and become', async () => {
    const world = await moneyWorld(await open());
    const { store, ada, accounts, recurring } = world;
    const changes = fc.array(fc.tuple(anyItem, fc.option(anyItem, { nil: null })), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, fc.array(anyItem, { maxLength: 1 }), async (plans, added) => {
        await store.db.deleteFrom('ledger_accounts').where('user_id', '=', ada.user_id).execute();
        const { id: account_id } = await accounts.create(ada, { name: 'Main', kind: 'checking', balance: cents(50_000), balance_as_of: day(-9) });
        const kept: RecurringItem[] = [];
        for (const [item] of plans) kept.push(await recurring.create(ada, { account_id, name: 'Item', ...item }));
        const before = await read(world);
        const turns = kept.map((item, index) => ({ before: item, after: plans[index]?.[1] ?? null }));
        const more = added.map((item) => ({ id: null, account_id, name: 'More', category: 'other' as const, ...item }));
        const told = {
          recurring: [
            ...turns.map((turn) => ({ before: turn.before, after: turn.after === null ? null : { ...turn.before, ...turn.after } })),
            ...more.map((after) => ({ before: null, after })),
          ],
          events: [],
        };
        for (const turn of turns) {
          if (turn.after === null) await recurring.remove(ada, turn.before.id);
          else await recurring.change(ada, turn.before.id, turn.after);
        }
        const ids: number[] = [];
        for (const { id: _, ...item } of more) ids.push((await recurring.create(ada, item)).id);
        const [recurring_id] = ids;
        expect(foretold(before, told, recurring_id === undefined ? {} : { recurring_id })).toEqual(line(await read(world)));
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

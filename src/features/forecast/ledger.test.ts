import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { day, type MoneyWorld, moneyWorld, TODAY } from '../../../tests/support/money-world.ts';
import { cents } from '../../core/money/cents.ts';
import { payeeKey } from '../../core/payee/payee-key.ts';

onEachDatabase('a forecast and the rows of the ledger', (open) => {
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

  const weeks = async ({ ada, transactions }: MoneyWorld, account_id: number, first: number, count: number) => {
    for (let week = 0; week < count; week += 1) {
      await transactions.create(ada, { account_id, posted_on: day(first + 7 * week), amount: cents(-7000), payee: 'Market' });
      await transactions.create(ada, { account_id, posted_on: day(first + 7 * week + 2), amount: cents(-3000), payee: 'Bakery' });
    }
  };

  test.each([
    { what: 'paid two days early', posted_on: '2025-06-13' },
    { what: 'paid two days ago, due three days ago', posted_on: '2025-06-09', due: 8 },
  ])('does not count again what was $what', async ({ posted_on, due = 15 }) => {
    const world = await start();
    const { ada, accounts, recurring, transactions } = world;
    const { id } = await accounts.create(ada, main(100_000));
    await recurring.create(ada, rent(id, { recurrence: { frequency: 'monthly', day_of_month: due } }));
    await transactions.create(ada, { account_id: id, posted_on, amount: cents(-90_000), payee: 'LANDLORD LLC' });
    const { points } = await read(world, { days: 20 });
    expect([points[0]?.opening_balance, points.at(-1)?.closing_balance]).toEqual([10_000, 10_000]);
  });

  test.each([-4, -2, 0, 1, 4])(
    'does not count the last occurrence of a find twice when its row came %i days off, before and after it is accepted',
    async (off) => {
      const world = await start();
      const { ada, accounts, recurring, transactions, store } = world;
      const { id } = await accounts.create(ada, main(100_000));
      const due = -1 - Math.max(0, off);
      const rows: number[] = [];
      for (const posted_on of [day(due - 60), day(due - 30), day(due + off)]) {
        rows.push((await transactions.create(ada, { account_id: id, posted_on, amount: cents(-1_549), payee: 'PADDLE.NET* STRMBX 8841' })).id);
      }
      const item = await recurring.create(ada, {
        account_id: id,
        name: 'Films',
        amount: cents(-1_549),
        recurrence: { frequency: 'monthly', day_of_month: Number(day(due).slice(8)) },
        starts_on: day(due - 60),
      });
      const found = { source: 'detected', status: 'proposed', payee_key: payeeKey('PADDLE.NET* STRMBX'), evidence: rows } as const;
      await store.db.updateTable('recurring_items').set(found).where('id', '=', item.id).execute();
      const expected = async () => (await read(world, { days: 20 })).points.flatMap(({ items }) => items);
      expect(await expected()).toEqual([]);
      await recurring.change(ada, item.id, { status: 'active' });
      expect(await expected()).toEqual([]);
    },
  );

  test('leaves the rows of what was found out of everyday spending, proposed, active or ended, and not of what was dismissed', async () => {
    const world = await start();
    const { ada, accounts, recurring, transactions } = world;
    const { id } = await accounts.create(ada, main(1_000_000));
    await weeks(world, id, -86, 12);
    await transactions.create(ada, { account_id: id, posted_on: day(-3), amount: cents(-1), payee: 'Last day of the ledger' });
    const weekly = { frequency: 'weekly' } as const;
    const item = await recurring.create(ada, { account_id: id, name: 'Fresh bread', amount: cents(-3_100), recurrence: weekly, starts_on: day(-84) });
    await world.store.db.updateTable('recurring_items').set({ source: 'detected', payee_key: 'bakery' }).where('id', '=', item.id).execute();
    const everyday = async (status: 'proposed' | 'active' | 'ended' | 'dismissed') => {
      await recurring.change(ada, item.id, { status });
      return (await read(world)).summary.everyday;
    };
    for (const status of ['proposed', 'active', 'ended'] as const) expect(await everyday(status)).toEqual({ known: true, weekly: 7_000 });
    expect(await everyday('dismissed')).toEqual({ known: true, weekly: 10_000 });
  });

  test('expects today what was due in the last four days and was not seen, and drops what is older', async () => {
    const world = await start();
    const { ada, accounts, recurring, events } = world;
    const { id } = await accounts.create(ada, main(500_000));
    const item = await recurring.create(ada, rent(id, { recurrence: { frequency: 'monthly', day_of_month: 7 } }));
    await recurring.create(ada, rent(id, { name: 'Old', recurrence: { frequency: 'monthly', day_of_month: 6 } }));
    const refund = await events.create(ada, { account_id: id, name: 'Refund', amount: cents(123), date: '2025-06-10' });
    await events.create(ada, { account_id: id, name: 'Long ago', amount: cents(456), date: '2025-06-01' });
    expect((await read(world, { days: 10 })).points.map(({ items }) => items).flat()).toEqual([
      { name: 'Rent', amount: -90_000, recurring_id: item.id, event_id: null },
      { name: 'Refund', amount: 123, recurring_id: null, event_id: refund.id },
    ]);
  });

  test('counts everyday spending by weekday, without bills, transfers and pay, and leaves it out when asked', async () => {
    const world = await start();
    const { ada, accounts, recurring, transactions } = world;
    const { id } = await accounts.create(ada, main(1_000_000, { balance_as_of: TODAY }));
    const savings = await accounts.create(ada, main(0, { kind: 'savings', balance_as_of: TODAY }));
    // Mondays and Wednesdays, until the Sunday before today.
    await weeks(world, id, -86, 12);
    await transactions.create(ada, { account_id: id, posted_on: day(-3), amount: cents(-1), payee: 'Last day of the ledger' });
    await recurring.create(ada, rent(id, { starts_on: '2025-07-15' }));
    await transactions.create(ada, { account_id: id, posted_on: '2025-05-15', amount: cents(-90_000), payee: 'LANDLORD LLC' });
    await transactions.create(ada, { account_id: id, posted_on: '2025-05-20', amount: cents(-50_000), payee: 'To savings' });
    await transactions.create(ada, { account_id: savings.id, posted_on: '2025-05-21', amount: cents(50_000), payee: 'From main' });
    await transactions.create(ada, { account_id: id, posted_on: '2025-05-22', amount: cents(250_000), payee: 'ACME PAYROLL' });
    const { points, summary } = await read(world, { days: 14 });
    expect(summary.everyday).toEqual({ known: true, weekly: 10_000 });
    expect(summary.data_until).toBe(day(-3));
    // The 11th is a Wednesday; the one row of a Sunday has its share of a cent.
    expect(points.map(({ everyday }) => everyday).slice(0, 7)).toEqual([3000, 0, 0, 0, 0, 7000, 0]);
    expect(points[0]).toMatchObject({ expenses: 3000, everyday: 3000, items: [] });
    expect((await read(world, { everyday: false })).points.every(({ everyday }) => everyday === 0)).toBe(true);
  });

  test('says that everyday spending is not known before four weeks, and counts 0', async () => {
    const world = await start();
    const { ada, accounts } = world;
    const { id } = await accounts.create(ada, main(1_000_000));
    await weeks(world, id, -23, 3);
    const { points, summary } = await read(world);
    expect(summary.everyday).toEqual({ known: false, reason: 'weeks', have: 2, need: 4 });
    expect(points.every(({ expenses }) => expenses === 0)).toBe(true);
  });

  test('takes a row of a day to come for no sign that the ledger reaches so far', async () => {
    const world = await start();
    const { ada, accounts, transactions } = world;
    const { id } = await accounts.create(ada, main(1_000_000));
    await weeks(world, id, -42, 6);
    await transactions.create(ada, { account_id: id, posted_on: day(70), amount: cents(-1), payee: 'Booked ahead' });
    const { summary } = await read(world);
    expect([summary.data_until, summary.everyday]).toEqual([day(-5), { known: true, weekly: 10_000 }]);
  });

  test('counts the everyday spending of accounts whose ledger ends long before that of another', async () => {
    const world = await start();
    const { ada, accounts, transactions } = world;
    const { id } = await accounts.create(ada, main(1_000_000));
    const card = await accounts.create(ada, main(0, { kind: 'credit_card' }));
    await weeks(world, id, -23 * 7, 8);
    await transactions.create(ada, { account_id: card.id, posted_on: day(-1), amount: cents(-500), payee: 'Cinema' });
    for (const over of [{}, { account_id: id }]) {
      const { summary } = await read(world, over);
      expect([summary.data_until, summary.everyday]).toEqual([day(-16 * 7 + 2), { known: true, weekly: 10_000 }]);
    }
  });
});

import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { day, type MoneyWorld, moneyWorld, TODAY } from '../../../tests/support/money-world.ts';
import { cents } from '../../core/money/cents.ts';
import type { Forecast } from './contract.ts';

/** A row of a ledger that is made up: of the checking account or of the card. */
interface MadeRow {
  readonly on: 'checking' | 'card';
  readonly offset: number;
  readonly amount: number;
  readonly payee: string;
}

const DAYS_AHEAD = 90;
const dayOfMonth = (offset: number): number => Number(day(offset).slice(8));

/** The same chances every time: a generator of Lehmer's. */
function chances(seed: number): (least: number, most: number) => number {
  let state = seed;
  return (least, most) => {
    state = (state * 48_271) % 2_147_483_647;
    return least + (state % (most - least + 1));
  };
}

/**
 * Half a year behind and ninety days ahead of somebody who buys all they buy with a card and pays it in full on the 22nd, the month up to the 15th.
 * Pay on the 1st and the 15th, rent on the 3rd.
 */
function cardUser(): readonly MadeRow[] {
  const between = chances(20_250_611);
  const rows: MadeRow[] = [];
  let [open, due] = [0, 0];
  for (let offset = -190; offset <= DAYS_AHEAD; offset += 1) {
    const date = dayOfMonth(offset);
    if (date === 1 || date === 15) rows.push({ on: 'checking', offset, amount: 180_000, payee: 'ACME PAYROLL' });
    if (date === 3) rows.push({ on: 'checking', offset, amount: -120_000, payee: 'LANDLORD LLC' });
    if (between(1, 10) <= 6) {
      const amount = -between(1_500, 12_000);
      rows.push({ on: 'card', offset, amount, payee: 'Shop' });
      open -= amount;
    }
    if (date === 15) [due, open] = [open, 0];
    if (date === 22 && due > 0) {
      rows.push({ on: 'checking', offset, amount: -due, payee: 'BIGBANK CRD 4412 EPAY' });
      rows.push({ on: 'card', offset: offset + 2, amount: due, payee: 'PAYMENT RECEIVED, THANK YOU' });
    }
  }
  return rows;
}

onEachDatabase('a card in the forecast of the total', (open) => {
  const start = async () => {
    const world = await moneyWorld(await open());
    const { accounts, ada, recurring } = world;
    const checking = await accounts.create(ada, { name: 'Main', kind: 'checking', balance: cents(400_000), balance_as_of: TODAY });
    const card = await accounts.create(ada, { name: 'Card', kind: 'credit_card', balance: cents(-90_000), balance_as_of: TODAY });
    const monthly = (name: string, amount: number, day_of_month: number, category: 'income' | 'housing' | 'debt_payment' | 'transfer') =>
      recurring.create(ada, {
        account_id: checking.id,
        name,
        amount: cents(amount),
        category,
        recurrence: { frequency: 'monthly', day_of_month },
        starts_on: day(-180),
      });
    return { ...world, checking: checking.id, card: card.id, monthly };
  };
  const write = async ({ store, ada }: MoneyWorld, ids: { readonly checking: number; readonly card: number }, rows: readonly MadeRow[]) => {
    const stamps = { created_at: '2025-01-01T00:00:00.000Z', updated_at: '2025-01-01T00:00:00.000Z' };
    const values = rows.map(({ on, offset, amount, payee }) => ({ account_id: ids[on], posted_on: day(offset), amount: cents(amount), payee }));
    await store.db
      .insertInto('transactions')
      .values(values.map((row) => ({ user_id: ada.user_id, search_text: '', ...row, ...stamps })))
      .execute();
  };
  const read = ({ forecasts, ada }: MoneyWorld, over: object = {}) => forecasts.read(ada, { days: DAYS_AHEAD, everyday: true, ...over });

  test('leads to a line nearer to what comes than one that leaves its payments out, by its payments most of all', async () => {
    const world = await start();
    const rows = cardUser();
    await write(
      world,
      world,
      rows.filter(({ offset }) => offset < 0),
    );
    await world.monthly('Pay', 180_000, 1, 'income');
    await world.monthly('Pay', 180_000, 15, 'income');
    await world.monthly('Rent', -120_000, 3, 'housing');
    const truth = Array.from({ length: DAYS_AHEAD }, (_, index): number =>
      rows.filter(({ on, offset }) => on === 'checking' && offset >= 0 && offset <= index).reduce((balance, { amount }) => balance + amount, 400_000),
    );
    const error = (line: readonly number[]) => line.reduce((sum, balance, index) => sum + Math.abs(balance - (truth[index] ?? 0)), 0) / line.length;
    const closings = (points: Forecast['points']): readonly number[] => points.map((point) => point.closing_balance);

    const byPurchases = (await read(world)).points;
    // Everything is bought with the card, so a line that leaves its payments out has no everyday spending.
    let spared = 0;
    const leftOut = byPurchases.map(({ closing_balance, everyday }) => closing_balance + (spared += everyday));
    const payments = rows.filter(({ payee, offset }) => payee.startsWith('BIGBANK') && offset < 0).map(({ amount }) => amount);
    await world.monthly('Card', Math.round(payments.slice(-3).reduce((sum, amount) => sum + amount, 0) / 3), 22, 'debt_payment');
    const byPayments = (await read(world)).points;
    const errors = { leftOut: error(leftOut), byPurchases: error(closings(byPurchases)), byPayments: error(closings(byPayments)) };
    expect(errors.byPurchases).toBeLessThan(errors.leftOut / 3);
    expect(errors.byPayments).toBeLessThan(errors.byPurchases);
  });

  test('counts by what is bought with it while no plan pays it, and its payments are not counted twice', async () => {
    const world = await start();
    const weeks = Array.from({ length: 14 }, (_, index) => -7 * index - 3);
    await write(world, world, [
      ...weeks.map((offset) => ({ on: 'card', offset, amount: -10_000, payee: 'Shop' }) as const),
      ...[-80, -50, -20].flatMap((offset) => [
        { on: 'checking', offset, amount: -40_000, payee: 'BIGBANK EPAY' } as const,
        { on: 'card', offset: offset + 1, amount: 40_000, payee: 'THANK YOU' } as const,
      ]),
      ...weeks.map((offset) => ({ on: 'checking', offset, amount: -2_000, payee: 'Bakery' }) as const),
    ]);
    const streambox = { name: 'Streambox', amount: cents(-1_500), recurrence: { frequency: 'monthly' }, starts_on: day(5) } as const;
    await world.recurring.create(world.ada, { account_id: world.card, ...streambox });
    const total = await read(world);
    expect(total.basis.account_ids).toEqual([world.checking, world.card]);
    expect(total.left_out.map(({ account_id }) => account_id)).toEqual([world.card]);
    expect(total.points[0]?.opening_balance).toBe(400_000);
    expect(total.summary.everyday).toEqual({ known: true, weekly: 12_000 });
    expect(total.points[5]?.items.map(({ name }) => name)).toEqual(['Streambox']);

    // With a plan that pays it, whatever the plan is called, the plan counts and what is bought does not.
    await world.monthly('Plastic', -40_000, Number(day(-20).slice(8)), 'debt_payment');
    const planned = await read(world);
    expect(planned.basis.account_ids).toEqual([world.checking]);
    expect(planned.summary.everyday).toEqual({ known: true, weekly: 2_000 });
    expect([...new Set(planned.points.flatMap(({ items }) => items.map(({ name }) => name)))]).toEqual(['Plastic']);
  });

  test('takes a plan to pay it out of the total also when it is called a transfer, and one between counted accounts not', async () => {
    const world = await start();
    const { accounts, ada, store } = world;
    const savings = await accounts.create(ada, { name: 'Savings', kind: 'savings', balance: cents(0), balance_as_of: TODAY });
    await write(world, world, [
      { on: 'checking', offset: -20, amount: -40_000, payee: 'To card' },
      { on: 'card', offset: -19, amount: 40_000, payee: 'Payment' },
      { on: 'checking', offset: -10, amount: -5_000, payee: 'To savings' },
    ]);
    await write(world, { ...world, checking: savings.id }, [{ on: 'checking', offset: -10, amount: 5_000, payee: 'From main' }]);
    await world.monthly('To card', -40_000, dayOfMonth(-20), 'transfer');
    await world.monthly('To savings', -5_000, dayOfMonth(-10), 'transfer');
    // Found by itself it may be of any category: the halves of its rows say what it is.
    await store.db.updateTable('recurring_items').set({ category: 'other' }).where('name', '=', 'To savings').execute();
    expect([...new Set((await read(world)).points.flatMap(({ items }) => items.map(({ name }) => name)))]).toEqual(['To card']);
    const ofAccount = await read(world, { account_id: world.checking });
    expect(new Set(ofAccount.points.flatMap(({ items }) => items.map(({ name }) => name)))).toEqual(new Set(['To card', 'To savings']));
  });

  test('counts what was found and only guessed to be a transfer, when it came to none of the accounts that count', async () => {
    const world = await start();
    const { accounts, ada, recurring, store } = world;
    await write(world, world, [{ on: 'checking', offset: -20, amount: -50_000, payee: 'GREAT FUND' }]);
    const fund = await world.monthly('Great fund', -50_000, dayOfMonth(-20), 'transfer');
    const counts = async () => (await read(world)).points.some(({ items }) => items.length > 0);
    expect(await counts()).toBe(false);
    const rowsAre = (category_source: 'dictionary' | 'person') =>
      store.db.updateTable('transactions').set({ category: 'transfer', category_source }).where('user_id', '=', ada.user_id).execute();
    await store.db.updateTable('recurring_items').set({ source: 'detected', status: 'proposed' }).where('id', '=', fund.id).execute();
    await rowsAre('dictionary');
    expect(await counts()).toBe(true);
    await recurring.change(ada, fund.id, { amount: cents(-55_000) });
    expect(await counts()).toBe(true);
    const purse = await accounts.create(ada, { name: 'Savings without rows', kind: 'savings', balance: cents(0), balance_as_of: TODAY });
    expect(await counts()).toBe(false);
    await accounts.remove(ada, purse.id);
    expect(await counts()).toBe(true);
    // Said by the person, it is what they say.
    await rowsAre('person');
    expect(await counts()).toBe(false);
  });

  test('counts what was found to pay a loan elsewhere, though money was put aside on its day once', async () => {
    const world = await start();
    const { accounts, ada, store } = world;
    const savings = await accounts.create(ada, { name: 'Savings', kind: 'savings', balance: cents(0), balance_as_of: TODAY });
    const due = [-89, -59, -28];
    await write(
      world,
      world,
      due.map((offset) => ({ on: 'checking', offset, amount: -40_000, payee: 'CARMAKER FINANCE' }) as const),
    );
    await world.monthly('Carmaker', -40_000, dayOfMonth(-28), 'debt_payment');
    const evidence = (await store.db.selectFrom('transactions').select('id').where('user_id', '=', ada.user_id).execute()).map(({ id }) => id);
    await store.db
      .updateTable('recurring_items')
      .set({ source: 'detected', status: 'proposed', payee_key: 'carmaker finance', evidence })
      .where('name', '=', 'Carmaker')
      .execute();
    const counted = async () => (await read(world)).points.filter(({ items }) => items.length > 0).map(({ date }) => date);
    const before = await counted();
    expect(before).toHaveLength(3);
    await write(world, world, [
      { on: 'checking', offset: -27, amount: -55_000, payee: 'Put aside' },
      { on: 'checking', offset: -1, amount: -55_000, payee: 'Put aside' },
    ]);
    await write(world, { ...world, checking: savings.id }, [
      { on: 'checking', offset: -26, amount: 55_000, payee: 'From main' },
      { on: 'checking', offset: -1, amount: 55_000, payee: 'From main' },
    ]);
    expect(await counted()).toEqual(before);
    // A deposit of just as much on the day of its last row is no other half of the loan.
    await write(world, { ...world, checking: savings.id }, [{ on: 'checking', offset: -28, amount: 40_000, payee: 'Gift' }]);
    expect(await counted()).toEqual(before);
  });

  test('that was not paid from a counted account stays out of the total, and a loan is paid by spending', async () => {
    const world = await start();
    const { accounts, ada } = world;
    const loan = await accounts.create(ada, { name: 'Loan', kind: 'loan', balance: cents(-900_000), balance_as_of: TODAY });
    const weeks = Array.from({ length: 14 }, (_, index) => -7 * index - 3);
    await write(
      world,
      world,
      weeks.map((offset) => ({ on: 'card', offset, amount: -10_000, payee: 'Shop' }) as const),
    );
    await write(
      world,
      world,
      weeks.map((offset) => ({ on: 'checking', offset, amount: -3_000, payee: 'LOAN' }) as const),
    );
    await write(
      world,
      { ...world, card: loan.id },
      weeks.map((offset) => ({ on: 'card', offset: offset + 1, amount: 3_000, payee: 'Thank you' }) as const),
    );
    const total = await read(world);
    expect(total.basis.account_ids).toEqual([world.checking]);
    expect(total.summary.everyday).toEqual({ known: true, weekly: 3_000 });
    expect((await read(world, { account_id: world.checking })).summary.everyday).toEqual({ known: true, weekly: 0 });
    expect((await read(world, { account_id: world.card })).points[0]?.opening_balance).toBe(-90_000);
  });

  test('of another person says nothing', async () => {
    const world = await start();
    const { accounts, bo, forecasts } = world;
    await write(
      world,
      world,
      cardUser().filter(({ offset }) => offset < 0),
    );
    const { id } = await accounts.create(bo, { name: 'Main', kind: 'checking', balance: cents(7), balance_as_of: TODAY });
    const { basis, summary } = await forecasts.read(bo, { days: 30, everyday: true });
    expect([basis.account_ids, summary.lowest_balance]).toEqual([[id], 7]);
  });
});

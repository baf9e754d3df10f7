import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';

const EMPTY = {
  currency: 'USD',
  left_out: [],
  months: [],
  monthly_income: null,
  monthly_expenses: null,
  current_savings: null,
  total_debt: null,
};

onEachDatabase('the figures of a ledger', (open) => {
  test('are a usual month, what is put by and what is owed, each person their own', async () => {
    let count = 0;
    const { ada, bo } = await twoPeople(await open({ onQuery: () => (count += 1) }), { now: '2025-04-10T12:00:00.000Z' });
    expect((await ada.get('/api/spending/figures')).body).toEqual(EMPTY);
    const queries = count;
    count = 0;
    await ada.get('/api/spending/figures');
    const whenEmpty = count;
    expect(queries).toBeGreaterThan(0);

    const account = async (over: object) =>
      idOf((await ada.post('/api/accounts', { name: 'A', kind: 'checking', balance: 0, balance_as_of: '2025-04-10', ...over })).body);
    const main = await account({ balance: 900 });
    expect((await ada.get('/api/spending/figures')).body).toMatchObject({ current_savings: 900, total_debt: null });
    await account({ kind: 'savings', balance: 5000.5 });
    const card = await account({ kind: 'credit_card', balance: -120 });
    await account({ kind: 'loan', balance: -8000 });
    await account({ kind: 'credit_card', balance: 30 });
    await account({ kind: 'savings', balance: 77, currency: 'EUR', name: 'Abroad' });
    const add = (posted_on: string, amount: number, category: string, account_id = main) =>
      ada.post('/api/transactions', { account_id, posted_on, amount, payee: 'Zyx', category });
    for (const month of ['01', '02', '03']) {
      await add(`2025-${month}-01`, 3000 + Number(month), 'income');
      await add(`2025-${month}-03`, -1200, 'housing');
      await add(`2025-${month}-09`, -10 * Number(month), 'dining', card);
    }
    await add('2025-04-09', -5, 'dining');
    count = 0;
    const { body } = await ada.get('/api/spending/figures');
    expect(count).toBe(whenEmpty);
    expect(body).toMatchObject({
      currency: 'USD',
      left_out: [{ name: 'Abroad', currency: 'EUR' }],
      months: ['2025-01', '2025-02', '2025-03'],
      monthly_income: 3002,
      monthly_expenses: 1220,
      current_savings: 5000.5,
      total_debt: 8120,
    });
    expect((await bo.get('/api/spending/figures')).body).toEqual(EMPTY);
  });
});

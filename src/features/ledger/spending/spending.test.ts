import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { createSpending } from './service.ts';

const month = z.looseObject({
  month: z.string(),
  covered: z.boolean(),
  spent: z.number(),
  usual: z.number().nullable(),
  categories: z.array(z.object({ category: z.string(), spent: z.number(), rows: z.int(), usual: z.number().nullable() })),
});
const spending = z.looseObject({ currency: z.string(), data_until: z.string().nullable(), months: z.array(month) });

const start = async (store: Store) => {
  const { ada, bo, app } = await twoPeople(store, { now: '2025-06-11T12:00:00.000Z' });
  const newAccount = async (over: object = {}, person: Client = ada) =>
    idOf((await person.post('/api/accounts', { name: 'A', kind: 'checking', balance: 0, balance_as_of: '2025-01-01', ...over })).body);
  const main = await newAccount();
  const add = async (posted_on: string, amount: number, category: string, account_id = main) =>
    idOf((await ada.post('/api/transactions', { account_id, posted_on, amount, payee: 'Zyx', category })).body);
  const read = async (query = '', person: Client = ada) => (await person.get(`/api/spending${query}`)).read(spending);
  return { ada, bo, app, main, newAccount, add, read };
};

onEachDatabase('spending', (open) => {
  test('is told by month and category against the usual, the newest last', async () => {
    const { add, read } = await start(await open());
    await add('2025-02-01', -100, 'groceries');
    await add('2025-03-05', -300, 'groceries');
    await add('2025-03-06', 100, 'groceries');
    await add('2025-05-09', -50.5, 'dining');
    await add('2025-06-02', -12.25, 'dining');
    await add('2025-06-10', 3000, 'income');
    const { currency, data_until, months } = await read('?months=5');
    expect([currency, data_until]).toEqual(['USD', '2025-06-10']);
    expect(months).toEqual([
      { month: '2025-02', covered: true, spent: 100, usual: null, categories: [{ category: 'groceries', spent: 100, rows: 1, usual: null }] },
      { month: '2025-03', covered: true, spent: 200, usual: null, categories: [{ category: 'groceries', spent: 200, rows: 2, usual: null }] },
      { month: '2025-04', covered: true, spent: 0, usual: null, categories: [] },
      {
        month: '2025-05',
        covered: true,
        spent: 50.5,
        usual: 100,
        categories: [
          { category: 'dining', spent: 50.5, rows: 1, usual: 0 },
          { category: 'groceries', spent: 0, rows: 0, usual: 100 },
        ],
      },
      {
        month: '2025-06',
        covered: false,
        spent: 12.25,
        usual: 75.25,
        categories: [
          { category: 'dining', spent: 12.25, rows: 1, usual: 0 },
          { category: 'groceries', spent: 0, rows: 0, usual: 50 },
        ],
      },
    ]);
    expect((await read('?months=1&to=2025-03')).months.map(({ spent }) => spent)).toEqual([200]);
    expect((await read()).months).toHaveLength(12);
  });

  test('holds a card’s purchases and neither its payment nor money put aside, and leaves other currencies out by name', async () => {
    const { ada, main, newAccount, add, read } = await start(await open());
    const card = await newAccount({ kind: 'credit_card', name: 'Card' });
    const euros = await newAccount({ currency: 'EUR', name: 'Euros' });
    await add('2025-05-01', -80, 'shopping', card);
    await add('2025-05-20', -7, 'dining', euros);
    for (const [account, amount] of [
      [main, -80],
      [card, 80],
    ] as const) {
      await ada.post('/api/transactions', { account_id: account, posted_on: '2025-05-28', amount, payee: 'Card payment Zyx' });
    }
    const all = await read('?months=1&to=2025-05');
    expect(all).toMatchObject({
      left_out: [{ account_id: euros, name: 'Euros', currency: 'EUR' }],
      months: [{ spent: 80, categories: [{ category: 'shopping', rows: 1 }] }],
    });
    expect(await read(`?months=1&to=2025-05&account_id=${main}`)).toMatchObject({ months: [{ spent: 0, categories: [] }], data_until: '2025-05-28' });
    expect(await read(`?months=1&to=2025-05&account_id=${euros}`)).toMatchObject({ currency: 'EUR', left_out: [], months: [{ spent: 7 }] });
  });

  test('holds no removed row and none of another person, whose account is as absent as one that never was', async () => {
    const { ada, bo, main, add, read } = await start(await open());
    const id = await add('2025-05-01', -80, 'shopping');
    await add('2025-05-02', 0, 'dining');
    expect(await read('?months=1&to=2025-05')).toMatchObject({
      months: [{ spent: 80, categories: [{ rows: 1 }, { category: 'dining', spent: 0, rows: 1 }] }],
    });
    await ada.delete(`/api/transactions/${id}`);
    expect(await read('?months=1&to=2025-05')).toMatchObject({ months: [{ spent: 0 }] });
    expect(await read('?months=2', bo)).toEqual({
      currency: 'USD',
      left_out: [],
      data_until: null,
      months: ['2025-05', '2025-06'].map((each) => ({ month: each, covered: false, spent: 0, usual: null, categories: [] })),
    });
    const theirs = await bo.get(`/api/spending?account_id=${main}`);
    expect(said(theirs)).toEqual(said(await bo.get('/api/spending?account_id=999999')));
    expect(theirs).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
  });

  test('is refused for no month, too many, and what is no month', async () => {
    const { ada } = await start(await open());
    for (const query of ['months=0', 'months=37', 'to=2025-13', 'to=2025', 'to=1825-01', 'account_id=x']) {
      expect([query, (await ada.get(`/api/spending?${query}`)).status]).toEqual([query, 400]);
    }
  });

  test('takes two queries whatever there is', async () => {
    let queries = 0;
    const store = await open({ onQuery: () => (queries += 1) });
    const { ada, newAccount, add } = await start(store);
    const { user_id } = await store.db.selectFrom('ledger_accounts').select('user_id').executeTakeFirstOrThrow();
    const caller: Caller = { user_id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: null };
    const page = createSpending({ store, clock: { now: () => Date.parse('2025-06-11T12:00:00.000Z') } });
    const counted = async () => {
      queries = 0;
      await page.read(caller, { months: 12 });
      return queries;
    };
    expect(await counted()).toBe(2);
    for (const kind of ['savings', 'credit_card']) await add('2025-05-01', -5, 'dining', await newAccount({ kind }));
    expect((await ada.get('/api/accounts')).status).toBe(200);
    expect(await counted()).toBe(2);
  });
});

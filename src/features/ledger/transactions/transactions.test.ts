import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';
import type { Store } from '../../../platform/database/store.ts';
import { listTransactions } from './contract.ts';

const page = listTransactions.answers[200];
const wire = z.object({ items: z.array(z.looseObject({ id: z.int(), payee: z.string() })), next_cursor: z.string().nullable() });

const newAccount = async (person: Client): Promise<number> =>
  idOf((await person.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);

const start = async (store: Store) => {
  const { ada, bo } = await twoPeople(store);
  const account_id = await newAccount(ada);
  const add = async (over: object = {}) =>
    (await ada.post('/api/transactions', { account_id, posted_on: '2025-01-05', amount: -4.5, payee: 'Corner Coffee', ...over })).body;
  const payees = async (query: string) => (await ada.get(`/api/transactions?${query}`)).read(wire).items.map(({ payee }) => payee);
  return { ada, bo, account_id, add, payees };
};

onEachDatabase('a transaction', (open) => {
  test('is made with the category that its payee suggests, or with the one that the person gives', async () => {
    const { add, account_id } = await start(await open());
    const body = await add({ memo: 'two cups' });
    expect(body).toEqual({
      id: idOf(body),
      account_id,
      posted_on: '2025-01-05',
      amount: -4.5,
      payee: 'Corner Coffee',
      memo: 'two cups',
      category: 'dining',
      category_source: 'dictionary',
      import_id: null,
      paired_account_id: null,
    });
    expect(await add({ payee: 'Zzyzx 12' })).toMatchObject({ category: 'other', category_source: 'none' });
    expect(await add({ category: 'dining', amount: 0 })).toMatchObject({ category: 'dining', category_source: 'person', memo: null, amount: 0 });
  });

  test('is refused with the field that is wrong', async () => {
    const { add } = await start(await open());
    expect(await add({ amount: 1.001 })).toMatchObject({ status: 400, fields: [{ path: 'amount' }] });
    expect(await add({ posted_on: '2025-13-01' })).toMatchObject({ status: 400, fields: [{ path: 'posted_on' }] });
    expect(await add({ category: 'fun' })).toMatchObject({ status: 400, fields: [{ path: 'category' }] });
    expect(await add({ payee: 'x'.repeat(256) })).toMatchObject({ status: 400, fields: [{ path: 'payee' }] });
    expect(await add({ payee: 'nul\u0000' })).toMatchObject({ status: 400, fields: [{ path: 'payee' }] });
    expect(await add({ colour: 'red' })).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  test('is listed the newest first, page by page, with none left out and none twice', async () => {
    const { add, ada } = await start(await open());
    const days = ['2025-01-03', '2025-01-05', '2025-01-05', '2025-01-05', '2025-01-04', '2024-12-31', '2025-01-05'];
    for (const [index, posted_on] of days.entries()) await add({ posted_on, payee: `Payee ${index}` });
    const seen: string[] = [];
    let path = '/api/transactions?limit=2';
    for (let more: string | null = ''; more !== null; path = `/api/transactions?limit=2&cursor=${more}`) {
      const { items, next_cursor } = (await ada.get(path)).read(wire);
      seen.push(...items.map(({ payee }) => payee));
      more = next_cursor;
      expect(items.length).toBeLessThanOrEqual(2);
    }
    expect(seen).toEqual([6, 3, 2, 1, 4, 0, 5].map((index) => `Payee ${index}`));
  });

  test('is found by account, day and category', async () => {
    const { add, ada, payees } = await start(await open());
    const other = await newAccount(ada);
    await add({ payee: 'old', posted_on: '2025-01-01' });
    await add({ payee: 'middle', posted_on: '2025-01-02', category: 'travel' });
    await add({ payee: 'elsewhere', posted_on: '2025-01-03', account_id: other });
    expect(await payees(`account_id=${other}`)).toEqual(['elsewhere']);
    expect(await payees('from=2025-01-02')).toEqual(['elsewhere', 'middle']);
    expect(await payees('to=2025-01-02')).toEqual(['middle', 'old']);
    expect(await payees('from=2025-01-02&to=2025-01-02')).toEqual(['middle']);
    expect(await payees('category=travel')).toEqual(['middle']);
    expect((await ada.get('/api/transactions?category=fun')).status).toBe(400);
    expect((await ada.get('/api/transactions?from=yesterday')).status).toBe(400);
  });

  test('is found by a part of its payee or memo in any script, whatever the case, and never by a pattern', async () => {
    const { add, payees } = await start(await open());
    const names = ['CAFÉ Größe', 'ΟΔΟΣ ΑΘΗΝΑΣ', 'Ярославль', 'İstanbul', '50% off!', 'under_score', 'back\\slash', 'ﬁsh market', 'Zoë'];
    for (const payee of names) await add({ payee });
    await add({ payee: 'plain', memo: 'for Zoë' });
    const find = (q: string) => payees(`q=${encodeURIComponent(q)}`);
    expect(await find('café gRÖSSE')).toEqual(['CAFÉ Größe']);
    expect(await find('οδος')).toEqual(['ΟΔΟΣ ΑΘΗΝΑΣ']);
    expect(await find('ΔΟΣ α')).toEqual(['ΟΔΟΣ ΑΘΗΝΑΣ']);
    expect(await find('ЯРОСЛАВЛЬ')).toEqual(['Ярославль']);
    expect(await find('FISH')).toEqual(['ﬁsh market']);
    expect(await find('zoë')).toEqual(['plain', 'Zoë']);
    expect(await find('%')).toEqual(['50% off!']);
    expect(await find('0% OFF!')).toEqual(['50% off!']);
    expect(await find('_')).toEqual(['under_score']);
    expect(await find('\\')).toEqual(['back\\slash']);
    expect(await find("'; drop table transactions; --")).toEqual([]);
    expect(await find('plain\nfor')).toEqual(['plain']);
  });

  test('is changed in what is given only, and a category that the person gives is theirs', async () => {
    const { add, ada, payees } = await start(await open());
    const path = `/api/transactions/${idOf(await add())}`;
    expect((await ada.patch(path, { amount: 12 })).body).toMatchObject({
      amount: 12,
      payee: 'Corner Coffee',
      category_source: 'dictionary',
      rule: null,
    });
    expect((await ada.patch(path, { category: 'dining' })).body).toMatchObject({ amount: 12, category: 'dining', category_source: 'person' });
    expect((await ada.patch(path, { payee: 'Tea', memo: 'green' })).body).toMatchObject({ payee: 'Tea', memo: 'green', category: 'dining' });
    expect((await ada.patch(path, { memo: null })).body).toMatchObject({ payee: 'Tea', memo: null });
    expect([await payees('q=tea'), await payees('q=coffee'), await payees('q=green')]).toEqual([['Tea'], [], []]);
  });

  test('is removed, and comes back as it was', async () => {
    const { add, ada, payees, account_id } = await start(await open());
    const row = await add({ memo: 'm', category: 'dining' });
    const path = `/api/transactions/${idOf(row)}`;
    const balance = async () => (await ada.get(`/api/accounts/${account_id}`)).read(z.looseObject({ current_balance: z.number() })).current_balance;
    expect((await ada.delete(path)).status).toBe(204);
    expect([await payees(''), await balance()]).toEqual([[], 0]);
    expect((await ada.patch(path, { amount: 1 })).status).toBe(404);
    expect((await ada.delete(path)).status).toBe(404);
    expect(await ada.post(`${path}/restore`)).toMatchObject({ status: 200, body: row });
    expect([await payees(''), await balance()]).toEqual([['Corner Coffee'], -4.5]);
    expect(await ada.post(`${path}/restore`)).toMatchObject({ status: 200, body: row });
  });

  test('of another person is as absent as one that never was, whatever is asked', async () => {
    const { ada, bo, add, account_id } = await start(await open());
    const mine = await add();
    const theirs = await newAccount(bo);
    const asked = [
      ['PATCH', '', { amount: 1 }],
      ['DELETE', '', undefined],
      ['POST', '/restore', undefined],
    ] as const;
    for (const [method, end, body] of asked) {
      const hers = await bo.send(method, `/api/transactions/${idOf(mine)}${end}`, body);
      expect(said(hers)).toEqual(said(await bo.send(method, `/api/transactions/999999${end}`, body)));
      expect(hers).toMatchObject({ status: 404, body: { code: 'transaction.not_found' } });
    }
    expect((await bo.get('/api/transactions')).read(wire).items).toEqual([]);
    expect((await bo.get(`/api/transactions?account_id=${account_id}`)).read(wire).items).toEqual([]);
    for (const account of [account_id, 999_999]) {
      expect(await bo.post('/api/transactions', { account_id: account, posted_on: '2025-01-05', amount: 1, payee: 'x' })).toMatchObject({
        status: 404,
        body: { code: 'account.not_found' },
      });
    }
    expect(await ada.patch(`/api/transactions/${idOf(mine)}`, { account_id: theirs })).toMatchObject({
      status: 404,
      body: { code: 'account.not_found' },
    });
    expect((await ada.get('/api/transactions')).read(wire).items).toEqual([mine]);
  });

  test('reaches a page as money in minor units, through the contract', async () => {
    const { ada, add } = await start(await open());
    await add({ amount: -1234.56 });
    expect((await ada.get('/api/transactions')).read(page).items[0]?.amount).toBe(-123_456);
  });
});

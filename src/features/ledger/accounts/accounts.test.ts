import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';

const main = { name: 'Main', kind: 'checking', balance: 1234.56, balance_as_of: '2025-01-10' };

onEachDatabase('an account', (open) => {
  test('is made with its balance in major units, in the currency of the person unless another is given', async () => {
    const { ada } = await twoPeople(await open());
    const { status, body } = await ada.post('/api/accounts', main);
    expect([status, body]).toEqual([201, { id: idOf(body), ...main, currency: 'USD', current_balance: 1234.56 }]);
    expect((await ada.post('/api/accounts', { ...main, currency: 'EUR' })).body).toMatchObject({ currency: 'EUR' });
    expect((await ada.get(`/api/accounts/${idOf(body)}`)).body).toEqual(body);
  });

  test('shows the balance and the rows posted after its day, removed ones left out', async () => {
    const { ada } = await twoPeople(await open());
    const account_id = idOf((await ada.post('/api/accounts', main)).body);
    const add = async (posted_on: string, amount: number) =>
      idOf((await ada.post('/api/transactions', { account_id, posted_on, amount, payee: 'x' })).body);
    await add('2025-01-10', -1000);
    await add('2025-01-11', -0.1);
    await add('2025-01-12', 0.3);
    await ada.delete(`/api/transactions/${await add('2025-01-13', -50)}`);
    expect((await ada.get(`/api/accounts/${account_id}`)).body).toMatchObject({ balance: 1234.56, current_balance: 1234.76 });
  });

  test('can owe, and hold as much as a field takes', async () => {
    const { ada } = await twoPeople(await open());
    for (const balance of [-1_000_000_000, 1_000_000_000, 0, -0.01]) {
      expect((await ada.post('/api/accounts', { ...main, kind: 'loan', balance })).body).toMatchObject({ balance, current_balance: balance });
    }
    expect((await ada.post('/api/accounts', { ...main, balance: 1_000_000_000.01 })).status).toBe(400);
  });

  test('is refused with the field that is wrong', async () => {
    const { ada } = await twoPeople(await open());
    const wrongFields = async (over: object) => {
      const { status, body } = await ada.post('/api/accounts', { ...main, ...over });
      return { status, body };
    };
    expect(await wrongFields({ kind: 'brokerage' })).toMatchObject({ status: 400, body: { code: 'request.invalid', fields: [{ path: 'kind' }] } });
    expect(await wrongFields({ balance: 1.005 })).toMatchObject({ status: 400, body: { fields: [{ path: 'balance' }] } });
    expect(await wrongFields({ balance_as_of: '2025-02-30' })).toMatchObject({ status: 400, body: { fields: [{ path: 'balance_as_of' }] } });
    expect(await wrongFields({ currency: 'JPY' })).toMatchObject({ status: 400, body: { fields: [{ path: 'currency' }] } });
    expect(await wrongFields({ name: '  ' })).toMatchObject({ status: 400, body: { fields: [{ path: 'name' }] } });
    expect(await wrongFields({ balance_as_of: '2025-01-16' })).toMatchObject({ status: 422, body: { code: 'account.balance_in_future' } });
  });

  test('changes what is given only, and a balance only together with its day', async () => {
    const { ada } = await twoPeople(await open());
    const { body } = await ada.post('/api/accounts', main);
    const path = `/api/accounts/${idOf(body)}`;
    expect((await ada.patch(path, { name: 'Renamed' })).body).toMatchObject({ ...main, name: 'Renamed' });
    expect((await ada.patch(path, { balance: 1 })).body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'balance_as_of' }] });
    expect((await ada.patch(path, { balance: 1, balance_as_of: '2025-01-12' })).body).toMatchObject({ balance: 1, balance_as_of: '2025-01-12' });
    expect((await ada.patch(path, { balance: 1, balance_as_of: '2025-01-16' })).status).toBe(422);
    expect((await ada.get(path)).body).toMatchObject({ name: 'Renamed', balance: 1, balance_as_of: '2025-01-12' });
  });

  test('goes with its rows, its recurring items and its events', async () => {
    const { ada } = await twoPeople(await open());
    const account_id = idOf((await ada.post('/api/accounts', main)).body);
    await ada.post('/api/transactions', { account_id, posted_on: '2025-01-12', amount: -1, payee: 'x' });
    await ada.post('/api/recurring', { account_id, name: 'x', amount: -1, recurrence: { frequency: 'weekly' }, starts_on: '2025-01-01' });
    await ada.post('/api/events', { account_id, name: 'x', amount: -1, date: '2025-02-01' });
    expect((await ada.delete(`/api/accounts/${account_id}`)).status).toBe(204);
    for (const path of ['/api/accounts', '/api/transactions', '/api/recurring', '/api/events']) {
      expect((await ada.get(path)).body).toMatchObject({ items: [], next_cursor: null });
    }
    expect((await ada.delete(`/api/accounts/${account_id}`)).status).toBe(404);
  });

  test('is listed page by page, and every page but the last says where the next begins', async () => {
    const { ada } = await twoPeople(await open());
    for (const name of ['A', 'B', 'C']) await ada.post('/api/accounts', { ...main, name });
    const first = (await ada.get('/api/accounts?limit=2')).body;
    expect(first).toMatchObject({ items: [{ name: 'A' }, { name: 'B' }] });
    const { next_cursor } = Object(first);
    expect((await ada.get(`/api/accounts?limit=2&cursor=${next_cursor}`)).body).toMatchObject({ items: [{ name: 'C' }], next_cursor: null });
    expect((await ada.get('/api/accounts?cursor=nonsense')).body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'cursor' }] });
  });

  test('of another person is as absent as one that never was, whatever is asked', async () => {
    const { ada, bo } = await twoPeople(await open());
    const id = idOf((await bo.post('/api/accounts', main)).body);
    for (const [method, body] of [['GET'], ['PATCH', { name: 'Mine' }], ['DELETE']] as const) {
      const hers = await ada.send(method, `/api/accounts/${id}`, body);
      expect(said(hers)).toEqual(said(await ada.send(method, '/api/accounts/999999', body)));
      expect(hers).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
    }
    expect((await ada.get('/api/accounts')).body).toEqual({ items: [], next_cursor: null });
    expect((await bo.get(`/api/accounts/${id}`)).body).toMatchObject(main);
  });
});

import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';

const refund = { name: 'Tax refund', amount: 812.4, date: '2025-04-15' };

onEachDatabase('a planned event', (open) => {
  test('is made with or without an account, changed and removed', async () => {
    const { ada } = await twoPeople(await open());
    const account_id = idOf((await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);
    const { status, body } = await ada.post('/api/events', refund);
    expect([status, body]).toEqual([201, { id: idOf(body), account_id: null, ...refund }]);
    const path = `/api/events/${idOf(body)}`;
    expect((await ada.patch(path, { account_id })).body).toEqual({ id: idOf(body), account_id, ...refund });
    expect((await ada.patch(path, { account_id: null, amount: -1 })).body).toMatchObject({ account_id: null, amount: -1 });
    expect((await ada.delete(path)).status).toBe(204);
    expect((await ada.delete(path)).status).toBe(404);
  });

  test('is listed by day, from a day on, page by page', async () => {
    const { ada } = await twoPeople(await open());
    for (const date of ['2025-05-01', '2025-03-01', '2025-04-01']) await ada.post('/api/events', { ...refund, date });
    const first = Object((await ada.get('/api/events?from=2025-03-15&limit=1')).body);
    expect(first.items).toMatchObject([{ date: '2025-04-01' }]);
    const second = Object((await ada.get(`/api/events?from=2025-03-15&limit=1&cursor=${first.next_cursor}`)).body);
    expect([second.items[0].date, second.next_cursor]).toEqual(['2025-05-01', null]);
  });

  test('of another person is as absent as one that never was, and cannot be put on their account', async () => {
    const { ada, bo } = await twoPeople(await open());
    const account_id = idOf((await bo.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);
    const id = idOf((await bo.post('/api/events', refund)).body);
    for (const [method, body] of [['PATCH', { amount: 1 }], ['DELETE']] as const) {
      const hers = await ada.send(method, `/api/events/${id}`, body);
      expect(said(hers)).toEqual(said(await ada.send(method, '/api/events/999999', body)));
      expect(hers).toMatchObject({ status: 404, body: { code: 'event.not_found' } });
    }
    for (const account of [account_id, 999_999]) {
      expect(await ada.post('/api/events', { ...refund, account_id: account })).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
    }
    expect((await ada.get('/api/events')).body).toEqual({ items: [], next_cursor: null });
    expect((await bo.get('/api/events')).body).toMatchObject({ items: [refund] });
  });
});

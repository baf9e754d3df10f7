import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';
import type { Store } from '../../../platform/database/store.ts';

const start = async (store: Store, now = '2025-01-30T12:00:00.000Z') => {
  const { app, ada, bo } = await twoPeople(store, { now });
  const account_id = idOf((await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);
  const rent = { account_id, name: 'Rent', amount: -900, recurrence: { frequency: 'monthly', day_of_month: 31 }, starts_on: '2025-01-01' };
  const add = (over: object = {}) => ada.post('/api/recurring', { ...rent, ...over });
  return { app, ada, bo, account_id, rent, add };
};

onEachDatabase('a recurring item', (open) => {
  test('is made active, entered by the person, with its next day', async () => {
    const { add, rent } = await start(await open());
    const { status, body } = await add({ category: 'housing' });
    expect([status, body]).toEqual([
      201,
      {
        id: idOf(body),
        ...rent,
        source: 'entered',
        status: 'active',
        category: 'housing',
        amount_low: null,
        amount_high: null,
        ends_on: null,
        count: null,
        next_on: '2025-01-31',
        confidence: null,
        evidence: [],
        seen: [],
        last_seen_on: null,
        price_change: null,
        is_edited: false,
      },
    ]);
  });

  test('comes back by every kind of recurrence', async () => {
    const { add } = await start(await open());
    const nextOf = async (recurrence: object, starts_on = '2025-01-01') => Object((await add({ recurrence, starts_on })).body).next_on;
    expect(await nextOf({ frequency: 'weekly', weekday: 5 })).toBe('2025-01-31');
    expect(await nextOf({ frequency: 'biweekly', anchor_date: '2025-01-24' })).toBe('2025-02-07');
    expect(await nextOf({ frequency: 'semimonthly', days_of_month: [15, 31] })).toBe('2025-01-31');
    expect(await nextOf({ frequency: 'monthly', weekday: 3, nth: 2 })).toBe('2025-02-12');
    expect(await nextOf({ frequency: 'monthly', weekday: 5, nth: -1 })).toBe('2025-01-31');
    expect(await nextOf({ frequency: 'monthly', last_day: true }, '2025-02-01')).toBe('2025-02-28');
    expect(await nextOf({ frequency: 'quarterly', day_of_month: 15 })).toBe('2025-04-15');
    expect(await nextOf({ frequency: 'semiannually', day_of_month: 15 })).toBe('2025-07-15');
    expect(await nextOf({ frequency: 'annually' }, '2024-02-29')).toBe('2025-02-28');
    expect(await nextOf({ frequency: 'monthly', day_of_month: 17, business_day: 'next' }, '2025-02-01')).toBe('2025-02-18');
  });

  test('is over after its last day, after its count, and when it is dismissed or ended', async () => {
    const { add, ada } = await start(await open());
    expect((await add({ ends_on: '2025-01-30' })).body).toMatchObject({ ends_on: '2025-01-30', next_on: null });
    expect((await add({ count: 1, starts_on: '2024-12-31' })).body).toMatchObject({ count: 1, next_on: null });
    const path = `/api/recurring/${idOf((await add()).body)}`;
    expect((await ada.patch(path, { status: 'dismissed' })).body).toMatchObject({ status: 'dismissed', next_on: null });
    expect((await ada.patch(path, { status: 'active' })).body).toMatchObject({ status: 'active', next_on: '2025-01-31' });
  });

  test('tells its next day by the day it is where the person is', async () => {
    const { add, ada } = await start(await open(), '2025-01-31T23:00:00.000Z');
    await add();
    const nextOn = async () => Object((await ada.get('/api/recurring')).body).items[0].next_on;
    expect(await nextOn()).toBe('2025-01-31');
    await ada.patch('/api/me', { time_zone: 'Asia/Kolkata' });
    expect(await nextOn()).toBe('2025-02-28');
  });

  test('is refused with the field that does not go with the others', async () => {
    const { add } = await start(await open());
    const path = async (recurrence: object) => Object((await add({ recurrence })).body).fields?.[0]?.path;
    expect(await path({ frequency: 'weekly', day_of_month: 3 })).toBe('recurrence.day_of_month');
    expect(await path({ frequency: 'monthly', nth: 2 })).toBe('recurrence.weekday');
    expect(await path({ frequency: 'semimonthly' })).toBe('recurrence.days_of_month');
    expect(await path({ frequency: 'monthly', day_of_month: 32 })).toBe('recurrence.day_of_month');
    expect((await add({ recurrence: { frequency: 'daily' } })).status).toBe(400);
    expect((await add({ count: 0 })).status).toBe(400);
    expect((await add({ ends_on: '2024-12-31' })).body).toMatchObject({ status: 400, fields: [{ path: 'ends_on' }] });
  });

  test('is changed in what is given only, and cannot come to end before it starts', async () => {
    const { add, ada } = await start(await open());
    const path = `/api/recurring/${idOf((await add({ ends_on: '2025-06-30' })).body)}`;
    expect((await ada.patch(path, { amount: -950 })).body).toMatchObject({
      amount: -950,
      name: 'Rent',
      ends_on: '2025-06-30',
      next_on: '2025-01-31',
    });
    expect((await ada.patch(path, { recurrence: { frequency: 'monthly', day_of_month: 1 } })).body).toMatchObject({ next_on: '2025-02-01' });
    expect((await ada.patch(path, { starts_on: '2025-07-01' })).body).toMatchObject({ status: 422, code: 'recurring.ends_before_start' });
    expect((await ada.patch(path, { ends_on: null })).body).toMatchObject({ ends_on: null });
  });

  test('is listed by status, page by page', async () => {
    const { add, ada } = await start(await open());
    const ids = [idOf((await add()).body), idOf((await add()).body), idOf((await add()).body)];
    await ada.patch(`/api/recurring/${ids[1]}`, { status: 'dismissed' });
    const first = Object((await ada.get('/api/recurring?status=active&limit=1')).body);
    expect(first.items.map(idOf)).toEqual([ids[0]]);
    const second = Object((await ada.get(`/api/recurring?status=active&limit=1&cursor=${first.next_cursor}`)).body);
    expect([second.items.map(idOf), second.next_cursor]).toEqual([[ids[2]], null]);
  });

  test('that is the only thing there ever was is not said to have been looked for in rows', async () => {
    const { app, ada, add, account_id } = await start(await open());
    const looked = async (): Promise<unknown> => {
      app.clock.pass(15_000);
      await app.mingus.runner.drain();
      const { items, looking, looked_at } = Object((await ada.get('/api/recurring')).body);
      return [items, looking, looked_at];
    };
    expect((await ada.delete(`/api/recurring/${idOf((await add()).body)}`)).status).toBe(204);
    expect(await looked()).toEqual([[], false, null]);
    expect((await ada.post('/api/transactions', { account_id, posted_on: '2025-01-02', amount: -3.2, payee: 'Corner Coffee' })).status).toBe(201);
    expect(await looked()).toEqual([[], false, expect.stringMatching(/^2025-01-30T12:00:30/)]);
  });

  test('of another person is as absent as one that never was, whatever is asked', async () => {
    const { add, ada, bo, rent } = await start(await open());
    const id = idOf((await add()).body);
    for (const [method, body] of [['PATCH', { amount: 1 }], ['DELETE']] as const) {
      const hers = await bo.send(method, `/api/recurring/${id}`, body);
      expect(said(hers)).toEqual(said(await bo.send(method, '/api/recurring/999999', body)));
      expect(hers).toMatchObject({ status: 404, body: { code: 'recurring.not_found' } });
    }
    expect(await bo.post('/api/recurring', rent)).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
    expect((await bo.get('/api/recurring')).body).toEqual({ items: [], next_cursor: null, looking: false, looked_at: null });
    expect((await ada.delete(`/api/recurring/${id}`)).status).toBe(204);
    expect((await ada.delete(`/api/recurring/${id}`)).status).toBe(404);
  });
});

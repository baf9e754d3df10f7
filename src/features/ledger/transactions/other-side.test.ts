import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';
import type { Store } from '../../../platform/database/store.ts';

const row = z.looseObject({ id: z.int(), paired_account_id: z.int().nullable() });
const page = z.object({ items: z.array(row), next_cursor: z.string().nullable() });

const newAccount = async (person: Client, over: object = {}): Promise<number> =>
  idOf((await person.post('/api/accounts', { name: 'A', kind: 'checking', balance: 0, balance_as_of: '2025-01-01', ...over })).body);

const start = async (store: Store) => {
  const { ada, bo } = await twoPeople(store);
  const [main, savings] = [await newAccount(ada), await newAccount(ada, { kind: 'savings' })];
  const add = async (account_id: number, amount: number, posted_on = '2025-03-10', over: object = {}) =>
    (await ada.post('/api/transactions', { account_id, amount, posted_on, payee: 'Zyx', ...over })).read(row);
  const pairs = async (person: Client, limit = 200) => {
    const found = new Map<number, number | null>();
    for (let path: string | null = `/api/transactions?limit=${limit}`; path !== null; ) {
      const { items, next_cursor }: z.output<typeof page> = (await person.get(path)).read(page);
      for (const { id, paired_account_id } of items) found.set(id, paired_account_id);
      path = next_cursor === null ? null : `/api/transactions?limit=${limit}&cursor=${next_cursor}`;
    }
    return found;
  };
  return { ada, bo, main, savings, add, pairs };
};

onEachDatabase('the other side of a transfer', (open) => {
  test('is the own account with the equal and opposite row, from both sides and on any page', async () => {
    const { ada, main, savings, add, pairs } = await start(await open());
    const out = await add(main, -250);
    const into = await add(savings, 250, '2025-03-13');
    const alone = await add(main, -99);
    const zeros = [await add(main, 0), await add(savings, 0)];
    expect([out.paired_account_id, into.paired_account_id]).toEqual([null, main]);
    const expected = new Map<number, number | null>([[out.id, savings], [into.id, main], ...[alone, ...zeros].map(({ id }) => [id, null] as const)]);
    expect(await pairs(ada)).toEqual(expected);
    expect(await pairs(ada, 1)).toEqual(expected);
    expect((await ada.patch(`/api/transactions/${out.id}`, { memo: 'm' })).read(row).paired_account_id).toBe(savings);
    expect((await ada.patch(`/api/transactions/${out.id}`, { category: 'gifts' })).read(row).paired_account_id).toBeNull();
    expect((await pairs(ada)).get(into.id)).toBeNull();
  });

  test('is none in another currency, of a removed row, or of another person', async () => {
    const { ada, bo, main, savings, add, pairs } = await start(await open());
    const euros = await newAccount(ada, { currency: 'EUR' });
    const theirs = await newAccount(bo);
    await bo.post('/api/transactions', { account_id: theirs, amount: 40, posted_on: '2025-03-10', payee: 'Zyx' });
    const [dollars, bought] = [await add(main, -40), await add(euros, 40)];
    const [gone, left] = [await add(savings, 70), await add(main, -70)];
    await ada.delete(`/api/transactions/${gone.id}`);
    expect(await pairs(ada)).toEqual(new Map([dollars, bought, left].map(({ id }) => [id, null] as const)));
    expect((await ada.post(`/api/transactions/${gone.id}/restore`)).read(row).paired_account_id).toBe(main);
    expect([...(await pairs(bo)).values()]).toEqual([null]);
  });

  test('is on each page what it is in the whole list, where one amount moves again and again', async () => {
    const { ada, main, savings, add, pairs } = await start(await open());
    for (const [account, amount, day] of [
      [main, -100, 3],
      [main, -100, 6],
      [savings, 100, 7],
      [main, -100, 10],
      [savings, 100, 12],
      [savings, -100, 14],
      [main, 100, 16],
      [savings, 100, 19],
    ] as const)
      await add(account, amount, `2025-03-${String(day).padStart(2, '0')}`);
    const whole = await pairs(ada);
    expect([...whole.values()].filter((paired) => paired !== null)).toHaveLength(6);
    for (const limit of [1, 2, 3]) expect(await pairs(ada, limit)).toEqual(whole);
  });
});

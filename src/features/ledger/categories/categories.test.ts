import { expect, test } from 'vitest';
import { z } from 'zod';
import { csvFile } from '../../../../tests/support/bank-files.ts';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';
import type { Store } from '../../../platform/database/store.ts';

const row = z.looseObject({ id: z.int(), payee: z.string(), category: z.string(), category_source: z.string() });
const rowsPage = z.object({ items: z.array(row), next_cursor: z.string().nullable() });
const rule = z.object({ id: z.int(), payee: z.string(), category: z.string(), rows: z.int(), created_at: z.string() });
const rulesPage = z.object({ items: z.array(rule), next_cursor: z.string().nullable() });
const learned = z.looseObject({ rule: z.object({ id: z.int(), payee: z.string(), others: z.int() }).nullable() });
const change = z.object({ change_id: z.int(), changed: z.int() });

const gym = (number: number) => ({
  day: `2025-01-${String(number).padStart(2, '0')}`,
  amount: '-30.00',
  payee: `POS 44${number} QUARTZO CO 10${number}`,
});

const rowsOf = async (person: Client, query = '') => (await person.get(`/api/transactions?limit=200${query}`)).read(rowsPage).items;
const told = async (person: Client, query = '') =>
  (await rowsOf(person, query)).map(({ category, category_source }) => `${category} ${category_source}`);
const rulesOf = async (person: Client) => (await person.get('/api/category-rules')).read(rulesPage).items;

/** Three rows of one payee as a bank writes it, and one of another. */
const start = async (store: Store) => {
  const { ada, bo } = await twoPeople(store);
  const account_id = idOf((await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);
  const bring = (...rows: Parameters<typeof csvFile>[0]) =>
    ada.upload('/api/imports', { name: 'rows.csv', bytes: csvFile(rows) }, { account_id: String(account_id) });
  await bring(gym(11), gym(12), gym(13), { day: '2025-01-20', amount: '-9.00', payee: 'Trader Joes' });
  const [, third, second, first] = await rowsOf(ada);
  if (first === undefined || second === undefined || third === undefined) throw new Error('four rows were imported');
  const correct = async (id: number, category: string) => (await ada.patch(`/api/transactions/${id}`, { category })).read(learned).rule;
  return { ada, bo, account_id, bring, first, second, third, correct };
};

onEachDatabase('a payee that was corrected', (open) => {
  test('is known from then on: in files, in rows by hand, and not to another person', async () => {
    const { ada, bo, account_id, bring, first, correct } = await start(await open());
    expect(await told(ada)).toEqual(['groceries dictionary', 'other none', 'other none', 'other none']);
    expect(await correct(first.id, 'health')).toMatchObject({ payee: 'quartzo', others: 2 });
    expect(await told(ada)).toEqual(['groceries dictionary', 'other none', 'other none', 'health person']);

    await bring(gym(14), { day: '2025-01-15', amount: '12.00', payee: 'Quartzo refund 77' });
    const entered = await ada.post('/api/transactions', { account_id, posted_on: '2025-01-16', amount: -30, payee: 'QUARTZO' });
    expect(entered.body).toMatchObject({ category: 'health', category_source: 'rule' });
    expect(await told(ada, '&from=2025-01-14&to=2025-01-14')).toEqual(['health rule']);

    const theirs = idOf((await bo.post('/api/accounts', { name: 'B', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);
    expect((await bo.post('/api/transactions', { account_id: theirs, posted_on: '2025-01-16', amount: -30, payee: 'QUARTZO' })).body).toMatchObject({
      category: 'other',
      category_source: 'none',
    });
    expect([await rulesOf(bo), (await rulesOf(ada)).map(({ payee, category, rows }) => [payee, category, rows])]).toEqual([
      [],
      [['quartzo', 'health', 6]],
    ]);
  });

  test('has one rule, of the last correction; a row without a name has none, and neither has a change of something else', async () => {
    const { ada, bring, first, second, correct } = await start(await open());
    const [one, other] = [await correct(first.id, 'health'), await correct(second.id, 'gifts')];
    expect([other?.id, other?.others]).toEqual([one?.id, 1]);
    expect((await rulesOf(ada)).map(({ payee, category }) => [payee, category])).toEqual([['quartzo', 'gifts']]);
    expect((await ada.patch(`/api/transactions/${first.id}`, { memo: 'm' })).body).toMatchObject({ category: 'health', rule: null });
    await bring({ day: '2025-01-17', amount: '-1.00', payee: '' });
    const [nameless] = await rowsOf(ada, '&from=2025-01-17&to=2025-01-17');
    expect(await correct(nameless?.id ?? 0, 'gifts')).toBeNull();
    expect(await rulesOf(ada)).toHaveLength(1);
  });

  test('has its past rows changed when the person agrees, but for those they categorised themselves, and changed back', async () => {
    const { ada, first, second, correct } = await start(await open());
    await correct(second.id, 'gifts');
    const made = await correct(first.id, 'health');
    const before = await told(ada);
    const done = (await ada.post(`/api/category-rules/${made?.id}/apply`)).read(change);
    expect([done.changed, made?.others]).toEqual([1, 1]);
    expect(await told(ada)).toEqual(['groceries dictionary', 'health rule', 'gifts person', 'health person']);
    expect((await ada.post(`/api/category-rules/${made?.id}/apply`)).body).toMatchObject({ changed: 0 });
    expect((await ada.post(`/api/category-changes/${done.change_id}/undo`)).body).toEqual({ restored: 1 });
    expect(await told(ada)).toEqual(before);
  });

  test('stays for what it was taken when its rule is changed or removed, and its next rows do not', async () => {
    const { ada, bring, first, correct } = await start(await open());
    const made = await correct(first.id, 'health');
    await bring(gym(14));
    expect((await ada.patch(`/api/category-rules/${made?.id}`, { category: 'gifts' })).body).toMatchObject({ category: 'gifts', rows: 4 });
    await bring(gym(15));
    expect((await ada.delete(`/api/category-rules/${made?.id}`)).status).toBe(204);
    await bring(gym(16));
    expect(await told(ada, '&from=2025-01-14&to=2025-01-16')).toEqual(['other none', 'gifts rule', 'health rule']);
    expect(await rulesOf(ada)).toEqual([]);
  });

  test('is on a list by name, page after page', async () => {
    const { ada, account_id, correct } = await start(await open());
    for (const payee of ['Zebrano', 'Alabastro', 'Malachito']) {
      const made = await ada.post('/api/transactions', { account_id, posted_on: '2025-01-16', amount: -30, payee });
      await correct(idOf(made.body), 'gifts');
    }
    const names: string[] = [];
    for (let path: string | null = '/api/category-rules?limit=2'; path !== null; ) {
      const { items, next_cursor }: z.output<typeof rulesPage> = (await ada.get(path)).read(rulesPage);
      names.push(...items.map(({ payee }) => payee));
      path = next_cursor === null ? null : `/api/category-rules?limit=2&cursor=${next_cursor}`;
    }
    expect(names).toEqual(['alabastro', 'malachito', 'zebrano']);
  });

  test('is another person’s rule or change as little as one that never was', async () => {
    const { ada, bo, first, correct } = await start(await open());
    const made = await correct(first.id, 'health');
    const { change_id } = (await ada.post(`/api/category-rules/${made?.id}/apply`)).read(change);
    const asked = [
      ['PATCH', '/api/category-rules/', made?.id, '', { category: 'gifts' }],
      ['DELETE', '/api/category-rules/', made?.id, '', undefined],
      ['POST', '/api/category-rules/', made?.id, '/apply', undefined],
      ['POST', '/api/category-changes/', change_id, '/undo', undefined],
    ] as const;
    for (const [method, path, id, end, body] of asked) {
      const theirs = await bo.send(method, `${path}${id}${end}`, body);
      expect(said(theirs)).toEqual(said(await bo.send(method, `${path}999999${end}`, body)));
      expect(theirs).toMatchObject({ status: 404 });
    }
    expect([(await rulesOf(ada))[0]?.category, (await told(ada))[1]]).toEqual(['health', 'health rule']);
  });
});

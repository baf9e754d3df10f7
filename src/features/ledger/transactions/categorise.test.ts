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
const change = z.object({ change_id: z.int(), changed: z.int() });

const told = async (person: Client) =>
  Object.fromEntries(
    (await person.get('/api/transactions?limit=200'))
      .read(rowsPage)
      .items.map(({ payee, category, category_source }) => [payee, `${category} ${category_source}`]),
  );

const start = async (store: Store) => {
  const { ada, bo } = await twoPeople(store);
  const newAccount = async (person: Client) =>
    idOf((await person.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);
  const account_id = await newAccount(ada);
  const add = async (payee: string, over: object = {}) =>
    idOf((await ada.post('/api/transactions', { account_id, posted_on: '2025-01-05', amount: -4.5, payee, ...over })).body);
  const categorise = async (body: object) => (await ada.post('/api/transactions/categorise', body)).read(change);
  const undo = (id: number) => ada.post(`/api/category-changes/${id}/undo`);
  return { ada, bo, account_id, newAccount, add, categorise, undo };
};

onEachDatabase('many transactions', (open) => {
  test('are given one category by their numbers, as the person’s word, and are given back what they had', async () => {
    const { ada, add, categorise, undo } = await start(await open());
    const ids = [await add('Zyx'), await add('Kroger'), await add('Own', { category: 'gifts' })];
    await add('Left alone');
    const before = await told(ada);
    const { change_id, changed } = await categorise({ category: 'travel', ids: [...ids, 999_999, ids[0]] });
    expect(changed).toBe(3);
    expect(await told(ada)).toEqual({ Zyx: 'travel person', Kroger: 'travel person', Own: 'travel person', 'Left alone': 'other none' });
    expect(await undo(change_id)).toMatchObject({ status: 200, body: { restored: 3 } });
    expect(await told(ada)).toEqual(before);
    expect(before).toMatchObject({ Kroger: 'groceries dictionary', Own: 'gifts person' });
    expect(await undo(change_id)).toMatchObject({ status: 409, body: { code: 'category_change.undone' } });
    expect(await told(ada)).toEqual(before);
  });

  test('are all that a list with the same filter holds, whatever its pages, and no others', async () => {
    const { ada, add, account_id, newAccount, categorise } = await start(await open());
    const other = await newAccount(ada);
    await add('Ryba 1', { posted_on: '2025-01-03' });
    await add('RYBA 2', { posted_on: '2025-01-04', amount: 0 });
    await add('ryba elsewhere', { account_id: other });
    await add('ryba late', { posted_on: '2025-01-09' });
    await add('ryba gone', { posted_on: '2025-01-04' }).then((id) => ada.delete(`/api/transactions/${id}`));
    await add('ryba said', { posted_on: '2025-01-04', category: 'gifts' });
    await add('50% off', { posted_on: '2025-01-04' });
    const filter = { account_id, from: '2025-01-01', to: '2025-01-05', category: 'other', q: 'Ryba' };
    expect((await categorise({ category: 'dining', filter })).changed).toBe(2);
    expect(await told(ada)).toMatchObject({ 'Ryba 1': 'dining person', 'RYBA 2': 'dining person', 'ryba said': 'gifts person' });
    expect((await categorise({ category: 'dining', filter: { q: 'ryba 1' } })).changed).toBe(0);
    expect((await categorise({ category: 'dining', filter: { q: '%' } })).changed).toBe(1);
    expect((await categorise({ category: 'travel', filter: {} })).changed).toBe(6);
  });

  test('of another person are passed over, and so is their change', async () => {
    const { ada, bo, add, categorise } = await start(await open());
    const id = await add('Zyx');
    expect((await bo.post('/api/transactions/categorise', { category: 'dining', ids: [id] })).body).toMatchObject({ changed: 0 });
    expect((await bo.post('/api/transactions/categorise', { category: 'dining', filter: {} })).body).toMatchObject({ changed: 0 });
    const { change_id } = await categorise({ category: 'dining', ids: [id] });
    const theirs = await bo.post(`/api/category-changes/${change_id}/undo`);
    expect(said(theirs)).toEqual(said(await bo.post('/api/category-changes/999999/undo')));
    expect(theirs).toMatchObject({ status: 404, body: { code: 'category_change.not_found' } });
    expect(await told(ada)).toEqual({ Zyx: 'dining person' });
  });

  test('keep what was said of them since, alone or together with others', async () => {
    const { ada, add, categorise, undo } = await start(await open());
    const [same, moved, again, noted, later] = [await add('same'), await add('moved'), await add('again'), await add('noted'), await add('later')];
    const all = [same, moved, again, noted, later];
    const first = await categorise({ category: 'dining', ids: all });
    await ada.patch(`/api/transactions/${moved}`, { category: 'travel' });
    await ada.patch(`/api/transactions/${again}`, { category: 'travel' });
    await ada.patch(`/api/transactions/${again}`, { category: 'dining' });
    await ada.patch(`/api/transactions/${noted}`, { memo: 'with friends' });
    const second = await categorise({ category: 'gifts', ids: [later] });
    const third = await categorise({ category: 'dining', ids: [later] });
    expect((await undo(first.change_id)).body).toEqual({ restored: 2 });
    expect(await told(ada)).toEqual({
      same: 'other none',
      moved: 'travel person',
      again: 'dining person',
      noted: 'other none',
      later: 'dining person',
    });
    expect((await undo(third.change_id)).body).toEqual({ restored: 1 });
    expect((await undo(second.change_id)).body).toEqual({ restored: 1 });
    // What the first of them said was undone before.
    expect(await told(ada)).toMatchObject({ later: 'other none' });
  });

  test('changed one after the other go back one after the other', async () => {
    const { ada, add, categorise, undo } = await start(await open());
    const id = await add('Kroger');
    const first = await categorise({ category: 'dining', ids: [id] });
    const second = await categorise({ category: 'gifts', ids: [id] });
    expect((await undo(second.change_id)).body).toEqual({ restored: 1 });
    expect((await undo(first.change_id)).body).toEqual({ restored: 1 });
    expect(await told(ada)).toEqual({ Kroger: 'groceries dictionary' });
  });

  test('are what they were once all changes of them are undone, in whatever order', async () => {
    const { ada, add, categorise, undo } = await start(await open());
    const ids = [await add('Kroger'), await add('Zyx')];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const changes = [await categorise({ category: 'dining', ids }), await categorise({ category: 'gifts', ids: ids.slice(1) })];
      changes.push(await categorise({ category: 'dining', filter: {} }));
      for (const place of order) expect((await undo(changes[place]?.change_id ?? 0)).status).toBe(200);
      expect(await told(ada)).toEqual({ Kroger: 'groceries dictionary', Zyx: 'other none' });
    }
  });

  test('changed several times at one moment go back one after the other', async () => {
    const { ada, add, categorise, undo } = await start(await open());
    const ids = [await add('Kroger'), await add('Zyx')];
    const both = await Promise.all(['dining', 'gifts', 'travel'].map((category) => categorise({ category, ids })));
    for (const { change_id } of both.toSorted((one, other) => other.change_id - one.change_id)) {
      expect((await undo(change_id)).body).toEqual({ restored: 2 });
    }
    expect(await told(ada)).toEqual({ Kroger: 'groceries dictionary', Zyx: 'other none' });
  });

  test('are refused without saying which, with both ways of saying it, and beyond two hundred numbers', async () => {
    const { ada } = await start(await open());
    const refused = async (body: object) => (await ada.post('/api/transactions/categorise', body)).body;
    expect(await refused({ category: 'dining' })).toMatchObject({ status: 400, fields: [{ path: 'filter' }] });
    expect(await refused({ category: 'dining', ids: [1], filter: {} })).toMatchObject({ status: 400, fields: [{ path: 'filter' }] });
    expect(await refused({ category: 'dining', ids: [] })).toMatchObject({ status: 400, fields: [{ path: 'ids' }] });
    expect(await refused({ category: 'dining', ids: Array.from({ length: 201 }, (_, index) => index + 1) })).toMatchObject({ status: 400 });
    expect(await refused({ category: 'fun', filter: {} })).toMatchObject({ status: 400, fields: [{ path: 'category' }] });
    expect(await refused({ category: 'dining', filter: { from: 'yesterday' } })).toMatchObject({ status: 400 });
  });

  test('are ten thousand as well as one, there and back, in as many queries; and so are those of a rule', async () => {
    let queries = 0;
    const { ada, account_id, categorise, undo, add } = await start(await open({ onQuery: () => (queries += 1) }));
    await add('one of its own', { category: 'gifts' });
    const counted = async <Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> => {
      queries = 0;
      const result = await work();
      return [result, queries];
    };
    const [one, queriesOfOne] = await counted(() => categorise({ category: 'travel', filter: { q: 'one of' } }));
    const [, undoneOfOne] = await counted(() => undo(one.change_id));
    const days = (index: number) => `2024-${String((index % 12) + 1).padStart(2, '0')}-10`;
    const rows = Array.from({ length: 10_001 }, (_, index) => ({ day: days(index), amount: `-${index + 1}.25`, payee: `Vyznam ${index}` }));
    const file = { name: 'many.csv', bytes: csvFile(rows) };
    expect((await ada.upload('/api/imports', file, { account_id: String(account_id) })).body).toMatchObject({ rows_added: 10_001 });
    const [many, queriesOfMany] = await counted(() => categorise({ category: 'dining', filter: { q: 'vyznam' } }));
    const [undone, undoneOfMany] = await counted(() => undo(many.change_id));
    expect([many.changed, undone.body]).toEqual([10_001, { restored: 10_001 }]);
    expect([queriesOfMany, undoneOfMany]).toEqual([queriesOfOne, undoneOfOne]);

    // A number of its own in each row: one payee of ten thousand names, of which one statement takes ten thousand.
    const last = await add('Vyznam 0');
    const { rule } = (await ada.patch(`/api/transactions/${last}`, { category: 'health' })).read(
      z.object({ rule: z.object({ id: z.int(), others: z.int() }) }),
    );
    const [applied, queriesOfRule] = await counted(async () => (await ada.post(`/api/category-rules/${rule.id}/apply`)).read(change));
    expect([rule.others, applied.changed]).toEqual([10_001, 10_001]);
    expect(queriesOfRule).toBeLessThan(queriesOfMany + 5);
    expect((await undo(applied.change_id)).body).toEqual({ restored: 10_001 });
  }, 120_000);
});

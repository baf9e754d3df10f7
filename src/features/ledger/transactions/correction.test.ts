import { expect, test } from 'vitest';
import { z } from 'zod';
import { csvFile } from '../../../../tests/support/bank-files.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';
import type { Store } from '../../../platform/database/store.ts';

const page = z.object({ items: z.array(z.looseObject({ id: z.int(), category: z.string(), category_source: z.string() })) });
const corrected = z.looseObject({
  change_id: z.int().nullable(),
  rule: z.object({ id: z.int(), payee: z.string(), others: z.int(), before: z.string().nullable() }).nullable(),
});
const change = z.object({ change_id: z.int(), changed: z.int() });

/** Two rows of a payee that nobody knows. */
const start = async (store: Store) => {
  const { ada, bo } = await twoPeople(store);
  const account_id = idOf((await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);
  const row = (day: string) => ({ day, amount: '-30.00', payee: 'Quartzo' });
  await ada.upload('/api/imports', { name: 'rows.csv', bytes: csvFile([row('2025-01-11'), row('2025-01-12')]) }, { account_id: String(account_id) });
  const rows = async () => (await ada.get('/api/transactions')).read(page).items;
  const told = async () => (await rows()).map(({ category, category_source }) => `${category} ${category_source}`);
  const [second, first] = await rows();
  if (first === undefined || second === undefined) throw new Error('two rows were imported');
  const correct = async (id: number, category: string) => (await ada.patch(`/api/transactions/${id}`, { category })).read(corrected);
  const undo = async (id: number | null) => (await ada.post(`/api/category-changes/${id}/undo`)).body;
  return { ada, bo, first, second, told, correct, undo };
};

onEachDatabase('a correction of one row', (open) => {
  test('is undone to what the row was, for the reason it was, and tells what its rule said before', async () => {
    const { ada, first, told, correct, undo } = await start(await open());
    const made = await correct(first.id, 'health');
    expect(made.rule).toMatchObject({ others: 1, before: null });
    const again = await correct(first.id, 'gifts');
    expect(again.rule).toMatchObject({ id: made.rule?.id, before: 'health' });
    expect(await undo(again.change_id)).toEqual({ restored: 1 });
    expect(await told()).toEqual(['other none', 'health person']);
    expect((await ada.patch(`/api/transactions/${first.id}`, { memo: 'm' })).read(corrected)).toMatchObject({ rule: null, change_id: null });
  });

  test('leaves the changes before it nothing to undo of that row', async () => {
    const { first, told, correct, undo } = await start(await open());
    const made = await correct(first.id, 'health');
    await correct(first.id, 'gifts');
    expect(await undo(made.change_id)).toEqual({ restored: 0 });
    expect(await told()).toEqual(['other none', 'gifts person']);
  });

  test('is not undone with a change of many from before it, nor after one that came later', async () => {
    const { ada, first, second, told, correct, undo } = await start(await open());
    const many = (await ada.post('/api/transactions/categorise', { category: 'fees', ids: [first.id, second.id] })).read(change);
    const made = await correct(first.id, 'health');
    expect(await undo(many.change_id)).toEqual({ restored: 1 });
    expect(await told()).toEqual(['other none', 'health person']);
    await ada.post('/api/transactions/categorise', { category: 'health', ids: [first.id, second.id] });
    await ada.post('/api/transactions/categorise', { category: 'fees', ids: [first.id, second.id] });
    expect(await undo(made.change_id)).toEqual({ restored: 0 });
    expect(await told()).toEqual(['fees person', 'fees person']);
  });

  test('is nobody else’s to undo', async () => {
    const { bo, first, told, correct } = await start(await open());
    const { change_id } = await correct(first.id, 'health');
    expect((await bo.post(`/api/category-changes/${change_id}/undo`)).status).toBe(404);
    expect(await told()).toEqual(['other none', 'health person']);
  });
});

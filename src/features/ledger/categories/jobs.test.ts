import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../../tests/support/people.ts';
import { clockAt } from '../../../../tests/support/server.ts';
import { cents } from '../../../core/money/cents.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { createOutbox } from '../../../platform/jobs/outbox.ts';
import { createAccounts } from '../accounts/service.ts';
import { createTransactions } from '../transactions/service.ts';
import { categorySchedules, createCategoryJobs } from './jobs.ts';
import { createCategories } from './service.ts';

const DAY_MS = 24 * 60 * 60_000;

onEachDatabase('a change of many rows', (open) => {
  test('can be undone for thirty days, and what it wrote stays after them', async () => {
    const store = await open();
    const clock = clockAt('2025-03-02T08:00:00.000Z');
    const needs = { store, clock, outbox: createOutbox({ store, clock }) };
    const [{ id: user_id }] = await addTwoPeople(store);
    const ada: Caller = { user_id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: null };
    const { id: account_id } = await createAccounts(needs).create(ada, {
      name: 'A',
      kind: 'checking',
      balance: cents(0),
      balance_as_of: '2025-01-01',
    });
    const transactions = createTransactions(needs);
    await transactions.create(ada, { account_id, posted_on: '2025-03-01', amount: cents(-1), payee: 'Zyx' });
    const old = await transactions.categorise(ada, 'dining', { filter: {} });
    clock.pass(2 * DAY_MS);
    const young = await transactions.categorise(ada, 'gifts', { filter: {} });
    clock.pass(28 * DAY_MS + 1);

    const jobs = createCategoryJobs(needs);
    for (const { kind } of categorySchedules) await jobs[kind]?.({ id: 1, payload: {}, attempt: 1 });
    const categories = createCategories(needs);
    await expect(categories.undo(ada, old.change_id)).rejects.toMatchObject({ type: { code: 'category_change.not_found' } });
    expect(await categories.undo(ada, young.change_id)).toEqual({ restored: 1 });
    expect((await transactions.list(ada, { limit: 50 })).items).toMatchObject([{ category: 'dining', category_source: 'person' }]);
  });
});

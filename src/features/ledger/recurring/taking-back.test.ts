import { expect, test } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { keptItem } from '../../../../tests/support/found.ts';
import { twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { KeptItem } from './repository.ts';
import { addFound } from './search-repository.ts';

const NOW = '2025-08-26T12:00:00.000Z';

const shown = z.looseObject({
  id: z.int(),
  status: z.string(),
  amount: z.number(),
  recurrence: z.looseObject({}),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
  count: z.int().nullable(),
  is_edited: z.boolean(),
});

/** An account of Ada's with one item as a search left it, and what is kept of it. */
async function startWith(store: Store, over: Partial<KeptItem>) {
  const { app, ada, bo } = await twoPeople(store, { now: NOW });
  const account = await ada.post('/api/accounts', { name: 'Checking', kind: 'checking', balance: 100, balance_as_of: '2025-08-25' });
  const account_id = idOf(account.body);
  const { user_id } = await store.db.selectFrom('ledger_accounts').select('user_id').where('id', '=', account_id).executeTakeFirstOrThrow();
  const { id: _id, source: _source, ...fields } = keptItem({ ...over, account_id });
  await addFound(store.db, user_id, [fields], NOW);
  const kept = async () => {
    const { updated_at: _changed, ...item } = await store.db
      .selectFrom('recurring_items')
      .selectAll()
      .where('user_id', '=', user_id)
      .executeTakeFirstOrThrow();
    return item;
  };
  return { app, ada, bo, kept, id: (await kept()).id };
}

const over = { last_seen_on: '2025-05-05', status: 'ended' } as const;

onEachDatabase('a change of what was found that is taken back', (open) => {
  test.each([
    { what: 'that a proposal which had stopped still comes', was: { ...over, ends_on: '2025-05-05' }, change: { status: 'active' } },
    { what: 'that an accepted item which had stopped still comes', was: over, change: { status: 'active' } },
    { what: 'that an edited item which had stopped still comes', was: { ...over, is_edited: true, name: 'TV' }, change: { status: 'active' } },
    { what: 'that an accepted item is over', was: { status: 'active' }, change: { status: 'ended' } },
    { what: 'that a proposal costs more', was: {}, change: { status: 'active', amount: -20 } },
    { what: 'that an accepted item falls on another day', was: { status: 'active' }, change: { starts_on: '2025-09-07', count: 4 } },
  ] as const)('leaves nothing behind: $what', async ({ was, change }) => {
    const { ada, bo, kept, id } = await startWith(await open(), was);
    const before = await kept();
    const { status, amount, recurrence, starts_on, ends_on, count, is_edited } = (await ada.get(`/api/recurring?limit=1`)).read(
      z.object({ items: z.tuple([shown]) }),
    ).items[0];
    expect((await ada.patch(`/api/recurring/${id}`, change)).status).toBe(200);
    expect(await kept()).not.toEqual(before);
    const back = { status, amount, recurrence, starts_on, ends_on, count, is_edited };
    expect((await bo.patch(`/api/recurring/${id}`, back)).status).toBe(404);
    expect((await ada.patch(`/api/recurring/${id}`, back)).status).toBe(200);
    expect(await kept()).toEqual(before);
  });
});

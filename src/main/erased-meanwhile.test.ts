import { expect, it } from 'vitest';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { twoPeople } from '../../tests/support/two-people.ts';
import type { Store } from '../platform/database/store.ts';

/** The same database, in which something happens once, between the check of a session and the transaction of what it asks for. */
function interrupted(store: Store) {
  let happening: (() => Promise<unknown>) | undefined;
  const transaction: Store['transaction'] = async (work) => {
    const happens = happening;
    happening = undefined;
    await happens?.();
    return store.transaction(work);
  };
  return { store: { ...store, transaction }, before: (happens: () => Promise<unknown>) => void (happening = happens) };
}

onEachDatabase('somebody whose account is erased while they ask', (open) => {
  it.each([
    ['POST', '/api/insights/refresh', undefined],
    ['PUT', '/api/checkins/2025-01-13', { stress_level: 8 }],
    ['POST', '/api/accounts', { name: 'Wallet', kind: 'cash', currency: 'USD', balance: 5, balance_as_of: '2025-01-15' }],
  ] as const)('is told by %s %s what a stranger is told, and leaves nothing; somebody else is heard', async (method, path, body) => {
    const { store, before } = interrupted(await open());
    const { ada, bo } = await twoPeople(store);
    const { id } = await store.db.selectFrom('users').select('id').orderBy('id').executeTakeFirstOrThrow();
    before(() => store.db.deleteFrom('users').where('id', '=', id).execute());
    expect(await ada.send(method, path, body)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect((await bo.send(method, path, body)).status).toBeLessThan(300);
    const left = await store.db.selectFrom('insight_runs').select('user_id').execute();
    expect(left.filter(({ user_id }) => user_id === id)).toEqual([]);
  });
});

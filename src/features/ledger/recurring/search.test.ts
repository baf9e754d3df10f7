import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { onEachDatabase, onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { everyRow } from '../../../../tests/support/every-row.ts';
import { addMonthly, fillLedgerToSearch } from '../../../../tests/support/ledger-to-search.ts';
import { addPerson, addTwoPeople } from '../../../../tests/support/people.ts';
import { openStore } from '../../../platform/database/open.ts';
import type { Store } from '../../../platform/database/store.ts';
import { createFindJob } from './find-job.ts';
import { createFindingPool } from './finding-pool.ts';
import { createSearch } from './search.ts';
import { findSearch, noteRequest } from './search-repository.ts';

const clock = { now: () => Date.parse('2025-01-20T12:00:00.000Z') };
const { find, close } = createFindingPool();
afterAll(close);
const LATER = '2025-01-20T12:00:01.000Z';

const amounts = async (store: Store, userId: number) =>
  (await store.db.selectFrom('recurring_items').select('amount').where('user_id', '=', userId).orderBy('amount').execute()).map(
    ({ amount }) => amount,
  );

onEachDatabase('a search', (open) => {
  test('adds, changes and takes away, and says when it was done', async () => {
    const store = await open();
    const [ada, bo] = await addTwoPeople(store);
    await fillLedgerToSearch(store, ada.id);
    await fillLedgerToSearch(store, bo.id);
    const his = await store.db.selectFrom('recurring_items').selectAll().where('user_id', '=', bo.id).orderBy('id').execute();
    await createSearch({ store, clock, find })(ada.id);
    expect(await amounts(store, ada.id)).toEqual([-124_050, -1399]);
    expect(await findSearch(store.db, ada.id)).toMatchObject({ finished_at: '2025-01-20T12:00:00.000Z' });
    expect(await store.db.selectFrom('recurring_items').selectAll().where('user_id', '=', bo.id).orderBy('id').execute()).toEqual(his);
    expect(await findSearch(store.db, bo.id)).toMatchObject({ finished_at: null });
  });

  test('under which the ledger changes is begun anew, with what changed', async () => {
    const store = await open();
    const { id: user_id } = await addPerson(store);
    const account_id = await fillLedgerToSearch(store, user_id);
    let changes = 0;
    const changedUnder: Store = {
      ...store,
      db: store.db,
      transaction: async (work) => {
        changes += 1;
        if (changes === 1) {
          await addMonthly(store, { user_id, account_id }, 'RIVERSIDE GYM', -2900);
          await noteRequest(store.db, user_id, LATER);
        }
        return store.transaction(work);
      },
    };
    await createSearch({ store: changedUnder, clock, find })(user_id);
    expect([changes, await amounts(store, user_id)]).toEqual([2, [-124_050, -2900, -1399]]);
    expect(await findSearch(store.db, user_id)).toEqual({ requested_at: LATER, finished_at: '2025-01-20T12:00:00.000Z' });
  });

  test('under which the ledger does not come to rest is left to the job of the last change', async () => {
    const store = await open();
    const { id: user_id } = await addPerson(store);
    await fillLedgerToSearch(store, user_id);
    let changes = 0;
    const restless: Store = {
      ...store,
      db: store.db,
      transaction: async (work) => {
        changes += 1;
        await noteRequest(store.db, user_id, `2025-01-20T12:00:0${changes}.000Z`);
        return store.transaction(work);
      },
    };
    const before = await amounts(store, user_id);
    await createSearch({ store: restless, clock, find })(user_id);
    expect(await amounts(store, user_id)).toEqual(before);
    expect(await findSearch(store.db, user_id)).toMatchObject({ finished_at: null });
  });

  test('of somebody who is gone, or has no account, finds nothing and leaves nothing', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    const search = createSearch({ store, clock, find });
    await search(id);
    await search(999_999);
    expect(await store.db.selectFrom('recurring_searches').selectAll().execute()).toEqual([]);
  });

  test('is given up when its job names nobody', async () => {
    const job = createFindJob(createSearch({ store: await open(), clock, find }));
    await expect(job({ id: 1, payload: {}, attempt: 1 })).rejects.toThrow('names no person');
  });
});

const run = promisify(execFile);
const script = fileURLToPath(import.meta.resolve('../../../../tests/support/killed-search.ts'));

onEachDatabaseFile('a search whose process is killed', (makeDatabase) => {
  test.each([
    ['taking away', 'delete from "recurring_items"'],
    ['writing', 'insert into "recurring_items"'],
    ['noting that it is done', 'insert into "recurring_searches"'],
  ])('leaves all as it was, killed when %s, and is done at the next attempt', async (_, killed_at) => {
    const database = await makeDatabase();
    const store = await openStore(database);
    try {
      const { id: user_id } = await addPerson(store);
      await fillLedgerToSearch(store, user_id);
      const before = await everyRow(store.db);
      const task = JSON.stringify({ database, user_id, killed_at });
      await expect(run(process.execPath, [script, task])).rejects.toMatchObject({ signal: 'SIGKILL' });
      expect(await everyRow(store.db)).toEqual(before);
      await createSearch({ store, clock, find })(user_id);
      expect(await amounts(store, user_id)).toEqual([-124_050, -1399]);
    } finally {
      await store.close();
    }
  });
});

import { expect, it } from 'vitest';
import { openStore } from '../../src/platform/database/open.ts';
import { onEachDatabaseFile } from '../support/databases.ts';
import { fullScans, listenToRepositories } from '../support/explain.ts';
import { countOwn, findByEmail, findByName, listNewest, rawScan, renameAll, sumOfAll } from '../support/planted/repository.ts';

onEachDatabaseFile('the search for statements without an index', (makeDatabase) => {
  it('finds those that read a whole table, says where they come from, and nothing else', async () => {
    const log = listenToRepositories();
    const store = await openStore(await makeDatabase(), log.options);
    await findByEmail(store.db, 'ada@example.org');
    await store.transaction((db) => listNewest(db, 1));
    await countOwn(store.db, 1);
    expect(await fullScans(store, log.queries)).toEqual([]);

    await findByName(store.db, 'Ada');
    await sumOfAll(store.db);
    await renameAll(store.db);
    await rawScan(store.db);
    await store.db.selectFrom('users').selectAll().execute();
    const scans = await fullScans(store, log.queries);
    await store.close();
    expect(scans.map((scan) => scan.split(' ')[1])).toEqual(['findByName', 'sumOfAll', 'renameAll', 'rawScan']);
  });
});

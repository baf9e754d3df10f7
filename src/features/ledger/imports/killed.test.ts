import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { everyRow } from '../../../../tests/support/every-row.ts';
import { addPerson } from '../../../../tests/support/people.ts';
import { openStore } from '../../../platform/database/open.ts';
import { lockPerson } from './repository.ts';

const run = promisify(execFile);
const script = fileURLToPath(import.meta.resolve('../../../../tests/support/killed-import.ts'));

onEachDatabaseFile('an import whose process is killed', (makeDatabase) => {
  test.each(['account', 'first', 'middle', 'last'])('leaves nothing of itself, killed at its %s statement', async (killed_at) => {
    const database = await makeDatabase();
    const store = await openStore(database);
    try {
      const { id: user_id } = await addPerson(store);
      const before = await everyRow(store.db);
      const task = JSON.stringify({ database, user_id, killed_at });
      await expect(run(process.execPath, [script, task])).rejects.toMatchObject({ signal: 'SIGKILL' });
      expect(await everyRow(store.db)).toEqual(before);
      // Nothing holds the ledger either: the next import can begin.
      await store.transaction((db) => lockPerson(db, user_id));
    } finally {
      await store.close();
    }
  });
});

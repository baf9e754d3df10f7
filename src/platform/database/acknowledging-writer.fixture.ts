import { openStore } from './open.ts';
import { databaseSettings } from './settings.ts';

// Started by a test and killed at some moment: says the key of each row once it is committed.
const settings = databaseSettings({ databaseUrl: process.argv[2], dataDir: '', poolSize: 1, maxOverflow: 0 });
if (settings === undefined) throw new Error('not a database');
const store = await openStore(settings);
const at = '2025-01-15T10:30:00.000Z';
for (let index = 0; ; index += 1) {
  await store.transaction(async (db) => {
    const row = { kind: 'test', payload: {}, available_at: at, created_at: at };
    await db
      .insertInto('outbox')
      .values({ ...row, dedupe_key: `${index} first` })
      .execute();
    await db
      .insertInto('outbox')
      .values({ ...row, dedupe_key: `${index} second` })
      .execute();
  });
  process.stdout.write(`${index}\n`);
}

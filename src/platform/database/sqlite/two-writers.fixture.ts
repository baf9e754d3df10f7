import { openStore } from '../open.ts';

// Started by a test, twice on one file: adds rows in transactions of its own, each of which reads before it writes.
const [path = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openStore({ kind: 'sqlite', path });
const at = '2025-01-15T10:30:00.000Z';
for (let index = 0; index < Number(count); index += 1) {
  await store.transaction(async (db) => {
    const { seen } = await db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('seen'))
      .executeTakeFirstOrThrow();
    await db
      .insertInto('outbox')
      .values({ kind: name, payload: { seen }, dedupe_key: `${name}-${index}`, available_at: at, created_at: at })
      .execute();
  });
}
await store.close();

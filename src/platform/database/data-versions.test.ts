import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addPerson } from '../../../tests/support/people.ts';
import type { Store } from './store.ts';

const versionOf = async ({ db }: Store, userId: number): Promise<string | undefined> =>
  (await db.selectFrom('data_versions').select('version').where('user_id', '=', userId).executeTakeFirst())?.version;

const AT = '2025-01-15T10:30:00.000Z';
const rename = ({ db }: Store, id: number) => db.updateTable('users').set({ full_name: 'Ada' }).where('id', '=', id).execute();

onEachDatabase('the version of a person’s data', (open) => {
  const world = async () => {
    const store = await open();
    const [{ id: ada }, { id: bo }] = [await addPerson(store), await addPerson(store)];
    const version = (): Promise<string | undefined> => versionOf(store, ada);
    /** Whether Ada's version is another after the work. */
    const changes = async (work: () => Promise<unknown>): Promise<boolean> => {
      const before = await version();
      await store.onBehalfOf(ada, work).catch(() => undefined);
      expect(await versionOf(store, bo)).toBeUndefined();
      return (await version()) !== before;
    };
    return { store, ada, changes };
  };

  it('is another after a transaction that wrote, after a single statement, and after each of two', async () => {
    const { store, ada, changes } = await world();
    expect(await changes(() => store.transaction(() => rename(store, ada)))).toBe(true);
    expect(await changes(() => store.transaction(() => rename(store, ada)))).toBe(true);
    expect(await changes(() => rename(store, ada))).toBe(true);
    expect(await changes(() => store.db.deleteFrom('sessions').where('user_id', '=', ada).execute())).toBe(true);
  });

  it('stays after reading, after what is written apart, and after what is undone', async () => {
    const { store, ada, changes } = await world();
    await store.onBehalfOf(ada, () => rename(store, ada));
    expect(await changes(() => store.db.selectFrom('users').selectAll().execute())).toBe(false);
    expect(await changes(() => store.transaction((db) => db.selectFrom('users').selectAll().execute()))).toBe(false);
    expect(await changes(() => store.apart((db) => db.insertInto('rate_counters').values({ name: 'x', key: 'x', ends_at: AT }).execute()))).toBe(
      false,
    );
    expect(
      await changes(() =>
        store.transaction(async () => {
          await rename(store, ada);
          throw new Error('undone');
        }),
      ),
    ).toBe(false);
    await rename(store, ada);
    expect(await versionOf(store, ada)).toBeDefined();
  });

  it('is another after a unit of work, and after a statement of one that no transaction follows', async () => {
    const { store, ada, changes } = await world();
    const unit = { opened: () => Promise.resolve(), closing: () => Promise.resolve() };
    expect(await changes(() => store.unitOfWork(unit, () => store.transaction(() => rename(store, ada))))).toBe(true);
    expect(await changes(() => store.unitOfWork(unit, () => rename(store, ada)))).toBe(true);
    const failing = async (): Promise<void> => {
      await store.transaction(() => rename(store, ada));
      throw new Error('undone');
    };
    expect(await changes(() => store.unitOfWork(unit, failing))).toBe(false);
  });

  it('goes with the person, also in the transaction in which they go', async () => {
    const { store, ada } = await world();
    await store.onBehalfOf(ada, () => rename(store, ada));
    await store.onBehalfOf(ada, () => store.transaction((db) => db.deleteFrom('users').where('id', '=', ada).execute()));
    expect(await versionOf(store, ada)).toBeUndefined();
    expect(await store.db.selectFrom('users').select('id').where('id', '=', ada).execute()).toEqual([]);
  });

  it('is another after each of many at once', async () => {
    const { store, ada } = await world();
    const seen = await Promise.all(
      Array.from({ length: 10 }, () => store.onBehalfOf(ada, () => store.transaction(() => rename(store, ada))).then(() => versionOf(store, ada))),
    );
    expect(seen.every((version) => version !== undefined)).toBe(true);
  });
});

import type { Selectable } from 'kysely';
import type { Tables } from '../../platform/database/rows.ts';
import type { Db } from '../../platform/database/store.ts';

type DistinctRow = Selectable<Tables['distinct_counters']>;

/** The counter; undefined when there is none. */
export async function findDistinctCounter(db: Db, name: string, key: string): Promise<DistinctRow | undefined> {
  return db.selectFrom('distinct_counters').selectAll().where('name', '=', name).where('key', '=', key).executeTakeFirst();
}

/** Begins a counter; false when somebody else began it first. */
export async function addDistinctCounter(db: Db, row: Pick<DistinctRow, 'name' | 'key' | 'members' | 'ends_at'>): Promise<boolean> {
  const added = await db
    .insertInto('distinct_counters')
    .values(row)
    .onConflict((conflict) => conflict.columns(['name', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Changes a counter that is still as it was read; false when it is not. */
export async function changeDistinctCounter(db: Db, from: DistinctRow, to: Pick<DistinctRow, 'members' | 'ends_at'>): Promise<boolean> {
  const changed = await db
    .updateTable('distinct_counters')
    .set({ ...to, version: from.version + 1 })
    .where('id', '=', from.id)
    .where('version', '=', from.version)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Removes counters whose window ended by the instant. */
export async function deleteEndedDistinct(db: Db, by: string): Promise<void> {
  await db.deleteFrom('distinct_counters').where('ends_at', '<=', by).execute();
}

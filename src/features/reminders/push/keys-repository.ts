import type { Db } from '../../../platform/database/store.ts';

/** The key as it is kept; undefined where there is none. */
export const findServerKey = (db: Db, name: string) => db.selectFrom('server_keys').select('sealed').where('name', '=', name).executeTakeFirst();

/** Keeps a key where there is none of that name. */
export async function insertServerKey(db: Db, name: string, sealed: string, now: string): Promise<void> {
  await db
    .insertInto('server_keys')
    .values({ name, sealed, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}

/** Puts another key in the place of one; answers whether it still stood there. */
export async function replaceServerKey(db: Db, name: string, from: string, to: string, now: string): Promise<boolean> {
  const row = await db
    .updateTable('server_keys')
    .set({ sealed: to, updated_at: now })
    .where('name', '=', name)
    .where('sealed', '=', from)
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

import type { Db } from '../../../platform/database/store.ts';

/**
 * Holds the rows of all administrators who may sign in until the transaction ends, and answers their numbers: two who disable each other at
 * once take turns. An update that changes nothing is a row lock in both databases.
 */
export async function lockAdministrators(db: Db): Promise<readonly number[]> {
  const rows = await db
    .updateTable('users')
    .set((column) => ({ updated_at: column.ref('updated_at') }))
    .where('role', '=', 'admin')
    .where('is_active', '=', true)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Lets a person sign in, or not; answers whether that changed anything. */
export async function setActive(db: Db, userId: number, isActive: boolean, now: string): Promise<boolean> {
  const row = await db
    .updateTable('users')
    .set({ is_active: isActive, updated_at: now })
    .where('id', '=', userId)
    .where('is_active', '!=', isActive)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether there is such a person. */
export async function exists(db: Db, userId: number): Promise<boolean> {
  return (await db.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()) !== undefined;
}

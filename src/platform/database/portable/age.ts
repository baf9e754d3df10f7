import type { Db } from '../store.ts';

/** Whether the database was made after an instant: then it has no rows from before. */
export async function isYoungerThan(db: Db, instant: string): Promise<boolean> {
  const first = await db.selectFrom('migrations').select('applied_at').orderBy('id').limit(1).executeTakeFirst();
  return first !== undefined && first.applied_at > instant;
}

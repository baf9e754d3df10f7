import type { Insertable } from 'kysely';
import type { Tables } from '../../platform/database/rows.ts';
import type { Db } from '../../platform/database/store.ts';

/** Adds one row. */
export async function insertAuditRow(db: Db, row: Insertable<Tables['verification_audit_log']>): Promise<void> {
  await db.insertInto('verification_audit_log').values(row).execute();
}

/** Takes out what tells who the person was. The rows stay, as counts of what happened; answers how many there are. */
export async function blankAuditRows(db: Db, userId: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('verification_audit_log')
    .set({ user_id: null, ip_address: null, user_agent: null, phone_number: null })
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Removes at most so many rows from before the instant, the oldest first; answers how many. */
export async function deleteAuditRowsBefore(db: Db, before: string, most: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('verification_audit_log')
    .where('created_at', '<', before)
    .where('id', 'in', (of) =>
      of.selectFrom('verification_audit_log').select('id').where('created_at', '<', before).orderBy('created_at').orderBy('id').limit(most),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

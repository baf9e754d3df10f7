import type { Db } from '../../../platform/database/store.ts';

/** Rows of these types that concern a person and come after a place, the newest first, at most `limit`. */
export async function listRowsOf(db: Db, userId: number, types: readonly string[], after: readonly [string, number] | undefined, limit: number) {
  let own = db
    .selectFrom('verification_audit_log')
    .select(['id', 'created_at', 'event_type', 'event_details', 'ip_address', 'user_agent'])
    .where('user_id', '=', userId)
    .where('event_type', 'in', types);
  if (after !== undefined) own = own.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(after[0], after[1])));
  return own.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

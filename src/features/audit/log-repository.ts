import type { Db } from '../../platform/database/store.ts';

/** Which rows of the trail are asked for; what is left out does not matter. */
export interface AuditWanted {
  readonly event_type?: string | undefined;
  /** A person's number, or the e-mail address of somebody who has an account, in lower case. */
  readonly person?: number | string | undefined;
  readonly ip_address?: string | undefined;
  readonly outcome?: 'success' | 'failure' | undefined;
  /** From this instant, until before that one. */
  readonly from: string;
  readonly before: string;
}

/** Where a row stands in the list: its instant and number. */
export type AuditPlace = readonly [created_at: string, id: number];

/** Rows of the trail that come after a place, the newest first, at most `limit`, with the address of whom they concern. */
export function listAuditRows(db: Db, wanted: AuditWanted, after: AuditPlace | undefined, limit: number) {
  const { event_type, person, ip_address, outcome, from, before } = wanted;
  let query = db
    .selectFrom('verification_audit_log')
    .select(['id', 'user_id', 'ip_address', 'user_agent', 'phone_number', 'event_type', 'event_details', 'risk_score', 'created_at'])
    .select(({ selectFrom }) => selectFrom('users').select('email').whereRef('users.id', '=', 'verification_audit_log.user_id').as('email'))
    .where('created_at', '>=', from);
  // One upper end is all that an index is searched by, so the nearer one has to be the only one.
  if (after === undefined || after[0] >= before) query = query.where('created_at', '<', before);
  if (event_type !== undefined) query = query.where('event_type', '=', event_type);
  if (ip_address !== undefined) query = query.where('ip_address', '=', ip_address);
  if (typeof person === 'number') query = query.where('user_id', '=', person);
  if (typeof person === 'string') query = query.where('user_id', '=', (of) => of.selectFrom('users').select('id').where('email', '=', person));
  if (outcome !== undefined) query = query.where(({ eb, ref }) => eb(ref('event_details', '->>').key('outcome'), '=', outcome));
  if (after !== undefined) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(after[0], after[1])));
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

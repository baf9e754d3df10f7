import type { AuditEventType } from '../../contract/audit-events.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/store.ts';
import { blankAuditRows, insertAuditRow } from './repository.ts';

/** One thing that happened and matters for security. */
export interface AuditEvent {
  readonly event_type: AuditEventType;
  /** Whom it concerns; null when that is nobody known. */
  readonly user_id: number | null;
  /** Where it came from; null for what the server did by itself. */
  readonly origin: { readonly ip_address: string; readonly user_agent: string } | null;
  readonly outcome: 'success' | 'failure';
  /** Why, in a stable word such as `wrong_password`; null when there is nothing to add. */
  readonly reason: string | null;
  /** More facts, without personal data, secrets or codes. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  readonly phone_number?: string;
  /** 0 to 1, where one was computed. */
  readonly risk_score?: number;
}

/** The record of what happened. */
export interface Audit {
  /** Leaves exactly one row, in the transaction of `db`: what was rolled back did not happen. */
  record(db: Db, event: AuditEvent): Promise<void>;
  /** Takes out of a person's rows what tells who they were; answers how many rows stay without them. */
  forgetPerson(db: Db, userId: number): Promise<number>;
}

// What the columns promise; a browser may send any length.
const LONGEST_USER_AGENT = 500;
const LONGEST_IP_ADDRESS = 45;

/** The audit trail over the table `verification_audit_log`. */
export function createAudit({ clock }: { readonly clock: Clock }): Audit {
  return {
    record: (db, event) =>
      insertAuditRow(db, {
        user_id: event.user_id,
        ip_address: event.origin?.ip_address.slice(0, LONGEST_IP_ADDRESS) ?? null,
        user_agent: event.origin?.user_agent.slice(0, LONGEST_USER_AGENT) ?? null,
        phone_number: event.phone_number ?? null,
        event_type: event.event_type,
        event_details: { outcome: event.outcome, reason: event.reason, ...event.details },
        risk_score: event.risk_score ?? null,
        created_at: instantOf(clock.now()),
      }),
    forgetPerson: blankAuditRows,
  };
}

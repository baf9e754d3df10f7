import { dayNumber } from '../../core/calendar/day.ts';
import { dayBegins, zoneClock } from '../../core/calendar/zone-clock.ts';
import { masked } from '../../core/phone-numbers/masked.ts';
import type { Batches } from '../../contract/endpoint.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { pageFrom, placeInTime, placeOf } from '../../platform/http/cursor.ts';
import type { Caller, Origin } from '../../platform/http/route.ts';
import type { Audit } from './audit.ts';
import { type AuditWanted, listAuditRows } from './log-repository.ts';
import { AUDIT_KEPT_MS } from './retention.ts';

/** Which rows are asked for, as a person says it; what is left out does not matter. */
export interface AuditFilter {
  readonly event?: string | undefined;
  /** A person's number or e-mail address. */
  readonly person?: string | undefined;
  readonly ip_address?: string | undefined;
  readonly outcome?: 'success' | 'failure' | undefined;
  /** The first and the last day, by the clocks of whoever asks. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A row as administrators see it. */
export interface AuditEntry {
  readonly id: number;
  readonly created_at: string;
  readonly event_type: string;
  /** Null in rows from elsewhere. */
  readonly outcome: 'success' | 'failure' | null;
  readonly reason: string | null;
  readonly user_id: number | null;
  readonly email: string | null;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  /** But for its middle. */
  readonly phone_number: string | null;
  readonly risk_score: number | null;
  /** What else is known. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Reads the trail, for administrators. */
export interface AuditLog {
  /** A page, the newest first, in one query. */
  list(
    caller: Caller,
    filter: AuditFilter,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ readonly items: AuditEntry[]; readonly next_cursor: string | null }>;
  /** All of it, in batches, the newest first, after noting that it was taken out. What comes later is not in it. */
  take(caller: Caller, filter: AuditFilter, origin: Origin): Promise<Batches<AuditEntry>>;
}

/** Rows of one query of a file: about 300 kB of text. */
const BATCH_ROWS = 1000;
const DAY_MS = 86_400_000;

type Row = Awaited<ReturnType<typeof listAuditRows>>[number];

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function entryOf({ event_details, phone_number, ...row }: Row): AuditEntry {
  const { outcome, reason, ...details } = event_details ?? {};
  return {
    ...row,
    outcome: outcome === 'success' || outcome === 'failure' ? outcome : null,
    reason: textOf(reason),
    phone_number: phone_number === null ? null : masked(phone_number),
    details,
  };
}

/** The trail over the table `verification_audit_log`. */
export function createAuditLog({ store, clock, audit }: { readonly store: Store; readonly clock: Clock; readonly audit: Audit }): AuditLog {
  function wantedOf({ time_zone }: Caller, { event, person, ip_address, outcome, from, to }: AuditFilter): AuditWanted {
    const begins = (day: number): number => dayBegins(day, zoneClock(time_zone));
    const nowMs = clock.now();
    return {
      event_type: event,
      person: person !== undefined && /^\d{1,15}$/.test(person) ? Number(person) : person?.toLowerCase(),
      ip_address: ip_address?.toLowerCase(),
      outcome,
      from: instantOf(from === undefined ? nowMs - AUDIT_KEPT_MS : begins(dayNumber(from))),
      before: instantOf(to === undefined ? nowMs + DAY_MS : begins(dayNumber(to) + 1)),
    };
  }

  async function* batches(wanted: AuditWanted): Batches<AuditEntry> {
    for (let after: readonly [string, number] | undefined; ; ) {
      const rows = await listAuditRows(store.db, wanted, after, BATCH_ROWS);
      yield rows.map(entryOf);
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH_ROWS) return;
      after = [last.created_at, last.id];
    }
  }

  return {
    async list(caller, filter, { limit, cursor }) {
      const rows = await listAuditRows(store.db, wantedOf(caller, filter), placeOf(cursor, placeInTime), limit + 1);
      return pageFrom(rows.map(entryOf), limit, (entry) => [entry.created_at, entry.id]);
    },
    async take(caller, filter, origin) {
      await audit.record(store.db, { event_type: 'export_made', user_id: caller.user_id, origin, outcome: 'success', reason: 'audit_trail' });
      return batches(wantedOf(caller, filter));
    },
  };
}

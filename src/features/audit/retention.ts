import { type Clock, instantOf } from '../../platform/clock.ts';
import { dropPartsBefore } from '../../platform/database/partitions.ts';
import type { Store } from '../../platform/database/store.ts';
import type { JobHandler, Schedule } from '../../platform/jobs/jobs.ts';
import { deleteAuditRowsBefore } from './repository.ts';

const RETENTION_JOB = 'audit.remove_old';

/** How long what happened is kept: 400 days. */
export const AUDIT_KEPT_MS = 400 * 24 * 3_600_000;
/** Rows of one statement: few enough that nobody who writes waits for it. */
const ROWS_MOST = 1000;

/** When it runs: every night. */
export const retentionSchedules: readonly Schedule[] = [{ kind: RETENTION_JOB, cron: '25 1 * * *' }];

/**
 * Removes rows of the audit trail that are older than 400 days: on PostgreSQL whole months first, then row by row. Each piece stays removed by itself, so
 * that whoever takes over from a process that ended half-way goes on from there.
 */
export const createRetention = ({ store, clock }: { readonly store: Store; readonly clock: Clock }): Readonly<Record<string, JobHandler>> => ({
  [RETENTION_JOB]: async () => {
    const before = instantOf(clock.now() - AUDIT_KEPT_MS);
    await dropPartsBefore(store, 'verification_audit_log', before.slice(0, 10));
    while ((await deleteAuditRowsBefore(store.db, before, ROWS_MOST)) === ROWS_MOST);
  },
});

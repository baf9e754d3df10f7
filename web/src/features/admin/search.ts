import { z } from 'zod';
import { isCivilDay } from '../../../../src/core/calendar/day.ts';

/** What the address of the page of people says. */
export const usersSearch = z.object({
  /** Only people whose e-mail address or name holds this, or whose number it is. */
  q: z.coerce.string().trim().min(1).max(100).optional().catch(undefined),
});

const word = z.coerce.string().trim().min(1).max(100).optional().catch(undefined);
const day = z.string().refine(isCivilDay).optional().catch(undefined);

/** What the address of the audit trail says: what is asked for, as the server calls it. */
export const auditSearch = z.object({
  event: word,
  person: word,
  ip_address: word,
  outcome: z.enum(['success', 'failure']).optional().catch(undefined),
  from: day,
  to: day,
});
export type AuditSearch = z.output<typeof auditSearch>;

/** How many days the report of phone codes may be of. */
export const REPORT_DAYS = ['7', '30', '90'] as const;

/** What the address of the report of phone codes says. */
export const codesSearch = z.object({
  days: z.coerce.string().pipe(z.enum(REPORT_DAYS)).optional().catch(undefined),
});

/** What may have become of a job, in the order in which it matters. */
export const JOB_STATES = ['dead', 'waiting', 'running', 'done', 'dropped'] as const;

/** What the address of the page of jobs says. */
export const jobsSearch = z.object({
  state: z.enum(JOB_STATES).optional().catch(undefined),
  kind: word,
});
export type JobsSearch = z.output<typeof jobsSearch>;

import { z } from 'zod';
import { AUDIT_EVENTS } from '../../../contract/audit-events.ts';
import { batchesOf, endpoint, fileFormat } from '../../../contract/endpoint.ts';
import { civilDay, id, instant, pageOf, pageQuery, text } from '../../../contract/fields.ts';

/** A thing that happened, as administrators see it. */
export const auditEntry = z.object({
  id,
  created_at: instant,
  event_type: z.string().meta({ description: `What happened: ${AUDIT_EVENTS.join(', ')}; rows from elsewhere may carry other words.` }),
  /** Null in rows from elsewhere. */
  outcome: z.enum(['success', 'failure']).nullable(),
  /** Why, in a stable word; null when there is nothing to add. */
  reason: z.string().nullable(),
  /** Whom it concerns; null when that is nobody known, or the account is gone. */
  user_id: id.nullable(),
  email: z.string().nullable(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  /** But for its middle. */
  phone_number: z.string().nullable(),
  /** 0 to 1, where one was computed. */
  risk_score: z.number().nullable(),
  /** What else is known: numbers, words and flags. */
  details: z.record(z.string(), z.unknown()),
});

const filter = {
  event: text(50)
    .optional()
    .meta({ description: `Only this event: ${AUDIT_EVENTS.join(', ')}, or a word of rows from elsewhere.` }),
  person: text(255).optional().meta({ description: 'Only what concerns this person: their number, or the whole of their e-mail address.' }),
  ip_address: text(45).optional().meta({ description: 'Only what came from this IP address.' }),
  outcome: z.enum(['success', 'failure']).optional().meta({ description: 'Only what went like that.' }),
  from: civilDay.optional().meta({ description: 'The first day, by your clocks.' }),
  to: civilDay.optional().meta({ description: 'The last day, by your clocks.' }),
};

export const listAudit = endpoint({
  method: 'GET',
  path: '/api/admin/audit',
  access: 'admin',
  tier: 'read',
  summary: 'Lists what happened that matters for security, the newest first. It is kept for 400 days.',
  tag: 'Administration',
  query: z.object({ ...pageQuery, ...filter }),
  answers: { 200: pageOf(auditEntry) },
  problems: [],
});

export const exportAudit = endpoint({
  method: 'GET',
  path: '/api/admin/audit/export',
  access: 'admin',
  tier: 'heavy',
  summary: 'Gives all of that list as a file, which is noted in it.',
  tag: 'Administration',
  query: z.object({ format: fileFormat, ...filter }),
  answers: { 200: batchesOf(auditEntry) },
  file: {
    name: 'mingus-audit',
    item: auditEntry,
    columns: [
      'id',
      'created_at',
      'event_type',
      'outcome',
      'reason',
      'user_id',
      'email',
      'ip_address',
      'user_agent',
      'phone_number',
      'risk_score',
      'details',
    ],
  },
  problems: [],
});

import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { id, idParam, instant, pageOf, pageQuery, text } from '../../../contract/fields.ts';

const count = z.int().min(0);

/** An IP address that did much, or much that is doubtful, within the last 24 hours. */
export const suspiciousAddress = z.object({
  ip_address: z.string(),
  /** Rows of the audit trail. */
  total_events: count,
  /** Codes that were typed and not taken. */
  failed_attempts: count,
  /** Minutes in which a limit turned it away. */
  rate_limit_violations: count,
  /** Mean of the scores that are known, 0 to 1; null when none is. */
  avg_risk_score: z.number().nullable(),
  last_activity: instant,
  /** The block that it is under; null when it is under none. */
  block: z.object({ id, ends_at: instant }).nullable(),
});

/** A block of an IP address, of IPv6 its /64. */
export const addressBlock = z.object({
  id,
  ip_address: z.string(),
  reason: z.string(),
  created_at: instant,
  ends_at: instant,
  /** The e-mail address of who made it; null when their account is gone. */
  blocked_by: z.string().nullable(),
});

export const listSuspiciousAddresses = endpoint({
  method: 'GET',
  path: '/api/admin/suspicious-ips',
  access: 'admin',
  tier: 'read',
  summary: 'Lists IP addresses with more than ten events, or a mean risk above 0.6, within the last 24 hours, the worst first.',
  tag: 'Administration',
  query: z.object(pageQuery),
  answers: { 200: pageOf(suspiciousAddress) },
  problems: [],
});

export const listAddressBlocks = endpoint({
  method: 'GET',
  path: '/api/admin/address-blocks',
  access: 'admin',
  tier: 'read',
  summary: 'Lists the IP addresses that are blocked now, the latest first.',
  tag: 'Administration',
  query: z.object(pageQuery),
  answers: { 200: pageOf(addressBlock) },
  problems: [],
});

const action = { access: 'admin', tier: 'write', needs: 'confirmed', tag: 'Administration' } as const;

export const blockAddress = endpoint({
  ...action,
  method: 'POST',
  path: '/api/admin/address-blocks',
  summary: 'Blocks an IP address, of IPv6 its /64: no phone codes are sent for it until then. People there can still sign in.',
  body: z.strictObject({
    ip_address: z.union([z.ipv4(), z.ipv6()], { error: 'Write an IP address, such as 203.0.113.7.' }),
    ends_at: z.iso
      .datetime({ error: 'Write a moment in UTC, such as 2025-01-15T10:30:00.000Z.' })
      .meta({ description: 'Until when, a year at most.' }),
    reason: text(500).meta({ description: 'Why, for other administrators.' }),
  }),
  answers: { 201: addressBlock },
  problems: ['address.ends_in_the_past', 'address.ends_too_late'],
});

export const unblockAddress = endpoint({
  ...action,
  method: 'DELETE',
  path: '/api/admin/address-blocks/:id',
  summary: 'Ends a block at once.',
  params: idParam,
  answers: { 204: nothing },
  problems: ['address.block_not_found'],
});

import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { id, instant, pageOf, pageQuery } from '../../../contract/fields.ts';

const ownEventName = z.enum([
  'registered',
  'signed_in',
  'sign_in_failed',
  'confirmed',
  'confirm_failed',
  'password_changed',
  'email_changed',
  'signed_out',
  'factor_added',
  'factor_removed',
  'recovery_codes_made',
  'token_made',
  'token_revoked',
  'code_sent',
  'phone_confirmed',
  'code_wrong',
  'phone_changed',
  'export_made',
  'disabled',
  'enabled',
  'rights_changed',
]);

/** What happened to an account, as its person is told. */
export type OwnEventName = z.output<typeof ownEventName>;

/** One thing that happened to an account. */
export const ownEvent = z.object({
  id,
  created_at: instant,
  event: ownEventName,
  /** Whether whoever runs this Mingus did it; where from is then not told. */
  by_operator: z.boolean(),
  /** Null where it is not known, or nobody’s. */
  ip_address: z.string().nullable(),
  /** What the browser or program said of itself; null where it said nothing. */
  user_agent: z.string().nullable(),
});

export const listOwnEvents = endpoint({
  method: 'GET',
  path: '/api/security/events',
  access: 'person',
  tier: 'read',
  needs: 'session',
  summary: 'Lists what happened to your account that matters for its security, the newest first: what, when, and from where.',
  tag: 'Security',
  query: z.object(pageQuery),
  answers: { 200: pageOf(ownEvent) },
  problems: [],
});

import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { id, idParam, instant, pageOf, pageQuery, text } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { TOKENS_MOST } from './rules.ts';

/** What personal tokens can be refused with. */
export const tokenProblems = defineProblems({
  'token.not_found': { kind: 'absent', title: 'There is no such token' },
  'token.past_end': { kind: 'refused', title: 'The token would have ended already' },
  'token.too_many': { kind: 'refused', title: 'There are too many tokens' },
});

const SCOPES = ['read', 'write'] as const;

const scopes = z
  .array(z.enum(SCOPES))
  .min(1, 'Say what the token may do: read, write, or both.')
  .max(SCOPES.length)
  .refine((given) => new Set(given).size === given.length, 'Each scope once.')
  .meta({ description: 'What the token may do: read (GET), write (everything else).' });

const end = z.iso
  .datetime({ offset: true, error: 'Write a moment such as 2025-01-15T10:30:00Z.' })
  .refine((moment) => moment >= '1900' && moment < '2200', 'Write a moment such as 2025-01-15T10:30:00Z.')
  .meta({ description: 'When the token ends: 2025-01-15T10:30:00Z, in the future. Null or left out: never.' });

/** A personal token, as its person sees it. */
export const token = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)).readonly(),
  created_at: instant,
  /** Known to the minute; null until it is used. */
  last_used_at: instant.nullable(),
  /** From here on it is no good; null for no end. */
  expires_at: instant.nullable(),
});

export const listTokens = endpoint({
  method: 'GET',
  path: '/api/tokens',
  access: 'person',
  tier: 'read',
  needs: 'session',
  summary: 'Lists your personal tokens, the newest first: those that are good, and those that ended by themselves within 30 days or so.',
  tag: 'Personal tokens',
  query: z.object(pageQuery),
  answers: { 200: pageOf(token) },
  problems: [],
});

export const makeToken = endpoint({
  method: 'POST',
  path: '/api/tokens',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  showsSecret: true,
  summary: `Makes a personal token, which is shown this once. At most ${TOKENS_MOST} at a time.`,
  tag: 'Personal tokens',
  body: z.strictObject({ name: text(255), scopes, expires_at: end.nullable().optional() }),
  answers: { 201: token.extend({ token: z.string().meta({ description: 'For the header `Authorization: Bearer …`. Nobody can show it again.' }) }) },
  problems: ['token.past_end', 'token.too_many'],
});

export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/api/tokens/:id',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Ends a personal token at once and for good.',
  tag: 'Personal tokens',
  params: idParam,
  answers: { 204: nothing },
  problems: ['token.not_found'],
});

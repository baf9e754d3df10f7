import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { id, idParam, instant, pageOf } from '../../../contract/fields.ts';
import { signedIn } from '../../../contract/person.ts';
import { defineProblems } from '../../../contract/problem.ts';

/** What sessions can be refused with. */
export const sessionProblems = defineProblems({
  'session.not_found': { kind: 'absent', title: 'There is no such session' },
});

/** A place where the person is signed in. */
export const session = z.object({
  id,
  created_at: instant,
  /** Known to the minute. */
  last_seen_at: instant,
  /** When it ends even if it stays in use. */
  expires_at: instant,
  /** Where it was opened from; null when that is not known. */
  ip_address: z.string().nullable(),
  /** What the browser called itself; null when it did not. */
  user_agent: z.string().nullable(),
  /** Whether it is the session that asks. */
  current: z.boolean(),
});

export const logout = endpoint({
  method: 'POST',
  path: '/api/auth/logout',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Ends the session that asks.',
  tag: 'Signing in',
  answers: { 204: nothing },
  problems: [],
});

export const readSession = endpoint({
  method: 'GET',
  path: '/api/auth/session',
  access: 'person',
  tier: 'read',
  needs: 'session',
  summary: 'Tells who is signed in, and the token that unsafe requests must carry.',
  tag: 'Signing in',
  answers: { 200: signedIn },
  problems: [],
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  access: 'person',
  tier: 'read',
  needs: 'session',
  summary: 'Lists where you are signed in, the latest used first.',
  tag: 'Your account',
  answers: { 200: pageOf(session) },
  problems: [],
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:id',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Ends one of your sessions.',
  tag: 'Your account',
  params: idParam,
  answers: { 204: nothing },
  problems: ['session.not_found'],
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/sessions',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Ends all your sessions but the one that asks.',
  tag: 'Your account',
  answers: { 204: nothing },
  problems: [],
});

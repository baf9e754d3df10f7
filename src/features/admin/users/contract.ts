import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { id, idParam, instant, pageOf, pageQuery, text } from '../../../contract/fields.ts';

/** A person as administrators see them: no figure of theirs, and nothing of how they are. */
export const user = z.object({
  id,
  /** In lower case. */
  email: z.string(),
  /** What to call them; null when they have not said. */
  full_name: z.string().nullable(),
  role: z.enum(['person', 'admin']),
  /** Whether they may sign in. */
  is_active: z.boolean(),
  created_at: instant,
  /** The last use of a session or token that is still kept, or the last sign-in of a browser known again; null when nothing is known. */
  last_seen_at: instant.nullable(),
  /** Places where they are signed in. */
  sessions: z.int().min(0),
  /** Whether they have a second factor to sign in with. */
  second_factor: z.boolean(),
});

export const listUsers = endpoint({
  method: 'GET',
  path: '/api/admin/users',
  access: 'admin',
  tier: 'read',
  summary: 'Lists the people who have an account, the newest first.',
  tag: 'Administration',
  query: z.object({
    ...pageQuery,
    q: text(255).optional().meta({ description: 'Only those whose e-mail address or name holds this text, or whose number it is.' }),
  }),
  answers: { 200: pageOf(user) },
  problems: [],
});

const action = {
  method: 'POST',
  access: 'admin',
  tier: 'write',
  needs: 'confirmed',
  tag: 'Administration',
  params: idParam,
  answers: { 200: user },
} as const;

export const disableUser = endpoint({
  ...action,
  path: '/api/admin/users/:id/disable',
  summary: 'Keeps a person out: their sessions and personal tokens end at once, and they cannot sign in. They are told by mail.',
  problems: ['user.not_found', 'user.yourself', 'user.last_administrator'],
});

export const enableUser = endpoint({
  ...action,
  path: '/api/admin/users/:id/enable',
  summary: 'Lets a person sign in again. They are told by mail.',
  problems: ['user.not_found'],
});

export const endUserSessions = endpoint({
  ...action,
  path: '/api/admin/users/:id/end-sessions',
  summary: 'Signs a person out everywhere. They may sign in again, and their personal tokens stay.',
  problems: ['user.not_found'],
});

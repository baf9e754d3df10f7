import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { TOKEN_PREFIX } from '../../../src/features/identity/tokens/rules.ts';
import { instantOf } from '../../../src/platform/clock.ts';
import type { Store } from '../../../src/platform/database/store.ts';
import { keepSecret } from '../../support/secrets/of-this-file.ts';
import type { Sender } from './sender.ts';

/** The cookie of a session on plain http. */
const SESSION_COOKIE = 'mingus_session';

/** How a session stands. */
export interface SessionState {
  readonly user_id: number;
  /** Milliseconds since it was opened; 0 when left out. */
  readonly age?: number;
  /** Milliseconds since it was used. */
  readonly idle?: number;
  /** Milliseconds since its person said that it is them. */
  readonly confirmed?: number;
  readonly bySecondFactor?: boolean;
}

const LONGEST_MS = 12 * 3_600_000;
/** What is kept of a token. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Keeps a session as the server would, and answers its token. */
export async function openSession(store: Store, nowMs: number, state: SessionState): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  keepSecret('token', token);
  const { user_id, age = 0, idle = 0, confirmed = 0, bySecondFactor = false } = state;
  const created_at = instantOf(nowMs - age);
  await store.db
    .insertInto('sessions')
    .values({
      user_id,
      token_hash: sha256(token),
      created_at,
      last_seen_at: instantOf(nowMs - idle),
      expires_at: instantOf(nowMs - age + LONGEST_MS),
      ip_address: null,
      user_agent: null,
      confirmed_at: instantOf(nowMs - confirmed),
      second_factor_at: bySecondFactor ? created_at : null,
    })
    .execute();
  return token;
}

/** Whether the session of a token is still kept, of somebody who may sign in. */
export async function isKept(store: Store, token: string): Promise<boolean> {
  const found = await store.db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select('sessions.id')
    .where('token_hash', '=', sha256(token))
    .where('users.is_active', '=', true)
    .executeTakeFirst();
  return found !== undefined;
}

/** How a personal token stands. */
export interface TokenState {
  readonly user_id: number;
  readonly scopes: readonly ('read' | 'write')[];
  /** Milliseconds from now to its end; none when left out. */
  readonly endsIn?: number;
  readonly isRevoked?: boolean;
}

/** Keeps a personal token as the server would, and answers it. */
export async function keepToken(store: Store, nowMs: number, { user_id, scopes, endsIn, isRevoked = false }: TokenState): Promise<string> {
  const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
  keepSecret('token', token);
  const expires_at = endsIn === undefined ? null : instantOf(nowMs + endsIn);
  await store.db
    .insertInto('api_tokens')
    .values({
      user_id,
      name: `a token for ${scopes.join(' and ')}`,
      token_hash: sha256(token),
      scopes,
      created_at: instantOf(nowMs),
      expires_at,
      revoked_at: isRevoked ? instantOf(nowMs) : null,
    })
    .execute();
  return token;
}

/** The headers of a browser on a page of Mingus itself that holds this session. */
export const bySession = (url: string, token: string, csrfToken?: string): Readonly<Record<string, string>> => ({
  cookie: `${SESSION_COOKIE}=${token}`,
  origin: url,
  'sec-fetch-site': 'same-origin',
  ...(csrfToken !== undefined && { 'x-csrf-token': csrfToken }),
});

/** The headers of a program that holds this token. */
export const byToken = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });

/** The CSRF token of a living session. Throws when it does not live. */
export async function csrfTokenOf(sender: Sender, token: string): Promise<string> {
  const { status, text } = await sender.send({ method: 'GET', path: '/api/auth/session', headers: bySession(sender.url, token) });
  if (status !== 200) throw new Error(`asking who is signed in answered ${status}: ${text}`);
  return z.looseObject({ csrf_token: z.string() }).parse(JSON.parse(text)).csrf_token;
}

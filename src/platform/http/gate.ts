import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint, Tier } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import type { Authenticate, Authenticated, Credentials } from './authentication.ts';
import { type Counted, limitedProblem, limitHeaders, type Standing } from './limits.ts';
import { isFromOwnPage, type OwnPlace, ownOriginOf } from './origin-check.ts';
import { isUnsafe } from './methods.ts';
import { rightsRefusal } from './rights.ts';
import type { Caller, DeviceCookie, Route, SessionCookie } from './route.ts';
import { type CookieStyle, deviceCookie, sessionCookie } from './session-cookie.ts';
import { createTurnstile } from './turnstile.ts';

/** What is known of a request once it has been let in. */
export interface Passage {
  readonly caller: Caller | null;
  /** Names the state that the caller's data was in when the request came; empty without a caller. */
  readonly dataVersion: string;
  readonly cookie: SessionCookie;
  /** Has the browser keep the session's token for another hour. */
  readonly renewCookie: () => void;
  readonly device: DeviceCookie;
  readonly ownOrigin: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the gate of an API route. */
    passage: Passage | null;
  }
}

/** What the gate judges by. */
export interface GateParts {
  readonly authenticate: Authenticate;
  readonly cookie: CookieStyle;
  readonly place: Omit<OwnPlace, 'port'>;
  /** Null when requests are not limited. */
  readonly count: ((tier: Tier, counted: Counted) => Promise<Standing>) | null;
  readonly onLimited: (limit: string, counted: Counted) => void;
}

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

const bearerOf = (request: FastifyRequest): string | null => /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;

/** The session's token and the personal token that a request shows; where there is a personal token the session counts for nothing. */
function credentialsOf(request: FastifyRequest, { cookie }: Pick<GateParts, 'cookie'>): Credentials {
  const bearer = bearerOf(request);
  return { bearer, session_token: bearer === null ? (request.cookies[cookie.name] ?? null) : null };
}

/** Throws `auth.required` where a caller who was let in is known no longer: their account was erased, or their session ended, while they asked. */
export async function requireStillKnown(request: FastifyRequest, parts: Pick<GateParts, 'authenticate' | 'cookie'>): Promise<void> {
  const wasKnown = (request.passage?.caller ?? null) !== null;
  if (wasKnown && (await parts.authenticate(credentialsOf(request, parts))) === undefined) throw signInFirst();
}

/** Lets a request in or turns it away before its body is read. In this order: room, session, origin and CSRF, limit, kind of content. */
export function createGate({ endpoint, refusal: fullness }: Pick<Route, 'endpoint' | 'refusal'>, parts: GateParts) {
  // Everybody may come to sign in at the same moment, and those who are in already should not notice.
  const turn = endpoint.tier === 'sign_in' ? createTurnstile() : undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    await turn?.();
    const full = fullness?.();
    if (full !== undefined) throw full;
    const cookie = sessionCookie(reply, parts.cookie);
    const { bearer, session_token } = credentialsOf(request, parts);
    const found = session_token === null && bearer === null ? undefined : await parts.authenticate({ session_token, bearer });
    const refusal = refusalOf(endpoint, request, found, bearer !== null, parts.place);
    // Requests that are turned away count by their address, or guessing would be free.
    await countIn(refusal === undefined ? endpoint.tier : 'anonymous', refusal === undefined ? (found?.caller ?? null) : null, request, reply, parts);
    if (refusal !== undefined) throw refusal;
    checkContent(endpoint, request);
    request.passage = {
      caller: found?.caller ?? null,
      dataVersion: found?.dataVersion ?? '',
      cookie,
      renewCookie: () => {
        if (found !== undefined && session_token !== null) cookie.renew(session_token);
      },
      device: deviceCookie(request, reply, parts.cookie),
      ownOrigin: ownOriginOf(headerOf(request, 'origin'), { ...parts.place, port: request.socket.localPort }),
    };
  };
}

async function countIn(tier: Tier, caller: Caller | null, request: FastifyRequest, reply: FastifyReply, parts: GateParts): Promise<void> {
  if (parts.count === null) return;
  const counted = { address: request.ip, userId: caller?.user_id ?? null };
  const standing = await parts.count(tier, counted);
  reply.headers(limitHeaders(standing));
  if (standing.count.allowed) return;
  parts.onLimited(standing.limit.name, counted);
  throw limitedProblem(standing);
}

const signInFirst = (): Problem => new Problem(commonProblems['auth.required'], 'Sign in, and ask again.');
const notFromHere = (detail: string): Problem => new Problem(commonProblems['auth.csrf'], detail);

function refusalOf(
  endpoint: Endpoint,
  request: FastifyRequest,
  found: Authenticated | undefined,
  byBearer: boolean,
  place: GateParts['place'],
): Problem | undefined {
  const { access } = endpoint;
  if (access === 'by_link') return undefined;
  if (access !== 'anyone' && found === undefined) return signInFirst();
  if (isUnsafe(request.method) && !byBearer) {
    const sentFrom = { secFetchSite: headerOf(request, 'sec-fetch-site'), origin: headerOf(request, 'origin') };
    if (!isFromOwnPage(sentFrom, { ...place, port: request.socket.localPort }))
      return notFromHere('The request was not sent by a page of this Mingus.');
    if (access !== 'anyone' && !found?.isCsrfToken(headerOf(request, 'x-csrf-token') ?? '')) {
      return notFromHere('The header X-CSRF-Token is missing or out of date. GET /api/auth/session tells the present one.');
    }
  }
  return found === undefined ? undefined : rightsRefusal(endpoint, request.method, found);
}

const hasBody = (request: FastifyRequest): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

const FORMS: ReadonlySet<string | undefined> = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

/** Only JSON, or the form that the endpoint declares. */
function checkContent(endpoint: Endpoint, request: FastifyRequest): void {
  if (!isUnsafe(request.method)) return;
  const wanted = endpoint.multipart === true ? 'multipart/form-data' : 'application/json';
  const kind = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const mayBeBare = endpoint.body === undefined && endpoint.multipart === undefined && !hasBody(request);
  if (kind === wanted || (mayBeBare && kind === '')) return;
  // What a mail program sends along with one click, as a form of either kind (RFC 8058, section 3.2); nobody reads it.
  if (endpoint.access === 'by_link' && endpoint.body === undefined && endpoint.multipart === undefined && FORMS.has(kind)) return;
  // A body that is missing where one is wanted is told by the schema, field by field.
  if (kind === '' && !hasBody(request) && endpoint.multipart === undefined) return;
  throw new Problem(commonProblems['request.media_type'], `Send the body as ${wanted}.`);
}

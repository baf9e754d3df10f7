import { createHash, createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../database/store.ts';
import { findKept, keepAnswer, type KeptAnswer, type KeyedRequest, takeKey } from './idempotency-repository.ts';
import type { Context } from './route.ts';
import type { WireAnswer } from './wire-answer.ts';

/** Runs a request's work, or answers what an earlier request with the same Idempotency-Key was answered. */
export type Idempotency = (
  endpoint: Endpoint,
  request: FastifyRequest,
  context: Context<Endpoint>,
  work: () => Promise<WireAnswer>,
) => Promise<WireAnswer>;

/** What answers are kept with. */
export interface IdempotencyParts {
  readonly store: Store;
  readonly clock: Clock;
  /** The present one and those still accepted. Bodies are hashed under the first: one that holds a password must not be guessed from what is kept. */
  readonly secretKeys: readonly [string, ...string[]];
  /** The CSRF token of a session as it is now; undefined when it has ended. */
  readonly csrfToken: (sessionId: number) => Promise<string | undefined>;
}

/** Another request took the key first: this one's transaction is rolled back before it has had an effect. */
class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
}

const KEY_MOST = 255;
const keptText = z.object({ text: z.string() });
const withCsrfToken = z.looseObject({ csrf_token: z.string() });

/**
 * The same key gives the same status and body and one effect, for 24 hours: the answer is kept in the transaction of the effect itself.
 * The key is a person's own. A request that ends in a problem has no effect and keeps nothing, so it may be tried again under its key.
 * A CSRF token is not kept: a repeated answer has that of the session that asks.
 */
export function createIdempotency({ store, clock, secretKeys, csrfToken }: IdempotencyParts): Idempotency {
  const repeated = async (kept: KeptAnswer, keyed: Keyed, sessionId: number | null): Promise<WireAnswer> => {
    const { status, body } = replayed(kept, keyed);
    const token = withCsrfToken.safeParse(body);
    if (!token.success || sessionId === null) return { status, body, isRepeated: true };
    const csrf_token = await csrfToken(sessionId);
    if (csrf_token === undefined) throw new Problem(commonProblems['auth.required'], 'This session has ended. Sign in again.');
    return { status, body: { ...token.data, csrf_token }, isRepeated: true };
  };

  return async (endpoint, request, context, work) => {
    const keyed = keyedRequest(endpoint, request, context, secretKeys);
    if (keyed === undefined) return work();
    const sessionId = context.caller?.session_id ?? null;
    const kept = await findKept(store.db, clock, keyed);
    if (kept !== undefined) return repeated(kept, keyed, sessionId);
    try {
      return await store.unitOfWork(
        {
          opened: async (db) => throwUnlessTaken(await takeKey(db, clock, keyed).catch(runningInstead)),
          closing: (db, answer) => keepAnswer(db, keyed, withoutCsrfToken(answer)),
        },
        work,
      );
    } catch (error) {
      const wasTaken = error instanceof KeyTaken;
      // What this one was refused for may be what the first has just done: of two changes of a password, the second shows the one that was.
      const first = wasTaken || error instanceof Problem ? await findKept(store.db, clock, keyed) : undefined;
      if (first !== undefined && (wasTaken || first.status !== null)) return repeated(first, keyed, sessionId);
      throw wasTaken ? running() : error;
    }
  };
}

function withoutCsrfToken(answer: WireAnswer): WireAnswer {
  const { success, data } = withCsrfToken.safeParse(answer.body);
  return success ? { ...answer, body: { ...data, csrf_token: '' } } : answer;
}

function throwUnlessTaken(taken: boolean): void {
  if (!taken) throw new KeyTaken();
}

// The insert waits for the transaction that holds the key; when that takes too long the database lets go.
function runningInstead(error: unknown): never {
  if (error instanceof Problem && error.type.code === 'server.busy') throw running();
  throw error;
}

const running = (): Problem =>
  new Problem(commonProblems['idempotency.running'], 'The first request with this key has not ended yet. Ask again in a moment.', {
    retryAfterSeconds: 1,
  });

function replayed(kept: KeptAnswer, { route, accepted_hashes }: Keyed): WireAnswer {
  if (kept.route !== route || !accepted_hashes.includes(kept.body_hash)) {
    throw new Problem(
      commonProblems['idempotency.mismatch'],
      'This Idempotency-Key was used for another request. Make a new key for each intention.',
    );
  }
  if (kept.status === null) throw running();
  return { status: kept.status, body: JSON.parse(keptText.parse(kept.answer).text) };
}

/** A request that carries a key, with the hashes that its body has under each accepted secret key. */
interface Keyed extends KeyedRequest {
  readonly accepted_hashes: readonly string[];
}

function keyedRequest(
  endpoint: Endpoint,
  request: FastifyRequest,
  { caller, upload }: Context<Endpoint>,
  [present, ...older]: IdempotencyParts['secretKeys'],
): Keyed | undefined {
  const key = request.headers['idempotency-key'];
  const isSafe = endpoint.method === 'GET';
  // Signing in and up sets a cookie, which no kept answer could set again.
  if (key === undefined || isSafe || caller === null || endpoint.access === 'anyone' || endpoint.access === 'by_link') return undefined;
  if (endpoint.showsSecret === true) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key) || key.length > KEY_MOST) {
    throw new Problem(commonProblems['request.invalid'], `An Idempotency-Key has 1 to ${KEY_MOST} characters of ASCII without spaces.`);
  }
  const hashUnder = (secret: string): string => hashOf(secret, request.body, upload?.bytes);
  const body_hash = hashUnder(present);
  return { user_id: caller.user_id, key, route: routeOf(endpoint, request), body_hash, accepted_hashes: [body_hash, ...older.map(hashUnder)] };
}

/** Method and path with its query, hashed where it is too long to be kept. */
function routeOf({ method }: Endpoint, { url }: FastifyRequest): string {
  const route = `${method} ${url}`;
  return route.length <= 255 ? route : `${method} ${createHash('sha256').update(url).digest('hex')}`;
}

/** The body as decoded, members in the order of their names: the same however a client happens to write it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

function hashOf(secret: string, body: unknown, bytes: Uint8Array | undefined): string {
  const hash = createHmac('sha256', secret).update(canonical(body));
  if (bytes !== undefined) hash.update('\0').update(bytes);
  return hash.digest('hex');
}

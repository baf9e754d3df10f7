import { onTestFinished } from 'vitest';
import type { ProblemType } from '../../src/contract/problem.ts';
import { createInProcessRateLimiter } from '../../src/platform/cache/in-process-rate-limiter.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';
import type { Authenticate } from '../../src/platform/http/authentication.ts';
import { type BuiltServer, buildServer } from '../../src/platform/http/build-server.ts';
import type { ReadyCheck } from '../../src/platform/http/health.ts';
import { createIdempotency, type Idempotency } from '../../src/platform/http/idempotency.ts';
import type { Caller, Route } from '../../src/platform/http/route.ts';
import { Client } from './client.ts';
import { clockAt, type SettableClock } from './server.ts';
import { testLog } from './test-log.ts';

/** What a test may want of a server without features. */
export interface BareOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Record<string, ProblemType>>;
  readonly pagesFolder?: string;
  readonly ready?: Readonly<Record<string, ReadyCheck>>;
  /** What /readyz tells as well, and serves without. */
  readonly dispensable?: Readonly<Record<string, ReadyCheck>>;
  /** Where answers of Idempotency-Keys are kept; none when left out. */
  readonly store?: Store;
}

/** A server of given routes. */
export interface Bare extends BuiltServer {
  readonly url: string;
  readonly clock: SettableClock;
  readonly logLines: readonly string[];
  /** A browser that is signed in as this person; as nobody when left out. */
  client(userId?: number): Client;
}

const ENV = { MINGUS_ENV: 'test', SECRET_KEY: 'a key for tests', RATELIMIT_ENABLED: 'false', BUSY_DELAY_MS: '0', LOG_LEVEL: 'info' };
/** The CSRF token of every session of a bare server. */
export const CSRF_TOKEN = 'csrf';
const ADMIN = 9;
const BARE_ADMIN = 10;

const callerOf = (user_id: number): Caller => ({
  user_id,
  role: user_id === ADMIN || user_id === BARE_ADMIN ? 'admin' : 'person',
  time_zone: 'UTC',
  currency: 'USD',
  session_id: user_id,
});

/**
 * Sessions are called by the number of their person: `session-7`, or `stale-7` when it is long ago that they said that it is them.
 * Personal tokens are called by what they may do: `read-7`, `write-7`, `all-7`. Person 9 is an administrator with a second factor, 10 one without.
 */
const authenticate: Authenticate = async ({ session_token, bearer }) => {
  const [, kind, id] = /^(session|stale|read|write|all)-(\d+)$/.exec(session_token ?? bearer ?? '') ?? [];
  if (id === undefined || (bearer === null) !== (kind === 'session' || kind === 'stale')) return undefined;
  const scopes = kind === 'read' || kind === 'write' ? ([kind] as const) : (['read', 'write'] as const);
  return {
    caller: callerOf(Number(id)),
    dataVersion: '',
    scopes: bearer === null ? null : scopes,
    isConfirmed: kind === 'session',
    bySecondFactor: Number(id) !== BARE_ADMIN,
    isCsrfToken: (presented) => presented === CSRF_TOKEN,
  };
};

const keepNothing: Idempotency = (_endpoint, _request, _context, work) => work();

/** Builds a server of given routes that listens nowhere yet. */
export async function buildBare(routes: readonly Route[], options: BareOptions = {}): Promise<Omit<Bare, 'url' | 'client'>> {
  const clock = clockAt('2025-01-15T12:00:00.000Z');
  const settings = readSettings({ ...ENV, ...options.env });
  const { log, lines } = testLog(settings.logLevel);
  const { store } = options;
  const built = await buildServer({
    settings,
    routes,
    problems: options.problems ?? {},
    authenticate,
    rateLimiter: createInProcessRateLimiter(clock),
    idempotency:
      store === undefined ? keepNothing : createIdempotency({ store, clock, secretKeys: ['a key for tests'], csrfToken: async () => CSRF_TOKEN }),
    log,
    pagesFolder: options.pagesFolder ?? '/nowhere',
    ready: options.ready ?? {},
    dispensable: options.dispensable ?? {},
  });
  return { ...built, clock, logLines: lines };
}

/** Starts a server of given routes on a free port of the loopback interface; it ends with the test. */
export async function startBare(routes: readonly Route[], options: BareOptions = {}): Promise<Bare> {
  const built = await buildBare(routes, options);
  const url = await built.server.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => built.stop.close(1_000));
  const client = (userId?: number): Client => {
    const browser = new Client(url);
    if (userId !== undefined) {
      browser.cookies.set('mingus_session', `session-${userId}`);
      browser.csrfToken = CSRF_TOKEN;
    }
    return browser;
  };
  return { ...built, url, client };
}

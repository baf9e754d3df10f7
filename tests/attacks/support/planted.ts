import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { endpoint, ok } from '../../../src/contract/endpoint.ts';
import { createInProcessRateLimiter } from '../../../src/platform/cache/in-process-rate-limiter.ts';
import { readSettings } from '../../../src/platform/config/settings.ts';
import type { Store } from '../../../src/platform/database/store.ts';
import type { Authenticate } from '../../../src/platform/http/authentication.ts';
import { buildServer } from '../../../src/platform/http/build-server.ts';
import { handle, type Route } from '../../../src/platform/http/route.ts';
import { createLog } from '../../../src/platform/telemetry/log.ts';
import { clockAt } from '../../support/server.ts';
import { sha256 } from './credentials.ts';
import { createInProcessSender } from './in-process.ts';
import { readApi } from './operations.ts';
import { type World, worldOf } from './world.ts';

const CSRF_TOKEN = 'the only token there is';

/** Every session that is kept is good. */
const authenticateBy =
  ({ db }: Store): Authenticate =>
  async ({ session_token }) => {
    const found = await db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select(['sessions.id as session_id', 'users.id as user_id', 'users.role', 'users.time_zone', 'users.currency'])
      .where('sessions.token_hash', '=', sha256(session_token ?? ''))
      .executeTakeFirst();
    if (found === undefined) return undefined;
    return {
      caller: found,
      dataVersion: '',
      scopes: null,
      isConfirmed: true,
      bySecondFactor: true,
      isCsrfToken: (presented) => presented === CSRF_TOKEN,
    };
  };

const whoIsThere = handle(
  endpoint({
    method: 'GET',
    path: '/api/auth/session',
    access: 'person',
    tier: 'read',
    summary: 'Tells the token.',
    tag: 'Planted',
    answers: { 200: z.object({ csrf_token: z.string() }) },
    problems: [],
  }),
  async () => ok({ csrf_token: CSRF_TOKEN }),
);

/** A world whose server has these routes and no others: for seeing that a hole is found. */
export async function worldWith(store: Store, planted: readonly Route[]): Promise<World> {
  const clock = clockAt('2026-03-02T12:00:00.000Z');
  const routes = [whoIsThere, ...planted];
  const { server, stop } = await buildServer({
    settings: readSettings({ MINGUS_ENV: 'test', SECRET_KEY: 'a key for tests', RATELIMIT_ENABLED: 'false', BUSY_DELAY_MS: '0' }),
    routes,
    problems: {},
    authenticate: authenticateBy(store),
    rateLimiter: createInProcessRateLimiter(clock),
    idempotency: async (_endpoint, _request, _context, work) => work(),
    log: createLog('silent'),
    pagesFolder: '/nowhere',
    ready: {},
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => stop.close(1_000));
  const endpoints = routes.map((route) => route.endpoint);
  return worldOf(store, { url, clock }, createInProcessSender(server, url), await readApi(endpoints, {}));
}

import { onTestFinished } from 'vitest';
import { createAudit } from '../../../src/features/audit/index.ts';
import { createIdentity } from '../../../src/features/identity/index.ts';
import { createInProcessRateLimiter } from '../../../src/platform/cache/in-process-rate-limiter.ts';
import { readSettings } from '../../../src/platform/config/settings.ts';
import type { Store } from '../../../src/platform/database/store.ts';
import { buildServer } from '../../../src/platform/http/build-server.ts';
import type { Route } from '../../../src/platform/http/route.ts';
import { createOutbox } from '../../../src/platform/jobs/outbox.ts';
import { createLog } from '../../../src/platform/telemetry/log.ts';
import { clockAt } from '../../support/server.ts';
import { readApi } from './operations.ts';
import { type World, worldOf } from './world.ts';

const KEY = 'a key for tests that nobody else has, 48 characters';

/** A world whose server has these routes besides those of signing in: for seeing that a hole is found. */
export async function worldWith(store: Store, planted: readonly Route[]): Promise<World> {
  const clock = clockAt('2026-03-02T12:00:00.000Z');
  const parts = { store, clock, outbox: createOutbox({ store, clock }), audit: createAudit({ clock }) };
  const identity = createIdentity({ ...parts, settings: { registration: 'open', secretKeys: [KEY] }, wait: () => async () => undefined });
  const routes = [...identity.routes.filter(({ endpoint }) => endpoint.path === '/api/auth/session'), ...planted];
  const { server, stop } = await buildServer({
    settings: readSettings({ MINGUS_ENV: 'test', SECRET_KEY: KEY, RATELIMIT_ENABLED: 'false', BUSY_DELAY_MS: '0' }),
    routes,
    problems: identity.problems,
    authenticate: identity.authenticate,
    rateLimiter: createInProcessRateLimiter(clock),
    idempotency: async (_endpoint, _request, _context, work) => work(),
    log: createLog('silent'),
    pagesFolder: '/nowhere',
    ready: {},
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => stop.close(1_000));
  const endpoints = routes.map(({ endpoint }) => endpoint);
  return worldOf(store, { url, clock }, await readApi(endpoints, identity.problems));
}

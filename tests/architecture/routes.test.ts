import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Endpoint, endpoint } from '../../src/contract/endpoint.ts';
import { createInProcessRateLimiter } from '../../src/platform/cache/in-process-rate-limiter.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import { type BuiltServer, buildServer } from '../../src/platform/http/build-server.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';

const declared = endpoint({
  method: 'GET',
  path: '/api/planted',
  access: 'anyone',
  tier: 'read',
  summary: 'Planted.',
  tag: 'Planted',
  answers: { 200: z.object({ status: z.literal('ok') }) },
  problems: [],
});

/** The endpoint without some of what it declares: what a caller in plain JavaScript, or a compiler told to look away, could hand over. */
const without = (...names: readonly (keyof Endpoint)[]): Endpoint => {
  const rest = { ...declared };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
};

const built: BuiltServer[] = [];
afterEach(async () => {
  for (const { server } of built.splice(0)) await server.close();
});

async function serverWith(endpoints: readonly Endpoint[]): Promise<BuiltServer> {
  const routes: Route[] = endpoints.map((each) => ({ endpoint: each, run: async () => ({ status: 200, body: { status: 'ok' } }) }));
  const server = await buildServer({
    settings: readSettings({ MINGUS_ENV: 'test', SECRET_KEY: 'a key for tests that nobody else has, 48 characters' }),
    routes,
    problems: {},
    authenticate: async () => undefined,
    rateLimiter: createInProcessRateLimiter(systemClock),
    idempotency: async (_endpoint, _request, _context, work) => work(),
    log: createLog('silent'),
    pagesFolder: tmpdir(),
    ready: {},
  });
  built.push(server);
  return server;
}

describe('a route', () => {
  it('that declares who may call it is served', async () => {
    const { server } = await serverWith([declared]);
    expect((await server.inject('/api/planted')).json()).toEqual({ status: 'ok' });
  });

  it('that does not say who may call it stops the start', async () => {
    await expect(serverWith([without('access')])).rejects.toThrow('GET /api/planted does not say who may call it');
  });

  it('that says something else than the house knows stops the start', async () => {
    await expect(serverWith([{ ...without('access'), ...JSON.parse('{ "access": "everybody" }') }])).rejects.toThrow('does not say who may call it');
  });

  it('without a limit, or without an answer, stops the start', async () => {
    await expect(serverWith([without('tier')])).rejects.toThrow('which limit counts it');
    await expect(serverWith([{ ...declared, answers: {} }])).rejects.toThrow('what it answers');
  });

  it('cannot be slipped past the registrar', async () => {
    const { server } = await serverWith([]);
    expect(() => server.get('/api/hidden', async () => 'hidden')).toThrow('GET /api/hidden does not declare who may call it');
    await expect(server.register(async (inner) => void inner.post('/hidden', async () => 'hidden'), { prefix: '/api' })).rejects.toThrow(
      'does not declare who may call it',
    );
  });
});

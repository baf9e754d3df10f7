import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import { endpoint, ok } from '../../contract/endpoint.ts';
import { handle } from './route.ts';

const reading = endpoint({
  method: 'GET',
  path: '/api/people/:name',
  access: 'person',
  tier: 'read',
  summary: '',
  tag: '',
  params: z.object({ name: z.string() }),
  answers: { 200: z.object({}) },
  problems: [],
});
const routes = [handle(reading, async () => ok({}))];

describe('health', () => {
  it('says that the process answers, and whether it can serve', async () => {
    const { client } = await startBare(routes, { ready: { database: async () => true, migrations: async () => true } });
    expect(await client().get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await client().get('/readyz')).toMatchObject({ status: 200, body: { status: 'ok', checks: { database: 'ok', migrations: 'ok' } } });
  });

  it('names what fails, without a word of why', async () => {
    const { client } = await startBare(routes, {
      ready: { database: () => Promise.reject(new Error('password of postgres')), migrations: async () => false },
    });
    const answer = await client().get('/readyz');
    expect(answer).toMatchObject({ status: 503, body: { status: 'not_ready', checks: { database: 'failed', migrations: 'failed' } } });
    expect(JSON.stringify(answer.body)).not.toContain('password');
    expect((await client().get('/healthz')).status).toBe(200);
  });

  it('says that it is not ready when the database keeps quiet, and does not wait with it', async () => {
    const { client } = await startBare(routes, { ready: { database: () => new Promise(() => undefined), migrations: async () => true } });
    expect(await client().get('/readyz')).toMatchObject({ status: 503, body: { checks: { database: 'failed', migrations: 'ok' } } });
  });

  it('names what it can do without, and serves on when that fails', async () => {
    const { client } = await startBare(routes, { ready: { database: async () => true }, dispensable: { redis: async () => false } });
    expect(await client().get('/readyz')).toMatchObject({ status: 200, body: { status: 'ok', checks: { database: 'ok', redis: 'failed' } } });
  });

  it('says that it is stopping while everything else is still answered', async () => {
    const { client, stop } = await startBare(routes, { ready: { database: async () => true } });
    stop.announceStop();
    expect(await client().get('/readyz')).toMatchObject({ status: 503, body: { status: 'stopping' } });
    expect((await client(7).get('/api/people/ada')).status).toBe(200);
  });
});

describe('the measurements', () => {
  it('count answers by the pattern of the route and the status, never by the address', async () => {
    const { client } = await startBare(routes);
    for (const name of ['ada', 'bob']) await client(7).get(`/api/people/${name}?q=secret`);
    await client().get('/api/people/ada');
    await client().get('/nowhere/ada');
    const { body } = await client().get('/metrics');
    expect(body).toContain('mingus_http_request_seconds_count{method="GET",route="/api/people/:name",status="200"} 2');
    expect(body).toContain('mingus_http_request_seconds_count{method="GET",route="/api/people/:name",status="401"} 1');
    expect(body).toContain('mingus_http_request_seconds_count{method="GET",route="none",status="404"} 1');
    expect(body).toContain('nodejs_eventloop_lag_seconds');
    expect(body).not.toMatch(/ada|bob|secret/);
  });

  it('are for this machine alone, unless there is a token', async () => {
    const open = await startBare(routes);
    expect((await open.client().get('/metrics')).status).toBe(200);
    expect((await open.client().get('/metrics', { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(404);
    const { client } = await startBare(routes, { env: { METRICS_TOKEN: 'a token of some length' } });
    expect((await client().get('/metrics')).status).toBe(401);
    expect((await client().get('/metrics', { headers: { authorization: 'Bearer another token here' } })).status).toBe(401);
    expect((await client().get('/metrics', { headers: { authorization: 'Bearer a token of some length' } })).status).toBe(200);
  });
});

describe('the log', () => {
  it('has a line for each answer, by its request id and the pattern of its route', async () => {
    const { client, logLines } = await startBare(routes);
    const answer = await client(7).get('/api/people/ada');
    await sleep(20);
    const line: unknown = JSON.parse(logLines.at(-1) ?? '');
    expect(line).toMatchObject({
      level: 'info',
      msg: 'answered',
      method: 'GET',
      route: '/api/people/:name',
      status: 200,
      request_id: answer.headers.get('x-request-id'),
    });
  });

  it('holds nothing of anybody: no address, query, body, cookie, browser or name', async () => {
    const { client, logLines } = await startBare(routes, { env: { LOG_LEVEL: 'debug', TRUSTED_PROXIES: '127.0.0.1' } });
    const headers = { 'user-agent': 'Secretbrowser', 'x-forwarded-for': '203.0.113.77', referer: 'https://secret.example' };
    await client(7).get('/api/people/ada.lovelace?email=ada@example.org', { headers });
    await client(7).post('/api/people/ada.lovelace', { password: 'correct horse' }, { headers });
    await client(7).send('POST', '/api/people/x', '{"password":"correct horse', { headers: { ...headers, 'content-type': 'application/json' } });
    await client().get('/somewhere/ada.lovelace?iban=DE1234567890', { headers });
    await client().get('/api/people/%E0%A4%A', { headers });
    await sleep(20);
    expect(logLines.length).toBeGreaterThanOrEqual(4);
    expect(logLines.join('\n')).not.toMatch(/lovelace|ada@|correct horse|session-7|csrf|Secretbrowser|203\.0\.113|secret|DE123|%E0/i);
  });
});

describe('a line of the log', () => {
  it('is one, whatever an error has in its words', async () => {
    const broken = handle(reading, async () => Promise.reject(new Error('no\n{"level":"info","msg":"forged"}\r\nnor this')));
    const { client, logLines } = await startBare([broken]);
    expect((await client(7).get('/api/people/ada')).status).toBe(500);
    await sleep(20);
    const lines = logLines.map((line) => z.looseObject({ msg: z.string() }).parse(JSON.parse(line)).msg);
    expect(lines).toContain('failed');
    expect(lines).not.toContain('forged');
  });
});

describe('a server whose event loop is late', () => {
  it('turns requests away, and still tells those who watch', async () => {
    const { client } = await startBare(routes, { env: { BUSY_DELAY_MS: '1' } });
    // Blocks the loop for longer than a sample, as a bug or a huge computation would.
    const stopAt = performance.now() + 1_500;
    while (performance.now() < stopAt);
    await sleep(1);
    const answer = await client(7).get('/api/people/ada');
    expect(answer).toMatchObject({ status: 503, body: { code: 'server.busy' } });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect((await client().get('/healthz')).status).toBe(200);
    expect((await client().get('/metrics')).status).toBe(200);
  });
});

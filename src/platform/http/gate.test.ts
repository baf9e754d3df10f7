import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CSRF_TOKEN, startBare } from '../../../tests/support/bare-server.ts';
import { endpoint, ok } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { handle, type Route } from './route.ts';

const answers = { 200: z.object({ caller: z.int().nullable() }) };
const body = z.strictObject({ name: z.string() });
const shape = { summary: '', tag: '', answers, problems: [] } as const;

const personal = endpoint({ ...shape, method: 'POST', path: '/api/personal', access: 'person', tier: 'write', body });
const open = endpoint({ ...shape, method: 'POST', path: '/api/open', access: 'anyone', tier: 'anonymous', body });
const reading = endpoint({ ...shape, method: 'GET', path: '/api/reading', access: 'person', tier: 'read' });
const administering = endpoint({ ...shape, method: 'GET', path: '/api/admin/reading', access: 'admin', tier: 'read' });
const byLink = endpoint({
  ...shape,
  method: 'POST',
  path: '/api/unsubscribe/:secret',
  access: 'by_link',
  tier: 'anonymous',
  params: z.object({ secret: z.string() }),
});

const tell = async ({ caller }: { readonly caller: { readonly user_id: number } | null }) => ok({ caller: caller?.user_id ?? null });
const routes: readonly Route[] = [
  handle(personal, tell),
  handle(open, tell),
  handle(reading, tell),
  handle(administering, tell),
  handle(byLink, tell),
];

const cookie = 'mingus_session=session-7';
const wrong = { name: 5 };

describe('a request is let in', () => {
  it('with a session, its CSRF token and our own Origin', async () => {
    const { client } = await startBare(routes);
    expect(await client(7).post('/api/personal', { name: 'a' })).toMatchObject({ status: 200, body: { caller: 7 } });
  });

  it('without a CSRF token where anyone may call, with one only from our own pages', async () => {
    const { client } = await startBare(routes);
    expect(await client().post('/api/open', { name: 'a' })).toMatchObject({ status: 200, body: { caller: null } });
    const foreign = await client().post('/api/open', { name: 'a' }, { headers: { origin: 'https://evil.example' } });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'auth.csrf' } });
  });

  it('by its link alone, from anywhere', async () => {
    const { client } = await startBare(routes);
    expect((await client().post('/api/unsubscribe/abc', undefined, { bare: true, headers: { origin: 'https://mail.example' } })).status).toBe(200);
  });

  it('with a bearer token and without Origin or CSRF token, for no browser adds that by itself', async () => {
    const { client } = await startBare(routes);
    const answer = await client().post('/api/personal', { name: 'a' }, { bare: true, headers: { authorization: 'Bearer all-8' } });
    expect(answer).toMatchObject({ status: 200, body: { caller: 8 } });
  });
});

describe('the order of the checks', () => {
  it('is session, CSRF, limit, schema', async () => {
    const { client, clock } = await startBare(routes, { env: { RATELIMIT_ENABLED: 'true', RATELIMIT_WRITE: '2/60' } });
    // Everything is wrong with the first; each next puts one thing right.
    const stranger = await client().post('/api/personal', wrong, { headers: { origin: 'https://evil.example' } });
    expect(stranger).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect(await client(7).post('/api/personal', wrong, { headers: { 'x-csrf-token': 'other' } })).toMatchObject({
      status: 403,
      body: { code: 'auth.csrf' },
    });
    for (let tries = 0; tries < 2; tries += 1) expect((await client(7).post('/api/personal', { name: 'a' })).status).toBe(200);
    expect(await client(7).post('/api/personal', wrong)).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
    clock.pass(61_000);
    expect(await client(7).post('/api/personal', wrong)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('begins with whether there is room: whoever there is none for is not looked up, and not counted', async () => {
    let isFull = false;
    const refusal = () => (isFull ? new Problem(commonProblems['server.busy'], 'Come back.', { retryAfterSeconds: 3 }) : undefined);
    const { client } = await startBare([handle(personal, tell, refusal)], {
      env: { RATELIMIT_ENABLED: 'true', RATELIMIT_WRITE: '2/60', RATELIMIT_ANONYMOUS: '2/60' },
    });
    isFull = true;
    for (let tries = 0; tries < 5; tries += 1) {
      for (const visitor of [client(), client(7)]) {
        const answer = await visitor.post('/api/personal', wrong);
        expect(answer).toMatchObject({ status: 503, body: { code: 'server.busy' } });
        expect(answer.headers.get('retry-after')).toBe('3');
      }
    }
    isFull = false;
    expect((await client().post('/api/personal', { name: 'a' })).status).toBe(401);
    for (let tries = 0; tries < 2; tries += 1) expect((await client(7).post('/api/personal', { name: 'a' })).status).toBe(200);
    expect((await client(7).post('/api/personal', { name: 'a' })).status).toBe(429);
  });

  it('tells a person who is no administrator so, and lets an administrator in', async () => {
    const { client } = await startBare(routes);
    expect(await client(7).get('/api/admin/reading')).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect(await client(9).get('/api/admin/reading')).toMatchObject({ status: 200 });
    expect(await client().get('/api/admin/reading')).toMatchObject({ status: 401 });
  });
});

describe('a request that changes something is refused', () => {
  const token = { 'x-csrf-token': CSRF_TOKEN, cookie, 'content-type': 'application/json' };
  const cases: readonly (readonly [string, (own: string) => Record<string, string>, number])[] = [
    ['with no word on where it comes from', () => token, 403],
    ['from another site, by Fetch Metadata', () => ({ ...token, 'sec-fetch-site': 'cross-site' }), 403],
    ['from a sister site, by Fetch Metadata', () => ({ ...token, 'sec-fetch-site': 'same-site' }), 403],
    ['typed into the address bar, by Fetch Metadata', () => ({ ...token, 'sec-fetch-site': 'none' }), 403],
    ['when Fetch Metadata says cross-site, whatever the Origin', (own) => ({ ...token, 'sec-fetch-site': 'cross-site', origin: own }), 403],
    ['from another origin', () => ({ ...token, origin: 'https://evil.example' }), 403],
    ['from the origin null of a sandbox', () => ({ ...token, origin: 'null' }), 403],
    ['from another port of this machine', () => ({ ...token, origin: 'http://localhost:1' }), 403],
    ['from a name that only begins like ours', (own) => ({ ...token, origin: own.replace('127.0.0.1', 'localhost.evil.example') }), 403],
    ['without a CSRF token', (own) => ({ cookie, 'content-type': 'application/json', origin: own }), 403],
    ["with another session's CSRF token", (own) => ({ ...token, 'x-csrf-token': 'csrf2', origin: own }), 403],
    ['never when Fetch Metadata says same-origin', () => ({ ...token, 'sec-fetch-site': 'same-origin' }), 200],
    ['never from localhost on the own port', (own) => ({ ...token, origin: own.replace('127.0.0.1', 'localhost') }), 200],
    ['never from [::1] on the own port', (own) => ({ ...token, origin: own.replace('127.0.0.1', '[::1]') }), 200],
  ];

  it.each(cases)('%s', async (_name, headersOf, status) => {
    const { url, client } = await startBare(routes);
    const answer = await client().post('/api/personal', JSON.stringify({ name: 'a' }), { bare: true, headers: headersOf(url) });
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  });

  it('from a loopback name in production, where only PUBLIC_URL is our own', async () => {
    const env = {
      MINGUS_ENV: 'production',
      SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF',
      PUBLIC_URL: 'https://mingus.example.org',
      RATELIMIT_ENABLED: 'true',
    };
    const { url, client } = await startBare(routes, { env });
    const headers = { ...token, cookie: '__Host-mingus_session=session-7' };
    const send = (origin: string) => client().post('/api/personal', JSON.stringify({ name: 'a' }), { bare: true, headers: { ...headers, origin } });
    expect((await send(url)).status).toBe(403);
    expect((await send('https://mingus.example.org.evil.example')).status).toBe(403);
    expect((await send('https://mingus.example.org')).status).toBe(200);
  });
});

describe('the session cookie', () => {
  it('is renewed with each request that carries it, so that it lives as long as the session', async () => {
    const { client } = await startBare(routes);
    const { headers } = await client(7).get('/api/reading');
    expect(headers.get('set-cookie')).toBe('mingus_session=session-7; Max-Age=3600; Path=/; HttpOnly; SameSite=Strict');
  });

  it('is __Host- and Secure where the address is https', async () => {
    const { client } = await startBare(routes, { env: { PUBLIC_URL: 'https://mingus.example.org' } });
    const { headers } = await client().get('/api/reading', { bare: true, headers: { cookie: '__Host-mingus_session=session-7' } });
    expect(headers.get('set-cookie')).toBe('__Host-mingus_session=session-7; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Strict');
    expect((await client().get('/api/reading', { bare: true, headers: { cookie } })).status).toBe(401);
  });
});

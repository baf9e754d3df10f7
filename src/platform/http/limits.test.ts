import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import { endpoint, ok, type Tier } from '../../contract/endpoint.ts';
import { addressKey } from './client-address.ts';
import { handle } from './route.ts';

const at = (path: string, access: 'anyone' | 'person', tier: Tier) =>
  handle(endpoint({ method: 'GET', path, access, tier, summary: '', tag: '', answers: { 200: z.object({}) }, problems: [] }), async () => ok({}));

const routes = [
  at('/api/read', 'person', 'read'),
  at('/api/heavy', 'person', 'heavy'),
  at('/api/open', 'anyone', 'anonymous'),
  at('/api/login', 'anyone', 'sign_in'),
  at('/api/register', 'anyone', 'register'),
];
const LIMITED = { RATELIMIT_ENABLED: 'true' };

describe('requests are limited', () => {
  it('by person, and one person does not use up what another has', async () => {
    const { client } = await startBare(routes, { env: { ...LIMITED, RATELIMIT_READ: '2/60' } });
    const statuses = [];
    for (let tries = 0; tries < 3; tries += 1) statuses.push((await client(1).get('/api/read')).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await client(2).get('/api/read')).status).toBe(200);
    expect((await client(1).get('/api/heavy')).status).toBe(200);
  });

  it('with word on when to try again', async () => {
    const { client, clock } = await startBare(routes, { env: { ...LIMITED, RATELIMIT_READ: '1/60' } });
    const first = await client(1).get('/api/read');
    expect([first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual(['"read";q=1;w=60', '"read";r=0;t=60']);
    clock.pass(20_000);
    const refused = await client(1).get('/api/read');
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate.limited', status: 429 } });
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.headers.get('ratelimit')).toBe('"read";r=0;t=40');
    clock.pass(40_000);
    expect((await client(1).get('/api/read')).status).toBe(200);
  });

  it('by address where there is no session, also those that are turned away', async () => {
    const { client } = await startBare(routes, { env: { ...LIMITED, RATELIMIT_ANONYMOUS: '3/60' } });
    expect((await client().get('/api/open')).status).toBe(200);
    expect((await client().get('/api/read')).status).toBe(401);
    expect((await client().get('/api/read')).status).toBe(401);
    expect((await client().get('/api/read')).status).toBe(429);
    expect((await client(1).get('/api/read')).status).toBe(200);
  });

  it('when signing in, over a short and a long time', async () => {
    const { client, clock } = await startBare(routes, { env: { ...LIMITED, RATELIMIT_SIGN_IN: '2/900', RATELIMIT_SIGN_IN_DAY: '3/86400' } });
    const tries = async () => (await client().get('/api/login')).status;
    expect([await tries(), await tries(), await tries()]).toEqual([200, 200, 429]);
    clock.pass(901_000);
    expect([await tries(), await tries()]).toEqual([200, 429]);
  });

  it('when registering, apart from signing in', async () => {
    const { client } = await startBare(routes, { env: { ...LIMITED, RATELIMIT_REGISTER: '1/3600' } });
    const tries = async () => (await client().get('/api/register')).status;
    expect([await tries(), await tries()]).toEqual([200, 429]);
    expect((await client().get('/api/login')).status).toBe(200);
  });

  it('by the forwarded address only when a trusted proxy says it', async () => {
    const env = { ...LIMITED, RATELIMIT_ANONYMOUS: '1/60' };
    const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
    const direct = await startBare(routes, { env });
    expect((await direct.client().get('/api/open', from('203.0.113.1'))).status).toBe(200);
    expect((await direct.client().get('/api/open', from('203.0.113.2'))).status).toBe(429);
    const proxied = await startBare(routes, { env: { ...env, TRUSTED_PROXIES: '127.0.0.1' } });
    expect((await proxied.client().get('/api/open', from('203.0.113.1'))).status).toBe(200);
    expect((await proxied.client().get('/api/open', from('203.0.113.2'))).status).toBe(200);
    // What the caller itself wrote before the proxy's word does not count.
    expect((await proxied.client().get('/api/open', from('198.51.100.9, 203.0.113.2'))).status).toBe(429);
  });

  it('and counted for those who watch', async () => {
    const { client, metrics } = await startBare(routes, { env: { ...LIMITED, RATELIMIT_READ: '1/60' } });
    for (let tries = 0; tries < 3; tries += 1) await client(1).get('/api/read');
    expect((await metrics.text()).body).toContain('mingus_http_limited_total{limit="read"} 2');
  });
});

describe('an address counts as', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it('another network when its /64 is another', () => {
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
  });
});

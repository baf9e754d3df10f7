import { expect, test } from 'vitest';
import { type House, inEachHouse } from '../../../../tests/support/house.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const HERE = '127.0.0.1';

/** What a caller writes to be taken for another machine: each way by itself. */
const FORGED: readonly Readonly<Record<string, string>>[] = [
  { 'x-forwarded-for': '203.0.113.1' },
  { 'x-forwarded-for': '203.0.113.2, 203.0.113.3, 203.0.113.4' },
  { 'x-forwarded-for': '203.0.113.5:4711' },
  { 'x-forwarded-for': '[2001:db8::1]:4711' },
  { 'x-forwarded-for': '2001:db8::2' },
  { 'x-forwarded-for': '::ffff:203.0.113.6' },
  { 'x-forwarded-for': 'unknown' },
  { 'x-forwarded-for': ' , ,203.0.113.7' },
  { 'x-forwarded-for': '203.0.113.8, 127.0.0.1' },
  { 'x-forwarded-for': '127.0.0.2' },
  { forwarded: 'for=203.0.113.9' },
  { forwarded: 'for="[2001:db8::3]:4711";proto=https;by=127.0.0.1' },
  { 'x-real-ip': '203.0.113.10' },
  { 'x-client-ip': '203.0.113.11' },
  { 'true-client-ip': '203.0.113.12' },
  { 'cf-connecting-ip': '203.0.113.13' },
  { 'x-cluster-client-ip': '203.0.113.14' },
  { 'x-originating-ip': '203.0.113.15' },
  { 'x-forwarded-for': '203.0.113.16', 'x-real-ip': '203.0.113.17', forwarded: 'for=203.0.113.18' },
  { 'x-forwarded': '203.0.113.19', 'x-remote-addr': '203.0.113.20', via: '1.1 203.0.113.21', 'x-forwarded-host': '203.0.113.22' },
];

/** Every count wide open but the one that is looked at. */
const counting = (one: Readonly<Record<string, string>>) => ({
  RATELIMIT_ENABLED: 'true',
  RATELIMIT_ANONYMOUS: '100000/60',
  RATELIMIT_SIGN_IN: '100000/900',
  RATELIMIT_SIGN_IN_DAY: '100000/86400',
  RATELIMIT_WRONG_PASSWORD: '100000/900',
  RATELIMIT_WRONG_PASSWORD_DAY: '100000/86400',
  ...one,
});

inEachHouse('the address that counts', (open) => {
  const guessFrom = ({ browser }: House, headers: Readonly<Record<string, string>>) =>
    browser().post('/api/auth/login', { email: ADA.email, password: 'a guess' }, { headers });
  const addressesOf = async ({ store }: House, ...events: readonly ('login_failed' | 'login_success')[]) => {
    const rows = await store.db.selectFrom('verification_audit_log').select('ip_address').where('event_type', 'in', events).orderBy('id').execute();
    return rows.map(({ ip_address }) => ip_address);
  };

  test('is that of the connection, whatever twenty headers say: for tries of a password, the audit trail and the list of sessions', async () => {
    const house = await open(counting({ RATELIMIT_WRONG_PASSWORD: '5/900' }));
    await house.signUp(ADA);
    await house.signUp(BO);
    expect(FORGED).toHaveLength(20);
    const statuses = [];
    for (const headers of FORGED) statuses.push((await guessFrom(house, headers)).status);
    expect(statuses).toEqual(FORGED.map((_, index) => (index < 5 ? 401 : 429)));
    const browser = house.browser();
    expect((await browser.post('/api/auth/login', BO, { headers: Object.assign({}, ...FORGED) })).status).toBe(200);
    expect((await browser.get('/api/sessions')).body).toMatchObject({ items: [{ ip_address: HERE }, { ip_address: HERE }] });
    expect(await addressesOf(house, 'login_failed', 'login_success')).toEqual([HERE, HERE, ...FORGED.map(() => HERE), HERE]);
  });

  test.each([
    ['signing in', { RATELIMIT_SIGN_IN: '3/900' }],
    ['all that nobody has signed in for', { RATELIMIT_ANONYMOUS: '3/60' }],
  ])('is that of the connection for the limit of %s', async (_name, one) => {
    const house = await open(counting(one));
    const statuses = [];
    for (const headers of FORGED) statuses.push((await guessFrom(house, headers)).status);
    expect(statuses).toEqual(FORGED.map((_, index) => (index < 3 ? 401 : 429)));
    expect(await addressesOf(house, 'login_failed')).toEqual([HERE, HERE, HERE]);
  });

  test('is the last that no trusted proxy has, where there are such: by X-Forwarded-For and nothing else', async () => {
    const house = await open(counting({ RATELIMIT_WRONG_PASSWORD: '2/900', TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' }));
    await house.signUp(ADA);
    const told: readonly (readonly [Readonly<Record<string, string>>, number, string])[] = [
      [{ 'x-forwarded-for': '203.0.113.1' }, 401, '203.0.113.1'],
      // What the caller wrote before the first proxy's word is passed over, and so are all other headers.
      [{ 'x-forwarded-for': '198.51.100.7, 203.0.113.1' }, 401, '203.0.113.1'],
      [{ 'x-forwarded-for': '198.51.100.8, 203.0.113.1, 10.1.2.3' }, 429, '203.0.113.1'],
      [{ 'x-forwarded-for': '203.0.113.2', 'x-real-ip': '203.0.113.1', forwarded: 'for=203.0.113.1' }, 401, '203.0.113.2'],
      [{ forwarded: 'for=203.0.113.3', 'x-real-ip': '203.0.113.3' }, 401, HERE],
      [{ 'x-client-ip': '203.0.113.4', 'true-client-ip': '203.0.113.4' }, 401, HERE],
      [{ 'cf-connecting-ip': '203.0.113.5' }, 429, HERE],
    ];
    for (const [headers, status] of told) expect((await guessFrom(house, headers)).status, JSON.stringify(headers)).toBe(status);
    expect(await addressesOf(house, 'login_failed')).toEqual(told.map(([, , address]) => address));
  });
});

import { expect, test } from 'vitest';
import type { Answer, Client } from '../../../../tests/support/client.ts';
import { inEachHouse } from '../../../../tests/support/house.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
/** Passwords are limited, and addresses hardly: what counts here is the password. */
const LIMITED = {
  RATELIMIT_ENABLED: 'true',
  RATELIMIT_ANONYMOUS: '100000/60',
  RATELIMIT_SIGN_IN: '100000/900',
  RATELIMIT_SIGN_IN_DAY: '100000/86400',
  RATELIMIT_WRONG_PASSWORD: '2/900',
  RATELIMIT_WRONG_PASSWORD_DAY: '4/86400',
  TRUSTED_PROXIES: 'loopback',
};
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const guess = (browser: Client, email: string, address: string) => browser.post('/api/auth/login', { email, password: 'a guess' }, from(address));

/** All of an answer but the headers that number and date it, and those of the limit by address, which counts on. */
function sameEachTime({ status, headers, body }: Answer) {
  const numbered = ['date', 'x-request-id', 'ratelimit'];
  return { status, text: JSON.stringify(body), headers: [...headers].filter(([name]) => !numbered.includes(name)) };
}

inEachHouse('too many wrong passwords', (open) => {
  test('from one place are refused in the same bytes for any address, and leave a row each', async () => {
    const { browser, idOf, signUp, store, waits } = await open(LIMITED);
    await signUp(ADA);
    const answers = new Map<string, Answer[]>();
    for (const email of [ADA.email, 'nobody@example.org']) {
      const of: Answer[] = [];
      for (let tries = 0; tries < 3; tries += 1) of.push(await guess(browser(), email, '192.0.2.1'));
      answers.set(email, of);
    }
    const [ofAda = [], ofNobody = []] = answers.values();
    expect(ofAda.map(({ status }) => status)).toEqual([401, 401, 429]);
    expect(ofAda[2]).toMatchObject({ body: { code: 'auth.too_many_tries', detail: expect.stringContaining('15 min') } });
    expect(ofAda[2]?.headers.get('retry-after')).toBe('900');
    expect(ofNobody.map(sameEachTime)).toEqual(ofAda.map(sameEachTime));
    // The right password is not looked at either.
    expect((await browser().post('/api/auth/login', ADA, from('192.0.2.1'))).status).toBe(429);
    expect(waits).toHaveLength(7);
    const trail = await store.db
      .selectFrom('verification_audit_log')
      .select(['user_id', 'event_details'])
      .where('event_type', '=', 'login_failed')
      .orderBy('id')
      .execute();
    const id = await idOf(ADA.email);
    const used = { outcome: 'failure', reason: 'too_many_tries', limit: 'wrong_password' };
    expect(trail.map(({ user_id, event_details }) => [user_id, event_details])).toEqual([
      ...[1, 2].map(() => [id, { outcome: 'failure', reason: 'wrong_password' }]),
      [id, used],
      ...[1, 2].map(() => [null, { outcome: 'failure', reason: 'unknown_email' }]),
      [null, used],
      [id, used],
    ]);
  });

  test('in a day ask for a link by mail, for any address alike, and lock nobody out of their own browser', async () => {
    const { browser, clock, signUp } = await open(LIMITED);
    const ada = await signUp(ADA);
    const bo = await signUp(BO);
    for (const email of [ADA.email, 'nobody@example.org']) {
      for (let tries = 0; tries < 4; tries += 1) expect((await guess(browser(), email, `192.0.2.${tries}`)).status).toBe(401);
    }
    const ofAda = await guess(browser(), ADA.email, '198.51.100.1');
    expect(ofAda).toMatchObject({ status: 429, body: { code: 'auth.link_needed' } });
    expect(ofAda.headers.get('retry-after')).toBe('86400');
    expect(sameEachTime(await guess(browser(), 'nobody@example.org', '198.51.100.1'))).toEqual(sameEachTime(ofAda));
    // A stranger’s browser, even with the right password, is asked for the link; the owner’s own signs in, and another person is not touched.
    expect((await browser().post('/api/auth/login', ADA, from('198.51.100.2'))).status).toBe(429);
    expect((await ada.post('/api/auth/login', ADA, from('198.51.100.2'))).status).toBe(200);
    expect((await bo.post('/api/auth/login', { ...ADA }, from('198.51.100.3'))).status).toBe(429);
    expect((await browser().post('/api/auth/login', BO, from('198.51.100.2'))).status).toBe(200);
    clock.pass(86_400_000);
    expect((await browser().post('/api/auth/login', ADA, from('198.51.100.2'))).status).toBe(200);
  });

  test('count where a password is asked for once more, and erase nothing', async () => {
    const { idOf, signUp, store } = await open(LIMITED);
    const ada = await signUp(ADA);
    const erase = (password: string, headers = {}) => ada.delete('/api/me', { password }, { headers });
    // A repeated key must not make a guess free.
    expect((await erase('a guess', { 'idempotency-key': 'one' })).status).toBe(422);
    expect((await erase('a guess', { 'idempotency-key': 'one' })).status).toBe(422);
    const refused = await erase(ADA.password, { 'idempotency-key': 'two' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'auth.too_many_tries' } });
    expect(refused.headers.get('retry-after')).toBe('900');
    expect(await idOf(ADA.email)).toBeGreaterThan(0);
    const trail = await store.db.selectFrom('verification_audit_log').select('event_details').where('event_type', '=', 'login_failed').execute();
    expect(trail.map(({ event_details }) => event_details)).toEqual([
      ...[1, 2].map(() => ({ outcome: 'failure', reason: 'wrong_password', asked_for: 'erase_account' })),
      { outcome: 'failure', reason: 'too_many_tries', asked_for: 'erase_account', limit: 'wrong_password' },
    ]);
  });
});

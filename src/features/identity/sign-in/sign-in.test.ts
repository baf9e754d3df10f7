import { expect, test } from 'vitest';
import { legacyPbkdf2, legacyScrypt } from '../../../../tests/support/legacy-hash.ts';
import type { Answer } from '../../../../tests/support/client.ts';
import { inEachHouse, tokenIn } from '../../../../tests/support/house.ts';

const PASSWORD = 'long river quiet lamp';
const ADA = { email: 'ada@example.org', password: PASSWORD };

/** All of an answer but the headers that number and date it. */
function sameEachTime({ status, headers, body }: Answer) {
  const numbered = ['date', 'x-request-id'];
  return { status, text: JSON.stringify(body), headers: [...headers].filter(([name]) => !numbered.includes(name)) };
}

inEachHouse('signing in', (open) => {
  test('with address and password answers who it is and a CSRF token', async () => {
    const { browser, signUp } = await open();
    await signUp(ADA);
    await signUp({ email: 'bo@example.org', password: 'another quiet evening' });
    const ada = browser();
    expect(await ada.post('/api/auth/login', { email: ' ADA@example.org', password: PASSWORD })).toMatchObject({
      status: 200,
      body: { user: { email: 'ada@example.org', role: 'person' }, csrf_token: expect.any(String) },
    });
    expect((await ada.get('/api/me')).body).toMatchObject({ email: 'ada@example.org' });
  });

  test('fails in the same bytes, on the schedule, whatever the reason; only the audit trail tells', async () => {
    const { browser, signUp, store, waits } = await open();
    for (const name of ['ada', 'disabled', 'legacy']) await signUp({ email: `${name}@example.org`, password: PASSWORD });
    await store.db.updateTable('users').set({ is_active: false }).where('email', '=', 'disabled@example.org').execute();
    await store.db
      .updateTable('users')
      .set({ password_hash: legacyScrypt(PASSWORD) })
      .where('email', '=', 'legacy@example.org')
      .execute();
    const tries = [
      { email: 'ada@example.org', password: 'not her password' },
      { email: 'nobody@example.org', password: PASSWORD },
      { email: 'disabled@example.org', password: PASSWORD },
      { email: 'disabled@example.org', password: 'not their password' },
      { email: 'legacy@example.org', password: 'not their password' },
      { email: 'not even an address', password: 'x' },
    ];
    const answers = [];
    for (const each of tries) answers.push(await browser().post('/api/auth/login', each));
    const [first] = answers;
    expect(first).toMatchObject({ status: 401, body: { code: 'auth.wrong_credentials' } });
    expect(answers.map(sameEachTime)).toEqual(tries.map(() => first && sameEachTime(first)));
    expect(waits).toHaveLength(tries.length);
    const trail = await store.db
      .selectFrom('verification_audit_log')
      .select(['user_id', 'event_details'])
      .where('event_type', '=', 'login_failed')
      .orderBy('id')
      .execute();
    expect(trail.map((row) => row.event_details?.['reason'])).toEqual([
      'wrong_password',
      'unknown_email',
      'disabled',
      'wrong_password',
      'wrong_password',
      'unknown_email',
    ]);
    expect(JSON.stringify(trail)).not.toContain('example.org');
  });

  test('refuses an address with a character that no database keeps', async () => {
    const { browser, signUp } = await open();
    await signUp(ADA);
    const answer = await browser().post('/api/auth/login', { email: 'ada\u0000@example.org', password: PASSWORD });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', fields: [{ path: 'email' }] } });
  });

  test('takes a hash of the former application once, and replaces it', async () => {
    const { browser, idOf, signUp, store } = await open();
    for (const [email, hash] of [
      ['old@example.org', legacyPbkdf2('short one')],
      ['older@example.org', legacyScrypt('short one')],
    ] as const) {
      await signUp({ email, password: PASSWORD });
      const id = await idOf(email);
      await store.db.updateTable('users').set({ password_hash: hash }).where('id', '=', id).execute();
      const kept = () => store.db.selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirst();
      expect((await browser().post('/api/auth/login', { email, password: 'short two' })).status).toBe(401);
      expect(await kept()).toEqual({ password_hash: hash });
      expect((await browser().post('/api/auth/login', { email, password: 'short one' })).status).toBe(200);
      const replaced = await kept();
      expect(replaced?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect((await browser().post('/api/auth/login', { email, password: 'short one' })).status).toBe(200);
      expect(await kept()).toEqual(replaced);
    }
  });

  test('notes whether the password is shorter than one that stands alone must be', async () => {
    const { signIn, signUp, store, idOf } = await open();
    await signUp(ADA);
    const id = await idOf(ADA.email);
    const isShort = async () =>
      (await store.db.selectFrom('users').select('password_is_short').where('id', '=', id).executeTakeFirst())?.password_is_short;
    expect(await isShort()).toBe(false);
    // Characters count, not units of UTF-16: of the trees there are fourteen, and then fifteen.
    for (const [password, expected] of [
      ['fourteen chars', true],
      ['\u{1F333}'.repeat(14), true],
      ['\u{1F333}'.repeat(15), false],
    ] as const) {
      await store.db
        .updateTable('users')
        .set({ password_hash: legacyScrypt(password) })
        .where('id', '=', id)
        .execute();
      await signIn({ ...ADA, password });
      expect(await isShort()).toBe(expected);
    }
  });

  test('anew in the same browser ends the session before', async () => {
    const { browser, signUp, store } = await open();
    const ada = await signUp(ADA);
    const before = tokenIn(ada);
    expect((await ada.post('/api/auth/login', ADA)).status).toBe(200);
    expect(tokenIn(ada)).not.toBe(before);
    expect((await browser(before).get('/api/auth/session')).status).toBe(401);
    expect((await ada.get('/api/auth/session')).status).toBe(200);
    expect(await store.db.selectFrom('sessions').select('id').execute()).toHaveLength(1);
  });

  test('leaves one row in the audit trail each time, with where it came from', async () => {
    const { idOf, signIn, signUp, store } = await open();
    await signUp(ADA);
    await signIn(ADA);
    const id = await idOf(ADA.email);
    const trail = await store.db.selectFrom('verification_audit_log').selectAll().orderBy('id').execute();
    expect(trail.map(({ user_id, event_type, event_details }) => [user_id, event_type, event_details])).toEqual([
      [id, 'login_success', { outcome: 'success', reason: 'registered' }],
      [id, 'login_success', { outcome: 'success', reason: null }],
    ]);
    expect(trail[1]).toMatchObject({ ip_address: '127.0.0.1', user_agent: 'node' });
  });
});

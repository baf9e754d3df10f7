import { expect, test } from 'vitest';
import { legacyPbkdf2, legacyScrypt } from '../../../tests/support/legacy-hash.ts';
import { inEachHouse } from '../../../tests/support/house.ts';

const PASSWORD = 'long river quiet lamp';

inEachHouse('signing in', (open) => {
  test('with address and password answers who it is and a CSRF token', async () => {
    const { browser, register } = await open();
    await register('ada@example.org', PASSWORD);
    await register('bo@example.org', 'another quiet evening');
    const ada = browser();
    expect(await ada.post('/api/auth/login', { email: ' ADA@example.org', password: PASSWORD })).toMatchObject({
      status: 200,
      body: { user: { email: 'ada@example.org', role: 'person' }, csrf_token: expect.any(String) },
    });
    expect((await ada.get('/api/me')).body).toMatchObject({ email: 'ada@example.org' });
  });

  test('fails in the same bytes, on the schedule, whatever the reason; only the audit trail tells', async () => {
    const { browser, register, store, waits } = await open();
    await register('ada@example.org', PASSWORD);
    await register('disabled@example.org', PASSWORD);
    await register('legacy@example.org', PASSWORD);
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
    for (const answer of answers) expect([answer.status, answer.text]).toEqual([401, first?.text]);
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

  test('takes a hash of the former application once, and replaces it', async () => {
    const { browser, register, store } = await open();
    for (const [email, hash] of [
      ['old@example.org', legacyPbkdf2('short one')],
      ['older@example.org', legacyScrypt('short one')],
    ] as const) {
      const id = await register(email, PASSWORD);
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

  test('anew in the same browser ends the session before', async () => {
    const { browser, register, store } = await open();
    const id = await register('ada@example.org', PASSWORD);
    await store.db.deleteFrom('sessions').execute();
    const ada = browser();
    await ada.post('/api/auth/login', { email: 'ada@example.org', password: PASSWORD });
    const before = ada.cookie();
    await ada.post('/api/auth/login', { email: 'ada@example.org', password: PASSWORD });
    expect(ada.cookie()).not.toBe(before);
    expect((await browser(before).get('/api/auth/session')).status).toBe(401);
    expect(await store.db.selectFrom('sessions').select('user_id').execute()).toEqual([{ user_id: id }]);
  });

  test('leaves one row in the audit trail each time, with where it came from', async () => {
    const { browser, register, store } = await open();
    const id = await register('ada@example.org', PASSWORD);
    await browser().post('/api/auth/login', { email: 'ada@example.org', password: PASSWORD });
    const trail = await store.db.selectFrom('verification_audit_log').selectAll().orderBy('id').execute();
    expect(trail.map(({ user_id, event_type, event_details }) => [user_id, event_type, event_details])).toEqual([
      [id, 'login_success', { outcome: 'success', reason: 'registered' }],
      [id, 'login_success', { outcome: 'success', reason: null }],
    ]);
    expect(trail[1]).toMatchObject({ ip_address: '127.0.0.1', user_agent: 'test browser' });
  });
});

import { expect, test } from 'vitest';
import { listSessions } from './contract.ts';
import { hashOfToken } from './tokens.ts';
import { HOUSE_KEY, inEachHouse, tokenIn } from '../../../../tests/support/house.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const MINUTE_MS = 60_000;
const BO = { email: 'bo@example.org', password: 'another quiet evening' };

inEachHouse('a session', (open) => {
  const twoPeople = async () => {
    const house = await open();
    await house.signUp(ADA);
    await house.signUp(BO);
    await house.store.db.deleteFrom('sessions').execute();
    return house;
  };

  test('ends an hour after its last use', async () => {
    const { clock, signIn } = await twoPeople();
    const ada = await signIn(ADA);
    for (let use = 0; use < 3; use += 1) {
      clock.pass(59 * MINUTE_MS);
      expect((await ada.get('/api/me')).status).toBe(200);
    }
    clock.pass(61 * MINUTE_MS);
    expect((await ada.get('/api/me')).status).toBe(401);
  });

  test('ends after twelve hours although it is in use', async () => {
    const { clock, signIn } = await twoPeople();
    const ada = await signIn(ADA);
    for (let half = 0; half < 23; half += 1) {
      clock.pass(30 * MINUTE_MS);
      expect((await ada.get('/api/me')).status).toBe(200);
    }
    clock.pass(30 * MINUTE_MS);
    expect((await ada.get('/api/me')).status).toBe(401);
  });

  test('writes its last use at most once a second', async () => {
    const { clock, signIn, store } = await twoPeople();
    const ada = await signIn(ADA);
    const lastSeen = async () => (await store.db.selectFrom('sessions').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at;
    const begun = await lastSeen();
    clock.pass(999);
    await ada.get('/api/me');
    expect(await lastSeen()).toBe(begun);
    clock.pass(1);
    await ada.get('/api/me');
    expect(Date.parse(await lastSeen()) - Date.parse(begun)).toBe(1_000);
  });

  test('reads while somebody else is writing for long, and notes its use afterwards', async () => {
    const { clock, signIn, store } = await twoPeople();
    const ada = await signIn(ADA);
    const rows = () => store.db.selectFrom('sessions').select(['last_seen_at']).execute();
    clock.pass(2 * MINUTE_MS);
    const letGo = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const writing = store.transaction(async (db) => {
      await db.updateTable('sessions').set({ user_agent: 'held' }).execute();
      begun.resolve();
      await letGo.promise;
    });
    await begun.promise;
    expect((await ada.get('/api/me')).status).toBe(200);
    letGo.resolve();
    await writing;
    await expect.poll(rows).toEqual([{ last_seen_at: new Date(clock.now()).toISOString() }]);
  });

  test('is kept by the hash of its token, never by the token', async () => {
    const { signIn, store } = await twoPeople();
    const token = tokenIn(await signIn(ADA)) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await store.db.selectFrom('sessions').selectAll().execute();
    expect(rows.map((row) => row.token_hash)).toEqual([hashOfToken(token)]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('is one of ten: the eleventh ends the oldest, and another person keeps theirs', async () => {
    const { clock, signIn, store } = await twoPeople();
    const bo = await signIn(BO);
    const browsers = [];
    for (let count = 0; count < 11; count += 1) {
      clock.pass(1_000);
      browsers.push(await signIn(ADA));
    }
    const statuses = await Promise.all(browsers.map(async (each) => (await each.get('/api/me')).status));
    expect(statuses).toEqual([401, ...Array.from({ length: 10 }, () => 200)]);
    expect((await bo.get('/api/me')).status).toBe(200);
    const ended = await store.db.selectFrom('verification_audit_log').select('event_details').where('event_type', '=', 'session_revoked').execute();
    expect(ended).toEqual([{ event_details: { outcome: 'success', reason: 'too_many', sessions: 1 } }]);
  });

  test('is one of ten also when four sign in at once', async () => {
    const { signIn, store } = await twoPeople();
    for (let count = 0; count < 9; count += 1) await signIn(ADA);
    await Promise.all([signIn(ADA), signIn(ADA), signIn(ADA), signIn(ADA)]);
    expect(await store.db.selectFrom('sessions').select('id').execute()).toHaveLength(10);
  });

  test('is listed for its own person only, with the one that asks marked', async () => {
    const { clock, signIn } = await twoPeople();
    const first = await signIn(ADA);
    clock.pass(5 * MINUTE_MS);
    const second = await signIn(ADA);
    await signIn(BO);
    const answer = await second.get('/api/sessions');
    expect(answer).toMatchObject({
      status: 200,
      body: { items: [{ current: true, ip_address: '127.0.0.1', user_agent: 'node' }, { current: false }], next_cursor: null },
    });
    clock.pass(58 * MINUTE_MS);
    await second.get('/api/me');
    expect((await second.get('/api/sessions')).body).toMatchObject({ items: [{ current: true }] });
    expect((await first.get('/api/me')).status).toBe(401);
  });

  test('can be ended by its person; to another it does not exist', async () => {
    const { signIn, store } = await twoPeople();
    const [phone, laptop, bo] = [await signIn(ADA), await signIn(ADA), await signIn(BO)];
    const { items } = (await phone.get('/api/sessions')).read(listSessions.answers[200]);
    const id = items.find((each) => each.current)?.id;
    const others = await bo.delete(`/api/sessions/${id}`);
    const absent = await bo.delete('/api/sessions/987654321');
    expect(others).toMatchObject({ status: 404, body: { code: 'session.not_found' } });
    expect(others.body).toEqual(absent.body);
    expect((await phone.get('/api/me')).status).toBe(200);
    expect((await laptop.delete(`/api/sessions/${id}`)).status).toBe(204);
    expect((await phone.get('/api/me')).status).toBe(401);
    expect((await laptop.get('/api/me')).status).toBe(200);
    const ended = await store.db.selectFrom('verification_audit_log').select('event_details').where('event_type', '=', 'session_revoked').execute();
    expect(ended).toEqual([{ event_details: { outcome: 'success', reason: 'by_person', sessions: 1 } }]);
  });

  test('can end all others of its person', async () => {
    const { signIn } = await twoPeople();
    const [phone, laptop, bo] = [await signIn(ADA), await signIn(ADA), await signIn(BO)];
    expect((await laptop.delete('/api/sessions')).status).toBe(204);
    const statuses = await Promise.all([phone, laptop, bo].map(async (each) => (await each.get('/api/me')).status));
    expect(statuses).toEqual([401, 200, 200]);
  });

  test('ends with signing out, and its cookie is cleared', async () => {
    const { browser, signIn } = await twoPeople();
    const ada = await signIn(ADA);
    const token = tokenIn(ada);
    expect((await ada.post('/api/auth/logout')).status).toBe(204);
    expect(tokenIn(ada)).toBeUndefined();
    expect((await browser(token).get('/api/me')).status).toBe(401);
  });

  test('dies at once when its person is disabled', async () => {
    const { signIn, store } = await twoPeople();
    const [ada, bo] = [await signIn(ADA), await signIn(BO)];
    await store.db.updateTable('users').set({ is_active: false }).where('email', '=', ADA.email).execute();
    expect([(await ada.get('/api/me')).status, (await bo.get('/api/me')).status]).toEqual([401, 200]);
  });

  test('has a CSRF token of its own, which outlives a change of the secret key while the old one is accepted', async () => {
    const { identityWith, signIn } = await twoPeople();
    const [ada, bo] = [await signIn(ADA), await signIn(BO)];
    const token = ada.csrfToken ?? '';
    const isGood = async (keys: readonly [string, ...string[]], presented: string) =>
      (await identityWith(keys).authenticate({ session_token: tokenIn(ada) ?? '', bearer: null }))?.isCsrfToken(presented);
    expect(await isGood([HOUSE_KEY], token)).toBe(true);
    expect(await isGood([HOUSE_KEY], bo.csrfToken ?? '')).toBe(false);
    expect(await isGood([HOUSE_KEY], '')).toBe(false);
    expect(await isGood(['a new key of thirty-two characters', HOUSE_KEY], token)).toBe(true);
    expect(await isGood(['a new key of thirty-two characters'], token)).toBe(false);
  });
});

import { expect, test } from 'vitest';
import { hashOfToken } from './tokens.ts';
import { inEachHouse } from '../../../tests/support/house.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };

inEachHouse('a session', (open) => {
  const twoPeople = async (settings?: Parameters<typeof open>[0]) => {
    const house = await open(settings);
    await house.register(ADA.email, ADA.password);
    await house.register(BO.email, BO.password);
    await house.store.db.deleteFrom('sessions').execute();
    const signIn = async (who: typeof ADA) => {
      const browser = house.browser();
      expect((await browser.post('/api/auth/login', who)).status).toBe(200);
      return browser;
    };
    return { ...house, signIn };
  };

  test('ends an hour after its last use', async () => {
    const { clock, signIn } = await twoPeople();
    const ada = await signIn(ADA);
    for (let use = 0; use < 3; use += 1) {
      clock.advance({ minutes: 59 });
      expect((await ada.get('/api/me')).status).toBe(200);
    }
    clock.advance({ minutes: 61 });
    expect((await ada.get('/api/me')).status).toBe(401);
  });

  test('ends after twelve hours although it is in use', async () => {
    const { clock, signIn } = await twoPeople();
    const ada = await signIn(ADA);
    for (let half = 0; half < 23; half += 1) {
      clock.advance({ minutes: 30 });
      expect((await ada.get('/api/me')).status).toBe(200);
    }
    clock.advance({ minutes: 30 });
    expect((await ada.get('/api/me')).status).toBe(401);
  });

  test('writes its last use at most once a minute', async () => {
    const { clock, signIn, store } = await twoPeople();
    const ada = await signIn(ADA);
    const lastSeen = async () => (await store.db.selectFrom('sessions').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at;
    const begun = await lastSeen();
    clock.advance({ seconds: 59 });
    await ada.get('/api/me');
    expect(await lastSeen()).toBe(begun);
    clock.advance({ seconds: 1 });
    await ada.get('/api/me');
    expect(Date.parse(await lastSeen()) - Date.parse(begun)).toBe(60_000);
  });

  test('is kept by the hash of its token, never by the token', async () => {
    const { signIn, store } = await twoPeople();
    const token = (await signIn(ADA)).cookie() ?? '';
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
      clock.advance({ seconds: 1 });
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
    clock.advance({ minutes: 5 });
    const second = await signIn(ADA);
    await signIn(BO);
    const answer = await second.get('/api/sessions');
    expect(answer).toMatchObject({
      status: 200,
      body: { items: [{ current: true, ip_address: '127.0.0.1', user_agent: 'test browser' }, { current: false }], next_cursor: null },
    });
    clock.advance({ minutes: 58 });
    await second.get('/api/me');
    expect((await second.get('/api/sessions')).body).toMatchObject({ items: [{ current: true }] });
    expect((await first.get('/api/me')).status).toBe(401);
  });

  test('can be ended by its person; to another it does not exist', async () => {
    const { signIn, store } = await twoPeople();
    const [phone, laptop, bo] = [await signIn(ADA), await signIn(ADA), await signIn(BO)];
    const current = (await phone.get('/api/sessions')).items().find((each) => each['current'] === true);
    const id = Number(current?.['id']);
    const others = await bo.delete(`/api/sessions/${id}`);
    const absent = await bo.delete('/api/sessions/987654321');
    expect([others.status, others.text]).toEqual([404, absent.text]);
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
    const token = ada.cookie();
    expect((await ada.post('/api/auth/logout')).status).toBe(204);
    expect(ada.cookie()).toBeUndefined();
    expect((await browser(token).get('/api/me')).status).toBe(401);
  });

  test('dies at once when its person is disabled', async () => {
    const { signIn, store } = await twoPeople();
    const [ada, bo] = [await signIn(ADA), await signIn(BO)];
    await store.db.updateTable('users').set({ is_active: false }).where('email', '=', ADA.email).execute();
    expect([(await ada.get('/api/me')).status, (await bo.get('/api/me')).status]).toEqual([401, 200]);
  });

  test('has a CSRF token of its own, which outlives a change of the secret key while the old one is accepted', async () => {
    const { identity, identityWith, keys, signIn } = await twoPeople();
    const [ada, bo] = [await signIn(ADA), await signIn(BO)];
    const token = ada.csrf() ?? '';
    expect(bo.csrf()).not.toBe(token);
    const isGood = async (house: typeof identity, presented: string) =>
      (await house.authenticate({ session_token: ada.cookie() ?? '', bearer: null }))?.isCsrfToken(presented);
    expect(await isGood(identity, token)).toBe(true);
    expect(await isGood(identity, bo.csrf() ?? '')).toBe(false);
    expect(await isGood(identity, '')).toBe(false);
    expect(await isGood(identityWith(['a new key of thirty-two characters', ...keys]), token)).toBe(true);
    expect(await isGood(identityWith(['a new key of thirty-two characters']), token)).toBe(false);
  });
});

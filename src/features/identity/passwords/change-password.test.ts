import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Client } from '../../../../tests/support/client.ts';
import { onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { inEachHouse, tokenIn } from '../../../../tests/support/house.ts';
import { readMail } from '../../../../tests/support/mail-text.ts';
import { twoProcesses } from '../../../../tests/support/two-processes.ts';
import { hashOfToken } from '../sessions/tokens.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const NEXT = 'seven slow trams home';
const change = (current_password: string, new_password: string) => ({ current_password, new_password });

inEachHouse('one’s own password', (open) => {
  const twoPeople = async () => {
    const house = await open();
    return { ...house, ada: await house.signUp(ADA), bo: await house.signUp(BO) };
  };

  test('is changed by who shows the present one; other sessions end, this one goes on under another token', async () => {
    const { ada, bo, browser, mails, runJobs, signIn, store, idOf } = await twoPeople();
    const phone = await signIn(ADA);
    const [before, csrfBefore] = [tokenIn(ada), ada.csrfToken];
    const answer = await ada.post('/api/me/password', change(ADA.password, NEXT));
    expect(answer).toMatchObject({ status: 200, body: { user: { email: ADA.email }, csrf_token: expect.any(String) } });
    expect(tokenIn(ada)).not.toBe(before);
    expect(ada.csrfToken).not.toBe(csrfBefore);
    expect((await browser(before).get('/api/me')).status).toBe(401);
    expect((await ada.patch('/api/me', { full_name: 'Ada King' })).status).toBe(200);
    const statuses = await Promise.all([phone, bo].map(async (each) => (await each.get('/api/me')).status));
    expect(statuses).toEqual([401, 200]);
    expect((await browser().post('/api/auth/login', { email: ADA.email, password: ADA.password })).status).toBe(401);
    await signIn({ ...ADA, password: NEXT });
    const trail = await store.db
      .selectFrom('verification_audit_log')
      .select(['user_id', 'event_details'])
      .where('event_type', '=', 'password_changed')
      .execute();
    expect(trail).toEqual([{ user_id: await idOf(ADA.email), event_details: { outcome: 'success', reason: 'by_person', sessions: 1 } }]);
    await runJobs();
    const told = mails.filter((mail) => readMail(mail).subject === 'Your Mingus password was changed');
    expect(told.map(({ to }) => to)).toEqual([[ADA.email]]);
    expect(readMail(told[0] ?? { text: '' }).text).toMatch(/^Hello Ada King,\n\non 2026-03-02 at 08:00 UTC the password[^]*everywhere else/);
  });

  test('forgets the other browsers of its person: they have no tries of their own any more, and nobody else’s is touched', async () => {
    const { ada, idOf, signIn, store } = await twoPeople();
    const phone = await signIn(ADA);
    const known = () => store.db.selectFrom('devices').select(['user_id', 'token_hash']).orderBy('id').execute();
    const [ofAda, ofBo, ofPhone] = await known();
    expect(ofPhone?.token_hash).toBe(hashOfToken(phone.cookies.get('mingus_device') ?? ''));
    expect((await ada.post('/api/me/password', change(ADA.password, NEXT))).status).toBe(200);
    expect(await known()).toEqual([ofAda, ofBo]);
    expect(ofAda).toEqual({ user_id: await idOf(ADA.email), token_hash: hashOfToken(ada.cookies.get('mingus_device') ?? '') });
  });

  test('sent again under its key is answered the same, changes nothing more and leaves the session as it is', async () => {
    const { ada, bo, browser, store } = await twoPeople();
    const before = browserAs(ada);
    const keyed = { headers: { 'idempotency-key': 'one-change' } };
    const first = await ada.post('/api/me/password', change(ADA.password, NEXT), keyed);
    expect(first.status).toBe(200);
    const token = tokenIn(ada);
    const kept = () => store.db.selectFrom('users').select(['id', 'password_hash']).orderBy('id').execute();
    const hashes = await kept();
    const again = await ada.post('/api/me/password', change(ADA.password, NEXT), keyed);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(again.headers.getSetCookie()).toEqual([]);
    expect(tokenIn(ada)).toBe(token);
    expect(await kept()).toEqual(hashes);
    // With the cookie that was before, nothing is given: it opens nothing any more. Bo's same key is another request.
    expect(await before.post('/api/me/password', change(ADA.password, NEXT), keyed)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect(before.cookies.get('mingus_session')).not.toBe(token);
    expect((await bo.post('/api/me/password', change(BO.password, 'nine tall birches stand'), keyed)).status).toBe(200);
    // From another session of hers the answer has that session's own CSRF token, and no cookie.
    const elsewhere = browser();
    await elsewhere.post('/api/auth/login', { email: ADA.email, password: NEXT });
    const own = elsewhere.csrfToken;
    const there = await elsewhere.post('/api/me/password', change(ADA.password, NEXT), keyed);
    expect(there).toMatchObject({ status: 200, body: { csrf_token: own } });
    expect(own).not.toBe(ada.csrfToken);
    expect(there.headers.getSetCookie()).toEqual([]);
    expect((await ada.patch('/api/me', { full_name: 'Ada King' })).status).toBe(200);
    expect(await ada.post('/api/me/password', change(ADA.password, 'another one of many'), keyed)).toMatchObject({
      status: 422,
      body: { code: 'idempotency.mismatch' },
    });
    const answers = JSON.stringify(await store.db.selectFrom('idempotency_keys').select('answer').execute());
    expect(answers).toContain('csrf_token');
    for (const secret of [ada.csrfToken, bo.csrfToken, token]) expect(answers).not.toContain(secret);
  });

  test('sent twice at once under one key is one change, and whichever answer comes last, the browser stays signed in', async () => {
    const { ada, store } = await twoPeople();
    const keyed = { headers: { 'idempotency-key': 'a-double-click' } };
    // One browser: what each answer sets is kept in the order in which they come.
    const answers = await Promise.all([1, 2, 3].map(() => ada.post('/api/me/password', change(ADA.password, NEXT), keyed)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.flatMap(({ headers }) => headers.getSetCookie()).filter((line) => line.startsWith('mingus_session='))).toHaveLength(1);
    expect((await ada.patch('/api/me', { full_name: 'Ada King' })).status).toBe(200);
    const trail = await store.db.selectFrom('verification_audit_log').select('id').where('event_type', '=', 'password_changed').execute();
    expect(trail).toHaveLength(1);
  });

  test('is not changed with a wrong present one, which is answered on the schedule and noted', async () => {
    const { ada, store, waits } = await twoPeople();
    const answer = await ada.post('/api/me/password', change(BO.password, NEXT));
    expect(answer).toMatchObject({ status: 422, body: { code: 'auth.wrong_password', fields: [{ path: 'current_password' }] } });
    expect(waits).toHaveLength(1);
    const failed = await store.db.selectFrom('verification_audit_log').select('event_details').where('event_type', '=', 'login_failed').execute();
    expect(failed).toEqual([{ event_details: { outcome: 'failure', reason: 'wrong_password', asked_for: 'change_password' } }]);
    expect((await ada.post('/api/me/password', change(ADA.password, NEXT))).status).toBe(200);
  });

  test('is not changed to one that is weak, one’s own name, or the same', async () => {
    const { ada, signIn } = await twoPeople();
    for (const [next, status, reason] of [
      [ADA.password, 422, /have now/],
      ['passwordpassword', 422, /tried first/],
      ['ada@example.org.ada', 422, /Apart from your name/],
      ['fourteen chars', 422, /at least 15/],
      ['short', 400, /at least 8/],
      ['x'.repeat(129), 400, /at most 128/],
    ] as const) {
      const answer = await ada.post('/api/me/password', change(ADA.password, next));
      expect(answer, next).toMatchObject({ status, body: { fields: [{ path: 'new_password', message: expect.stringMatching(reason) }] } });
    }
    await signIn(ADA);
  });

  test('changed twice at once is changed once', async () => {
    const { ada, browser } = await twoPeople();
    const nexts = [NEXT, 'nine tall birches stand'];
    const answers = await Promise.all(nexts.map((next) => browserAs(ada).post('/api/me/password', change(ADA.password, next))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const winner = nexts[answers.findIndex(({ status }) => status === 200)] ?? '';
    expect((await browser().post('/api/auth/login', { email: ADA.email, password: winner })).status).toBe(200);
  });

  test('of the invented person stays, for everybody comes in as them', async () => {
    const { ada, store, idOf } = await twoPeople();
    await store.db
      .updateTable('users')
      .set({ is_demo: true })
      .where('id', '=', await idOf(ADA.email))
      .execute();
    expect(await ada.post('/api/me/password', change(ADA.password, NEXT))).toMatchObject({ status: 403, body: { code: 'auth.not_for_demo' } });
    expect(await ada.patch('/api/me', { email: 'eve@example.org' })).toMatchObject({ status: 403, body: { code: 'auth.not_for_demo' } });
  });
});

/** Another window of the same browser. */
function browserAs(one: Client): Client {
  const other = new Client(one.url);
  for (const [name, value] of one.cookies) other.cookies.set(name, value);
  other.csrfToken = one.csrfToken;
  return other;
}

onEachDatabaseFile('a change of password', (makeDatabase) => {
  test('ends fifty sessions that are in use on two servers, before it is answered', async () => {
    const { apps, store } = await twoProcesses(makeDatabase);
    const ada = apps[0].client();
    const { id, password } = await ada.registerPerson();
    const bo = apps[1].client();
    await bo.registerPerson();
    // More than a person may have, so that none is missed for being the eleventh.
    const tokens = Array.from({ length: 50 }, () => randomBytes(32).toString('base64url'));
    const times = { created_at: '2025-01-15T12:00:00.000Z', last_seen_at: '2025-01-15T12:00:00.000Z', expires_at: '2025-01-16T00:00:00.000Z' };
    await store.db
      .insertInto('sessions')
      .values(tokens.map((token) => ({ user_id: id, token_hash: hashOfToken(token), ip_address: null, user_agent: null, ...times })))
      .execute();
    const clients = tokens.map((token, index) => {
      const client = apps[index % 2 === 0 ? 0 : 1].client();
      client.cookies.set('mingus_session', token);
      return client;
    });
    const statuses = () => Promise.all(clients.map(async (client) => (await client.get('/api/auth/session')).status));
    expect(new Set(await statuses())).toEqual(new Set([200]));
    const [changed] = await Promise.all([ada.post('/api/me/password', change(password, NEXT)), statuses()]);
    expect(changed.status).toBe(200);
    expect(new Set(await statuses())).toEqual(new Set([401]));
    expect([(await ada.get('/api/me')).status, (await bo.get('/api/me')).status]).toEqual([200, 200]);
    expect(await store.db.selectFrom('sessions').select('id').where('user_id', '=', id).execute()).toHaveLength(1);
  });
});

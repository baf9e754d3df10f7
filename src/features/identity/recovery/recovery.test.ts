import { expect, test } from 'vitest';
import { type House, inEachHouse } from '../../../../tests/support/house.ts';
import { readMail, tokenInMail } from '../../../../tests/support/mail-text.ts';
import { everyRow } from '../../../../tests/support/every-row.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const NEXT = 'seven slow trams home';
const MINUTE_MS = 60_000;

/** Asks for a link and answers its token. */
async function askForLink({ browser, mails, runJobs }: House, email = ADA.email): Promise<string> {
  expect(await browser().post('/api/auth/forgot', { email })).toMatchObject({ status: 202, body: { status: 'ok' } });
  await runJobs();
  return tokenInMail(mails.at(-1));
}

inEachHouse('a forgotten password', (open) => {
  const twoPeople = async (env: Readonly<Record<string, string>> = {}) => {
    const house = await open(env);
    return { ...house, ada: await house.signUp(ADA), bo: await house.signUp(BO) };
  };

  test('is replaced with the link that was mailed, which ends every session of that person and of nobody else', async () => {
    const house = await twoPeople();
    const { ada, bo, browser, mails, runJobs, signIn, store, idOf } = house;
    const phone = await signIn(ADA);
    const token = await askForLink(house);
    expect(mails.at(-1)?.to).toEqual([ADA.email]);
    expect(readMail(mails.at(-1) ?? { text: '' })).toMatchObject({
      subject: 'Choose a new Mingus password',
      text: expect.stringMatching(/^Hello Ada,\n[^]*\nhttp:\/\/localhost:\d+\/reset\?token=[\w-]{43}\n/),
    });
    const stranger = browser();
    expect(await stranger.post('/api/auth/reset', { token, password: NEXT })).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect([...stranger.cookies]).toEqual([]);
    const statuses = await Promise.all([ada, phone, bo].map(async (each) => (await each.get('/api/me')).status));
    expect(statuses).toEqual([401, 401, 200]);
    expect((await browser().post('/api/auth/login', { email: ADA.email, password: ADA.password })).status).toBe(401);
    expect((await (await signIn({ ...ADA, password: NEXT })).get('/api/me')).body).toMatchObject({ email: ADA.email });
    const changed = await store.db
      .selectFrom('verification_audit_log')
      .select(['user_id', 'ip_address', 'event_details'])
      .where('event_type', '=', 'password_changed')
      .execute();
    expect(changed).toEqual([
      { user_id: await idOf(ADA.email), ip_address: '127.0.0.1', event_details: { outcome: 'success', reason: 'reset', sessions: 2 } },
    ]);
    await runJobs();
    expect(mails.map((mail) => readMail(mail).subject)).toContain('Your Mingus password was changed');
  });

  test('is answered the same, on the schedule, for an address that nobody has, is disabled or invented, and only the first gets a mail', async () => {
    const { browser, mails, runJobs, store, waits } = await twoPeople();
    await store.db.updateTable('users').set({ is_active: false }).where('email', '=', BO.email).execute();
    const answers = [];
    for (const email of [ADA.email, BO.email, 'nobody@example.org', 'demo@mingus.invalid', 'not even an address']) {
      const { status, body, headers } = await browser().post('/api/auth/forgot', { email });
      answers.push({ status, body, headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)) });
    }
    expect(answers[0]).toMatchObject({ status: 202, body: { status: 'ok' } });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(waits).toHaveLength(5);
    await runJobs();
    expect(mails.map(({ to }) => to)).toEqual([[ADA.email]]);
  });

  test('takes a link once, and of two at once one', async () => {
    const house = await twoPeople();
    const { browser, signIn } = house;
    const token = await askForLink(house);
    const passwords = [NEXT, 'nine tall birches stand'];
    const answers = await Promise.all(passwords.map((password) => browser().post('/api/auth/reset', { token, password })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({ code: 'auth.link_invalid' });
    const winner = passwords[answers.findIndex(({ status }) => status === 200)] ?? '';
    await signIn({ ...ADA, password: winner });
    expect((await browser().post('/api/auth/reset', { token, password: 'ten more words to say' })).body).toMatchObject({ code: 'auth.link_invalid' });
  });

  test('takes a link for fifteen minutes, and only the latest', async () => {
    const house = await twoPeople();
    const { browser, clock } = house;
    const reset = async (token: string) => (await browser().post('/api/auth/reset', { token, password: NEXT })).status;
    const first = await askForLink(house);
    const second = await askForLink(house);
    expect(await reset(first)).toBe(422);
    clock.pass(15 * MINUTE_MS);
    expect(await reset(second)).toBe(422);
    const third = await askForLink(house);
    clock.pass(15 * MINUTE_MS - 1);
    expect(await reset(third)).toBe(200);
  });

  test('that is weak is refused with the reason, and the link stays good', async () => {
    const house = await twoPeople();
    const { browser, store, idOf } = house;
    const token = await askForLink(house);
    const reset = (password: string) => browser().post('/api/auth/reset', { token, password });
    expect(await reset('fourteen chars')).toMatchObject({
      status: 422,
      body: { code: 'auth.weak_password', fields: [{ path: 'password', message: expect.stringContaining('at least 15') }] },
    });
    expect(await reset('passwordpassword')).toMatchObject({ status: 422, body: { code: 'auth.weak_password' } });
    expect(await reset('short')).toMatchObject({ status: 400, body: { code: 'request.invalid', fields: [{ path: 'password' }] } });
    await store.db
      .insertInto('totp_factors')
      .values({ user_id: await idOf(ADA.email), sealed_secret: 'sealed', created_at: '2026-03-02T08:00:00.000Z', confirmed_at: null })
      .execute();
    expect((await reset('tram 17 oaks')).status).toBe(422);
    await store.db.updateTable('totp_factors').set({ confirmed_at: '2026-03-02T08:00:00.000Z' }).execute();
    expect((await reset('tram 17 oaks')).status).toBe(200);
    const kept = await store.db.selectFrom('users').select(['email', 'password_is_short']).orderBy('id').execute();
    expect(kept).toEqual([
      { email: ADA.email, password_is_short: true },
      { email: BO.email, password_is_short: false },
    ]);
  });

  test('replaced ends the other links and the second factors that are being asked, of that person only', async () => {
    const house = await twoPeople();
    const { browser, store, idOf } = house;
    const ids = [await idOf(ADA.email), await idOf(BO.email)];
    const later = { created_at: '2026-03-02T08:00:00.000Z', expires_at: '2026-03-03T08:00:00.000Z' };
    const hash = (kind: string, id: number) => `${kind}${id}`.padEnd(64, '0');
    await store.db
      .insertInto('account_links')
      .values(ids.map((user_id) => ({ user_id, purpose: 'sign_in' as const, token_hash: hash('a', user_id), ...later })))
      .execute();
    await store.db
      .insertInto('factor_challenges')
      .values(ids.map((user_id) => ({ user_id, purpose: 'sign_in' as const, challenge_hash: hash('b', user_id), ...later })))
      .execute();
    const token = await askForLink(house);
    expect((await browser().post('/api/auth/reset', { token, password: NEXT })).status).toBe(200);
    const links = await store.db.selectFrom('account_links').select(['user_id', 'purpose', 'used_at']).orderBy('id').execute();
    expect(links.map(({ user_id, purpose, used_at }) => [user_id, purpose, used_at !== null])).toEqual([
      [ids[1], 'sign_in', false],
      [ids[0], 'reset_password', true],
    ]);
    expect(await store.db.selectFrom('factor_challenges').select('user_id').where('used_at', 'is', null).execute()).toEqual([{ user_id: ids[1] }]);
  });

  test('leaves the token nowhere but in the mail', async () => {
    const house = await twoPeople();
    const token = await askForLink(house);
    expect(JSON.stringify(await everyRow(house.store.db))).not.toContain(token);
  });

  test('of a person disabled meanwhile stays as it is', async () => {
    const house = await twoPeople();
    const { browser, store } = house;
    const token = await askForLink(house);
    await store.db.updateTable('users').set({ is_active: false }).where('email', '=', ADA.email).execute();
    expect(await browser().post('/api/auth/reset', { token, password: NEXT })).toMatchObject({ status: 422, body: { code: 'auth.link_invalid' } });
  });

  test('is mailed about three times an hour to one address, whoever has it', async () => {
    const { browser, clock } = await twoPeople({ RATELIMIT_ENABLED: 'true', RATELIMIT_REGISTER: '100/60', RATELIMIT_SIGN_IN: '100/60' });
    for (const email of ['nobody@example.org', ADA.email]) {
      for (let count = 0; count < 3; count += 1) expect((await browser().post('/api/auth/forgot', { email })).status).toBe(202);
      const refused = await browser().post('/api/auth/forgot', { email: email.toUpperCase() });
      expect(refused).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
      expect(refused.headers.get('retry-after')).toBe('3600');
    }
    expect((await browser().post('/api/auth/forgot', { email: BO.email })).status).toBe(202);
    clock.pass(60 * MINUTE_MS);
    expect((await browser().post('/api/auth/forgot', { email: ADA.email })).status).toBe(202);
  });

  test('cannot be mailed about where no mail is set up, which is said, with the command that helps', async () => {
    const env = { MINGUS_ENV: 'production', SMTP_URL: '', PUBLIC_URL: 'https://mingus.example.org', RATELIMIT_ENABLED: 'true' };
    const { browser } = await open({ ...env, SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF' });
    const answer = await browser().post('/api/auth/forgot', { email: ADA.email }, { headers: { origin: 'https://mingus.example.org' } });
    expect(answer).toMatchObject({ status: 503, body: { code: 'auth.no_mail', detail: expect.stringContaining('mingus user reset-password') } });
  });
});

import { expect, test } from 'vitest';
import { HOUSE_KEY, inEachHouse, tokenIn } from '../../../../../tests/support/house.ts';
import { addTotp, codeOf, passwordOf } from '../../../../../tests/support/second-factors.ts';
import { readSecurity } from '../contract.ts';
import { beginTotp, confirmTotp } from './contract.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };

inEachHouse('an authenticator app', (open) => {
  const twoPeople = async () => {
    const house = await open();
    const [ada, bo] = [await house.signUp(ADA), await house.signUp(BO)];
    const trail = async () => {
      const rows = await house.store.db
        .selectFrom('verification_audit_log')
        .selectAll()
        .where('event_type', '=', 'factor_changed')
        .orderBy('id')
        .execute();
      return rows.map(({ user_id, event_details }) => [user_id, event_details?.['reason']]);
    };
    return { ...house, ada, bo, trail };
  };

  test('is set up by its secret and turned on by a code; the session goes on under another token, and a mail tells', async () => {
    const { ada, bo, browser, clock, idOf, mails, runJobs, trail } = await twoPeople();
    const begun = await ada.post('/api/factors/totp');
    const { secret, uri } = begun.read(beginTotp.answers[201]);
    expect(uri).toContain(`secret=${secret}`);
    expect((await ada.get('/api/security')).body).toMatchObject({ totp: null, by_second_factor: false });

    const wrong = await ada.post('/api/factors/totp/confirm', { code: codeOf(secret, clock, 2) });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'auth.wrong_second_factor', fields: [{ path: 'code' }] } });
    const before = tokenIn(ada);
    const code = codeOf(secret, clock);
    const confirmed = await ada.post('/api/factors/totp/confirm', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(confirmed.read(confirmTotp.answers[200]).recovery_codes).toHaveLength(10);
    expect([tokenIn(ada) === before, (await browser(before).get('/api/me')).status, (await ada.get('/api/me')).status]).toEqual([false, 401, 200]);

    const now = new Date(clock.now()).toISOString();
    expect((await ada.get('/api/security')).body).toEqual({
      totp: { confirmed_at: now },
      passkeys: [],
      recovery_codes: { left: 10, made_at: now },
      password_is_short: false,
      by_second_factor: true,
      pending_email: null,
    });
    expect((await bo.get('/api/security')).read(readSecurity.answers[200])).toMatchObject({ totp: null, recovery_codes: { left: 0, made_at: null } });
    await runJobs();
    expect(mails).toMatchObject([{ to: [ADA.email], text: expect.stringMatching(/^Subject: A second factor was added to [^]*Hello Ada,/m) }]);
    expect(await trail()).toEqual([[await idOf(ADA.email), 'totp_added']]);
  });

  test('is kept sealed for its person: the database tells no secret, and a row moved to another opens nothing', async () => {
    const { ada, bo, clock, idOf, store } = await twoPeople();
    const { secret } = await addTotp(ada, clock);
    const row = await store.db.selectFrom('totp_factors').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(secret);
    await bo.post('/api/factors/totp');
    await store.db
      .updateTable('totp_factors')
      .set({ sealed_secret: row.sealed_secret })
      .where('user_id', '=', await idOf(BO.email))
      .execute();
    expect((await bo.post('/api/factors/totp/confirm', { code: codeOf(secret, clock) })).status).toBe(422);
  });

  test('that is begun anew has another secret; one that is set up is not replaced', async () => {
    const { ada, clock } = await twoPeople();
    const first = (await ada.post('/api/factors/totp')).read(beginTotp.answers[201]);
    const second = (await ada.post('/api/factors/totp')).read(beginTotp.answers[201]);
    expect((await ada.post('/api/factors/totp/confirm', { code: codeOf(first.secret, clock) })).status).toBe(422);
    expect((await ada.post('/api/factors/totp/confirm', { code: codeOf(second.secret, clock) })).status).toBe(200);
    expect(await ada.post('/api/factors/totp')).toMatchObject({ status: 409, body: { code: 'factor.exists' } });
    expect(await ada.post('/api/factors/totp/confirm', { code: codeOf(second.secret, clock) })).toMatchObject({
      status: 404,
      body: { code: 'factor.not_found' },
    });
  });

  test('is turned on once when its code comes twice at once', async () => {
    const { ada, clock, trail } = await twoPeople();
    const { secret } = (await ada.post('/api/factors/totp')).read(beginTotp.answers[201]);
    const code = codeOf(secret, clock);
    const answers = await Promise.all([1, 2, 3].map(() => ada.post('/api/factors/totp/confirm', { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await trail()).toHaveLength(1);
  });

  test('is removed with its recovery codes, and a mail tells; another person keeps theirs', async () => {
    const { ada, bo, clock, idOf, mails, runJobs, trail, store } = await twoPeople();
    expect(await ada.delete('/api/factors/totp')).toMatchObject({ status: 404, body: { code: 'factor.not_found' } });
    await addTotp(ada, clock);
    await addTotp(bo, clock);
    const before = tokenIn(ada);
    expect((await ada.delete('/api/factors/totp')).status).toBe(200);
    expect(tokenIn(ada)).not.toBe(before);
    expect((await ada.get('/api/security')).body).toMatchObject({ totp: null, recovery_codes: { left: 0, made_at: null }, by_second_factor: false });
    expect((await bo.get('/api/security')).body).toMatchObject({ totp: {}, recovery_codes: { left: 10 }, by_second_factor: true });
    await runJobs();
    expect(mails.map(({ text }) => /^Subject: A second factor was (added to|removed from) /m.exec(text)?.[1])).toEqual([
      'added to',
      'added to',
      'removed from',
    ]);
    const [adaId, boId] = [await idOf(ADA.email), await idOf(BO.email)];
    expect(await trail()).toEqual([
      [adaId, 'totp_added'],
      [boId, 'totp_added'],
      [adaId, 'totp_removed'],
    ]);
    expect(await store.db.selectFrom('recovery_codes').select('user_id').distinct().execute()).toEqual([{ user_id: boId }]);
  });

  test('that was the last factor is not removed while the password is too short to stand alone', async () => {
    const { ada, clock, idOf, store } = await twoPeople();
    await addTotp(ada, clock);
    await store.db
      .updateTable('users')
      .set({ password_is_short: true })
      .where('id', '=', await idOf(ADA.email))
      .execute();
    const refused = await ada.delete('/api/factors/totp');
    expect(refused).toMatchObject({ status: 422, body: { code: 'factor.password_too_short', detail: expect.stringContaining('longer one') } });
    expect((await ada.get('/api/security')).body).toMatchObject({
      totp: {},
      recovery_codes: { left: 10 },
      password_is_short: true,
      by_second_factor: true,
    });
  });

  test('is sealed anew under a new secret key, and is lost only with the key that sealed it', async () => {
    const { ada, browser, clock, identityWith, store } = await twoPeople();
    const { secret } = await addTotp(ada, clock);
    const sealed = async () => (await store.db.selectFrom('totp_factors').select('sealed_secret').executeTakeFirstOrThrow()).sealed_secret;
    const before = await sealed();
    const reseal = async (...keys: readonly [string, ...string[]]) =>
      identityWith(keys).jobs['identity.reseal_factors']?.({ id: 1, payload: {}, attempt: 1 });
    await reseal(HOUSE_KEY);
    await reseal('a key that never sealed anything, 48 characters');
    expect(await sealed()).toBe(before);
    await reseal(HOUSE_KEY, 'a former key of more than thirty-two characters');
    expect(await sealed()).toBe(before);
    await reseal('a new key of more than thirty-two characters', HOUSE_KEY);
    expect(await sealed()).not.toBe(before);
    await reseal(HOUSE_KEY, 'a new key of more than thirty-two characters');
    const again = browser();
    const { challenge_id } = await passwordOf(again, ADA);
    expect((await again.post('/api/auth/second-factor', { challenge_id, code: codeOf(secret, clock) })).status).toBe(200);
  });
});

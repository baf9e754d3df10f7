import { expect, test } from 'vitest';
import { createAuthenticator, requestOptions } from '../../../../../tests/support/authenticator.ts';
import type { Client } from '../../../../../tests/support/client.ts';
import { type House, inEachHouse, tokenIn } from '../../../../../tests/support/house.ts';
import { addPasskey, addTotp, codeOf, fromNamed, named, passwordOf } from '../../../../../tests/support/second-factors.ts';
import { beginConfirm } from './contract.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const TEN_MINUTES_MS = 10 * 60_000;
const PATH = '/api/auth/confirm';

async function trailOf({ store }: House) {
  const rows = await store.db.selectFrom('verification_audit_log').select(['event_type', 'event_details']).orderBy('id').execute();
  return rows.map(({ event_type, event_details }) => [
    event_type,
    event_details?.['reason'],
    event_details?.['factor'] ?? event_details?.['asked_for'],
  ]);
}

inEachHouse('confirming that it is still you', (open) => {
  const twoPeople = async (env?: Readonly<Record<string, string>>) => {
    const house = await open(env);
    const [ada, bo] = [await house.signUp(ADA), await house.signUp(BO)];
    await house.store.db.deleteFrom('verification_audit_log').execute();
    return { ...house, ada, bo };
  };
  /** Whether what is weighty is done, or the question comes first. */
  const isAsked = async (browser: Client): Promise<boolean> => {
    const answer = await browser.post('/api/factors/recovery-codes');
    if (answer.status === 403) expect(answer.body).toMatchObject({ code: 'auth.confirm_first' });
    return answer.status === 403;
  };

  test('is asked for ten minutes after signing in, by the password where there is no second factor, and for that session alone', async () => {
    const house = await twoPeople();
    const { ada, bo, clock, signIn } = house;
    const elsewhere = await signIn(ADA);
    clock.pass(TEN_MINUTES_MS - 1);
    expect([await isAsked(ada), await isAsked(elsewhere), await isAsked(bo)]).toEqual([false, false, false]);
    clock.pass(1);
    expect([await isAsked(ada), await isAsked(elsewhere), await isAsked(bo)]).toEqual([true, true, true]);
    const token = tokenIn(ada);
    const until = new Date(clock.now() + TEN_MINUTES_MS).toISOString();
    expect(await ada.post(PATH, { password: ADA.password })).toMatchObject({
      status: 200,
      body: { confirmed_until: until, csrf_token: ada.csrfToken },
    });
    // Its rights are what they were, and so is its token.
    expect(tokenIn(ada)).toBe(token);
    expect([await isAsked(ada), await isAsked(elsewhere), await isAsked(bo)]).toEqual([false, true, true]);
    clock.pass(TEN_MINUTES_MS);
    expect(await isAsked(ada)).toBe(true);
    expect((await trailOf(house)).slice(1)).toEqual([['login_success', 'confirmed', 'password']]);
  });

  test('with a wrong password is refused on the schedule, and leaves a row', async () => {
    const house = await twoPeople();
    const { ada, waits } = house;
    for (const password of ['not the password', BO.password]) {
      expect(await ada.post(PATH, { password })).toMatchObject({
        status: 422,
        body: { code: 'auth.wrong_password', fields: [{ path: 'password' }] },
      });
    }
    expect(waits).toHaveLength(2);
    expect(await trailOf(house)).toEqual(Array.from({ length: 2 }, () => ['login_failed', 'wrong_password', 'confirm']));
    expect(await ada.post(PATH, { code: '123456' })).toMatchObject({ status: 422, body: { code: 'factor.none' } });
  });

  test('takes the second factor of who has one, and not the password; a code once', async () => {
    const house = await twoPeople();
    const { ada, clock } = house;
    const { secret, recoveryCodes } = await addTotp(ada, clock);
    clock.pass(TEN_MINUTES_MS);
    expect(await ada.post(PATH, { password: ADA.password })).toMatchObject({ status: 403, body: { code: 'auth.second_factor_required' } });
    expect(await ada.post(PATH, { code: codeOf(secret, clock, 5) })).toMatchObject({ status: 422, body: { code: 'auth.wrong_second_factor' } });
    expect(await isAsked(ada)).toBe(true);
    expect((await ada.post(PATH, { code: codeOf(secret, clock) })).status).toBe(200);
    expect((await ada.post(PATH, { code: codeOf(secret, clock) })).status).toBe(422);
    clock.pass(TEN_MINUTES_MS);
    const [first] = recoveryCodes;
    expect([(await ada.post(PATH, { recovery_code: first })).status, (await ada.post(PATH, { recovery_code: first })).status]).toEqual([200, 422]);
    expect(await isAsked(ada)).toBe(false);
    expect((await trailOf(house)).filter(([event]) => event === 'login_success')).toEqual([
      ['login_success', 'confirmed', 'totp'],
      ['login_success', 'confirmed', 'recovery_code'],
    ]);
  });

  test('takes a passkey that signs its challenge, once, and no challenge of signing in or of another person', async () => {
    const { ada, bo, browser, clock } = await twoPeople();
    const [ofAda, ofBo] = [createAuthenticator('Ed25519'), createAuthenticator()];
    await addPasskey(ada, ofAda);
    await addPasskey(bo, ofBo);
    clock.pass(TEN_MINUTES_MS);
    const begin = async (who: Client) => {
      const { challenge_id, passkey_options } = (await who.post('/api/auth/confirm/passkey-options', undefined, fromNamed(who))).read(
        beginConfirm.answers[201],
      );
      return { challenge_id, options: requestOptions.parse(passkey_options) };
    };
    const [asked, askedBo] = [await begin(ada), await begin(bo)];
    const other = await passwordOf(browser(), ADA);
    const send = (challenge_id: string, passkey: unknown) => ada.post(PATH, { challenge_id, passkey }, fromNamed(ada));
    const shown = ofAda.show(asked.options, { origin: named(ada) });
    expect(await send(other.challenge_id, shown)).toMatchObject({ status: 422, body: { code: 'auth.challenge_ended' } });
    expect(await send(askedBo.challenge_id, shown)).toMatchObject({ status: 422, body: { code: 'auth.challenge_ended' } });
    const bos = ofBo.show(askedBo.options, { origin: named(bo) });
    expect(await send(asked.challenge_id, bos)).toMatchObject({ status: 422, body: { code: 'auth.wrong_second_factor' } });
    expect((await send(asked.challenge_id, shown)).status).toBe(200);
    expect(await isAsked(ada)).toBe(false);
    expect(await send(asked.challenge_id, shown)).toMatchObject({ status: 422, body: { code: 'auth.challenge_ended' } });
  });

  test('with a second factor gives a session that was opened without one its rights, under another token', async () => {
    const { ada, browser, clock, signIn } = await twoPeople();
    const elsewhere = await signIn(ADA);
    const { secret } = await addTotp(ada, clock);
    expect((await elsewhere.get('/api/security')).body).toMatchObject({ by_second_factor: false });
    const before = tokenIn(elsewhere);
    expect((await elsewhere.post(PATH, { code: codeOf(secret, clock) })).status).toBe(200);
    expect((await elsewhere.get('/api/security')).body).toMatchObject({ by_second_factor: true });
    expect([tokenIn(elsewhere) === before, (await browser(before).get('/api/me')).status]).toEqual([false, 401]);
    expect(await isAsked(elsewhere)).toBe(false);
    // With the last factor the rights go everywhere at once.
    expect((await ada.delete('/api/factors/totp')).status).toBe(200);
    expect((await elsewhere.get('/api/security')).body).toMatchObject({ totp: null, by_second_factor: false });
  });

  test('is counted before it is looked at: after five wrong answers none is, until a quarter of an hour later', async () => {
    const { ada, bo, clock } = await twoPeople({ RATELIMIT_ENABLED: 'true', RATELIMIT_SIGN_IN: '1000/900' });
    for (let right = 0; right < 8; right += 1) expect((await ada.post(PATH, { password: ADA.password })).status).toBe(200);
    const wrong = await Promise.all(Array.from({ length: 9 }, () => ada.post(PATH, { password: 'not the password' })));
    expect(wrong.map(({ status }) => status).toSorted((one, next) => one - next)).toEqual([422, 422, 422, 422, 422, 429, 429, 429, 429]);
    expect(await ada.post(PATH, { password: ADA.password })).toMatchObject({ status: 429, body: { code: 'auth.too_many_tries' } });
    expect((await bo.post(PATH, { password: BO.password })).status).toBe(200);
    clock.pass(15 * 60_000);
    expect((await ada.post(PATH, { password: ADA.password })).status).toBe(200);

    const { secret } = await addTotp(ada, clock);
    const codes = await Promise.all(Array.from({ length: 9 }, (_, index) => ada.post(PATH, { code: codeOf(secret, clock, 9 + index) })));
    expect(codes.map(({ status }) => status).toSorted((one, next) => one - next)).toEqual([422, 422, 422, 422, 422, 429, 429, 429, 429]);
    expect(await ada.post(PATH, { code: codeOf(secret, clock) })).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
    clock.pass(15 * 60_000);
    expect((await ada.post(PATH, { code: codeOf(secret, clock) })).status).toBe(200);
  });

  test('takes one answer, and an Idempotency-Key does not take a wrong one back', async () => {
    const { ada, clock, store } = await twoPeople();
    const challenged = await addTotp(ada, clock);
    const code = codeOf(challenged.secret, clock);
    for (const body of [{}, { password: 'a', code }, { code, challenge_id: 'x' }, { passkey: { id: 'a' } }]) {
      expect(await ada.post(PATH, body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
    await store.db.deleteFrom('verification_audit_log').execute();
    const key = { headers: { 'idempotency-key': 'the same each time' } };
    const wrong = codeOf(challenged.secret, clock, 5);
    expect([(await ada.post(PATH, { code: wrong }, key)).status, (await ada.post(PATH, { code: wrong }, key)).status]).toEqual([422, 422]);
    expect(await store.db.selectFrom('verification_audit_log').select('id').execute()).toHaveLength(2);
  });
});

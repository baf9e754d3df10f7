import { expect, test } from 'vitest';
import { createAuthenticator } from '../../../../../tests/support/authenticator.ts';
import type { Answer, Client } from '../../../../../tests/support/client.ts';
import { type House, inEachHouse, tokenIn } from '../../../../../tests/support/house.ts';
import { addPasskey, addTotp, codeOf, fromNamed, passwordOf, shownBy } from '../../../../../tests/support/second-factors.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const STEP_MS = 30_000;
const PATH = '/api/auth/second-factor';

const said = ({ status, body }: Answer) => ({ status, body });

async function trailOf({ store }: House) {
  const rows = await store.db
    .selectFrom('verification_audit_log')
    .select(['event_type', 'event_details'])
    .where('event_type', 'in', ['login_success', 'login_failed'])
    .orderBy('id')
    .execute();
  return rows.map(({ event_type, event_details }) => [event_type, event_details?.['second_factor'] ?? event_details?.['reason']]);
}

inEachHouse('the second step of signing in', (open) => {
  const twoPeople = async (env?: Readonly<Record<string, string>>) => {
    const house = await open(env);
    const [ada, bo] = [await house.signUp(ADA), await house.signUp(BO)];
    const [ofAda, ofBo] = [await addTotp(ada, house.clock), await addTotp(bo, house.clock)];
    await house.store.db.deleteFrom('verification_audit_log').execute();
    /** The right password in a new browser. */
    const asked = async () => {
      const browser = house.browser();
      return { browser, ...(await passwordOf(browser, ADA)) };
    };
    const show = ({ browser, challenge_id }: { browser: Client; challenge_id: string }, shown: object) =>
      browser.post(PATH, { challenge_id, ...shown });
    return { ...house, ada, bo, ofAda, ofBo, asked, show };
  };

  test('is asked for after the right password, opens no session before, and one after; each sign-in leaves one row', async () => {
    const house = await twoPeople();
    const { asked, clock, ofAda, show, store } = house;
    const begun = await asked();
    expect(begun).toMatchObject({ second_factor: ['totp', 'recovery_code'] });
    expect([tokenIn(begun.browser), (await begun.browser.get('/api/me')).status]).toEqual([undefined, 401]);
    const kept = await store.db.selectFrom('factor_challenges').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(begun.challenge_id);

    const answer = await show(begun, { code: codeOf(ofAda.secret, clock) });
    expect(answer).toMatchObject({ status: 200, body: { user: { email: ADA.email }, csrf_token: expect.any(String) } });
    expect((await begun.browser.get('/api/security')).body).toMatchObject({ by_second_factor: true });
    expect(await trailOf(house)).toEqual([['login_success', 'totp']]);
  });

  test('is not told of by a wrong password: the answer is that of somebody without one', async () => {
    const { browser, signUp } = await twoPeople();
    await signUp({ email: 'cy@example.org', password: 'a third quiet evening' });
    const answers = [];
    for (const email of [ADA.email, 'cy@example.org', 'nobody@example.org']) {
      answers.push(said(await browser().post('/api/auth/login', { email, password: 'not the password' })));
    }
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  });

  test('takes a code once: not again, not the one before it, and the next one', async () => {
    const house = await twoPeople();
    const { asked, clock, ofAda, show } = house;
    const statusOf = async (steps: number) => (await show(await asked(), { code: codeOf(ofAda.secret, clock, steps) })).status;
    expect([await statusOf(0), await statusOf(0), await statusOf(-1), await statusOf(1), await statusOf(0)]).toEqual([200, 422, 422, 200, 422]);
    clock.pass(STEP_MS);
    expect([await statusOf(0), await statusOf(1)]).toEqual([422, 200]);
    expect((await trailOf(house)).filter(([event]) => event === 'login_success')).toHaveLength(3);
  });

  test('has five tries: after five wrong ones the right one is no good either', async () => {
    const house = await twoPeople();
    const { asked, clock, ofAda, show } = house;
    const begun = await asked();
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect(await show(begun, { code: codeOf(ofAda.secret, clock, 10 + wrong) })).toMatchObject({
        status: 422,
        body: { code: 'auth.wrong_second_factor' },
      });
    }
    expect(await show(begun, { code: codeOf(ofAda.secret, clock) })).toMatchObject({ status: 422, body: { code: 'auth.challenge_ended' } });
    expect(await trailOf(house)).toEqual([...Array.from({ length: 5 }, () => ['login_failed', 'wrong_code']), ['login_failed', 'challenge_ended']]);
    expect((await show(await asked(), { code: codeOf(ofAda.secret, clock) })).status).toBe(200);
  });

  test('answers alike for a challenge that is unknown, over, used, tried out, or was for something else', async () => {
    const { ada, asked, clock, ofAda, show, store } = await twoPeople();
    const answers: object[] = [];
    const tryWith = async (challenge_id: string) => answers.push(said(await ada.post(PATH, { challenge_id, code: codeOf(ofAda.secret, clock) })));
    await tryWith('x'.repeat(43));
    const used = await asked();
    expect((await show(used, { code: codeOf(ofAda.secret, clock) })).status).toBe(200);
    clock.pass(STEP_MS);
    await tryWith(used.challenge_id);
    const triedOut = await asked();
    await store.db.updateTable('factor_challenges').set({ tries: 5 }).where('used_at', 'is', null).execute();
    await tryWith(triedOut.challenge_id);
    const foreign = await asked();
    await store.db.updateTable('factor_challenges').set({ purpose: 'confirm' }).where('used_at', 'is', null).where('tries', '=', 0).execute();
    await tryWith(foreign.challenge_id);
    const [justGood, over] = [await asked(), await asked()];
    clock.pass(5 * 60_000 - 1);
    expect((await show(justGood, { code: codeOf(ofAda.secret, clock) })).status).toBe(200);
    clock.pass(1);
    await tryWith(over.challenge_id);
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ status: 422, body: expect.objectContaining({ code: 'auth.challenge_ended' }) })));
    expect(answers).toEqual(answers.map(() => answers[0]));
  });

  test('is for its own person: what another one has opens nothing', async () => {
    const { asked, bo, clock, ofBo, show } = await twoPeople();
    const authenticator = createAuthenticator();
    await addPasskey(bo, authenticator);
    const begun = await asked();
    expect((await show(begun, { code: codeOf(ofBo.secret, clock) })).status).toBe(422);
    expect((await show(begun, { recovery_code: ofBo.recoveryCodes[0] })).status).toBe(422);
    const asBo = await passwordOf(begun.browser, BO);
    const passkey = shownBy(authenticator, asBo, begun.browser);
    const foreign = await begun.browser.post(PATH, { challenge_id: begun.challenge_id, passkey }, fromNamed(begun.browser));
    expect(foreign).toMatchObject({ status: 422, body: { code: 'auth.wrong_second_factor' } });
    expect(tokenIn(begun.browser)).toBeUndefined();
  });

  test('takes a recovery code once, however it is typed, and a mail tells how many are left', async () => {
    const house = await twoPeople();
    const { asked, mails, ofAda, runJobs, show } = house;
    const [first = '', second = ''] = ofAda.recoveryCodes;
    expect((await show(await asked(), { recovery_code: first.toLowerCase().replaceAll('-', ' ') })).status).toBe(200);
    expect(await show(await asked(), { recovery_code: first })).toMatchObject({ status: 422, body: { code: 'auth.wrong_second_factor' } });
    const { browser, ...next } = await asked();
    expect((await show({ browser, ...next }, { recovery_code: second })).status).toBe(200);
    expect((await browser.get('/api/security')).body).toMatchObject({ recovery_codes: { left: 8 }, by_second_factor: true });
    await runJobs();
    const subjects = mails.map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1]);
    expect(subjects.filter((subject) => subject?.includes('recovery code'))).toEqual(
      Array.from({ length: 2 }, () => 'A recovery code of your Mingus account was used'),
    );
    expect(await trailOf(house)).toEqual([
      ['login_success', 'recovery_code'],
      ['login_failed', 'wrong_recovery_code'],
      ['login_success', 'recovery_code'],
    ]);
  });

  test('lets nobody in who was disabled since the password, and says no more than that it is over', async () => {
    const house = await twoPeople();
    const { asked, clock, idOf, ofAda, show, store } = house;
    const begun = await asked();
    await store.db
      .updateTable('users')
      .set({ is_active: false })
      .where('id', '=', await idOf(ADA.email))
      .execute();
    expect(await show(begun, { code: codeOf(ofAda.secret, clock) })).toMatchObject({ status: 422, body: { code: 'auth.challenge_ended' } });
    expect(tokenIn(begun.browser)).toBeUndefined();
    expect(await trailOf(house)).toEqual([['login_failed', 'disabled']]);
  });

  test('begun before a factor was added, removed or codes were made is over', async () => {
    const { ada, asked, bo, clock, ofAda, show } = await twoPeople();
    const changes = [
      () => ada.post('/api/factors/recovery-codes'),
      () => addPasskey(ada, createAuthenticator()),
      () => bo.post('/api/factors/recovery-codes'),
    ];
    const codes = [];
    for (const change of changes) {
      const begun = await asked();
      expect((await change()).status).toBe(201);
      codes.push((await show(begun, { code: codeOf(ofAda.secret, clock) })).status);
      clock.pass(STEP_MS);
    }
    expect(codes).toEqual([422, 422, 200]);
  });

  test('stops looking at codes after too many wrong ones in a day, not at recovery codes, and begins again the next day', async () => {
    const house = await twoPeople({
      RATELIMIT_ENABLED: 'true',
      RATELIMIT_SIGN_IN: '1000/900',
      RATELIMIT_SIGN_IN_DAY: '1000/86400',
      RATELIMIT_WRONG_CODE_DAY: '6/86400',
    });
    const { asked, clock, ofAda, show } = house;
    const right = async () => show(await asked(), { code: codeOf(ofAda.secret, clock) });
    expect((await right()).status).toBe(200);
    clock.pass(STEP_MS);
    const statuses = [];
    for (let round = 0; round < 2; round += 1) {
      const begun = await asked();
      for (let wrong = 0; wrong < 4; wrong += 1) statuses.push((await show(begun, { code: codeOf(ofAda.secret, clock, 20 + wrong) })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429, 429]);
    const refused = await right();
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate.limited', detail: expect.stringContaining('recovery code') } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000);
    expect((await trailOf(house)).at(-1)).toEqual(['login_failed', 'too_many_codes']);
    expect((await show(await asked(), { recovery_code: ofAda.recoveryCodes[0] })).status).toBe(200);
    clock.pass(24 * 3_600_000);
    expect((await right()).status).toBe(200);
  });

  test('takes exactly one factor at a time', async () => {
    const { asked, clock, ofAda, show } = await twoPeople();
    const begun = await asked();
    for (const shown of [{}, { code: codeOf(ofAda.secret, clock), recovery_code: ofAda.recoveryCodes[0] }, { code: '12345' }, { code: 123_456 }]) {
      expect(await show(begun, shown)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
    expect((await show(begun, { code: codeOf(ofAda.secret, clock) })).status).toBe(200);
  });
});

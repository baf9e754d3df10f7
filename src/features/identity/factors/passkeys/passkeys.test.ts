import { expect, test } from 'vitest';
import { createAuthenticator, creationOptions } from '../../../../../tests/support/authenticator.ts';
import type { Client } from '../../../../../tests/support/client.ts';
import { inEachHouse, tokenIn } from '../../../../../tests/support/house.ts';
import { addPasskey, addTotp, fromNamed, named, passwordOf, shownBy } from '../../../../../tests/support/second-factors.ts';
import { SET_UP } from '../../../../../tests/support/set-up.ts';
import { addPasskey as addPasskeyEndpoint, beginPasskey } from './contract.ts';
import { siteOf } from './webauthn.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const PATH = '/api/auth/second-factor';

inEachHouse('a passkey', (open) => {
  const twoPeople = async () => {
    const house = await open();
    return { ...house, ada: await house.signUp(ADA), bo: await house.signUp(BO) };
  };
  const begin = async (browser: Client) => {
    const begun = (await browser.post('/api/factors/passkeys/options', undefined, fromNamed(browser))).read(beginPasskey.answers[201]);
    return { challenge_id: begun.challenge_id, options: creationOptions.parse(begun.passkey_options) };
  };
  const idIn = (answer: Awaited<ReturnType<typeof addPasskey>>): number => answer.read(addPasskeyEndpoint.answers[201]).passkey.id;

  test.each(['P-256', 'Ed25519'] as const)('with a key of %s is added, and signs in', async (kind) => {
    const { ada, bo, browser, mails, runJobs, store } = await twoPeople();
    const authenticator = createAuthenticator(kind);
    const before = tokenIn(ada);
    const added = await addPasskey(ada, authenticator, ' My phone ');
    expect(added.read(addPasskeyEndpoint.answers[201])).toMatchObject({
      passkey: { name: 'My phone', last_used_at: null },
      recovery_codes: { length: 10 },
    });
    expect([tokenIn(ada) === before, (await browser(before).get('/api/me')).status]).toEqual([false, 401]);

    const next = browser();
    const asked = await passwordOf(next, ADA);
    expect(asked.second_factor).toEqual(['passkey', 'recovery_code']);
    const passkey = shownBy(authenticator, asked, next);
    const answer = await next.post(PATH, { challenge_id: asked.challenge_id, passkey }, fromNamed(next));
    expect(answer).toMatchObject({ status: 200, body: { user: { email: ADA.email } } });
    expect((await next.get('/api/security')).body).toMatchObject({
      by_second_factor: true,
      passkeys: [{ name: 'My phone', last_used_at: expect.any(String) }],
    });
    expect((await bo.get('/api/security')).body).toMatchObject({ passkeys: [] });
    const rows = await store.db.selectFrom('passkeys').select(['sign_count', 'transports']).execute();
    expect(rows).toEqual([{ sign_count: 2, transports: ['internal'] }]);
    await runJobs();
    const ofFactors = mails.filter(({ text }) => text.includes('Subject: A second factor was added to your Mingus account'));
    expect(ofFactors).toMatchObject([{ to: [ADA.email] }]);
  });

  test('answers each challenge once', async () => {
    const { ada, browser } = await twoPeople();
    const authenticator = createAuthenticator('P-256', { counts: false });
    await addPasskey(ada, authenticator);
    const next = browser();
    const asked = await passwordOf(next, ADA);
    const body = { challenge_id: asked.challenge_id, passkey: shownBy(authenticator, asked, next) };
    expect((await next.post(PATH, body, fromNamed(next))).status).toBe(200);
    expect(await next.post(PATH, body, fromNamed(next))).toMatchObject({ status: 422, body: { code: 'auth.challenge_ended' } });
    // Nor does its answer to one challenge answer another.
    const again = await passwordOf(next, ADA);
    const replayed = await next.post(PATH, { ...body, challenge_id: again.challenge_id }, fromNamed(next));
    expect(replayed).toMatchObject({ status: 422, body: { code: 'auth.wrong_second_factor' } });
  });

  test('shown by a page of another site, or altered, is refused', async () => {
    const { ada, browser } = await twoPeople();
    const authenticator = createAuthenticator();
    await addPasskey(ada, authenticator);
    const next = browser();
    const { challenge_id, passkey_options } = await passwordOf(next, ADA);
    if (passkey_options === undefined) throw new Error('no passkey was asked for');
    const good = () => authenticator.show(passkey_options, { origin: named(next) });
    const otherChallenge = { ...passkey_options, challenge: 'A'.repeat(43) };
    const flipped = ({ signature, ...rest }: ReturnType<typeof good>) => ({
      ...rest,
      signature: `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    });
    for (const passkey of [
      authenticator.show(passkey_options, { origin: 'https://mingus.evil.example' }),
      authenticator.show(passkey_options, { origin: named(next).replace(/:\d+$/, ':1') }),
      authenticator.show(passkey_options, { origin: named(next), rpId: 'evil.example' }),
      authenticator.show(otherChallenge, { origin: named(next) }),
    ]) {
      expect(await next.post(PATH, { challenge_id, passkey }, fromNamed(next))).toMatchObject({
        status: 422,
        body: { code: 'auth.wrong_second_factor' },
      });
    }
    const last = await passwordOf(next, ADA);
    expect((await next.post(PATH, { challenge_id: last.challenge_id, passkey: flipped(good()) }, fromNamed(next))).status).toBe(422);
    expect(tokenIn(next)).toBeUndefined();
  });

  test('that counts backwards is refused: somebody has a copy of it', async () => {
    const { ada, browser, store } = await twoPeople();
    const authenticator = createAuthenticator();
    await addPasskey(ada, authenticator);
    const signIn = async () => {
      const next = browser();
      const asked = await passwordOf(next, ADA);
      return (await next.post(PATH, { challenge_id: asked.challenge_id, passkey: shownBy(authenticator, asked, next) }, fromNamed(next))).status;
    };
    authenticator.countFrom(40);
    expect(await signIn()).toBe(200);
    authenticator.countFrom(40);
    expect([await signIn(), await signIn()]).toEqual([422, 200]);
    expect(await store.db.selectFrom('passkeys').select('sign_count').execute()).toEqual([{ sign_count: 42 }]);
  });

  test('is not made for another challenge, another person’s, another site, or twice', async () => {
    const { ada, bo, clock } = await twoPeople();
    const authenticator = createAuthenticator();
    const add = (browser: Client, body: object) => browser.post('/api/factors/passkeys', { name: 'Phone', ...body }, fromNamed(browser));
    const first = await begin(ada);
    const foreign = authenticator.make(first.options, { origin: 'https://evil.example' });
    expect(await add(ada, { challenge_id: first.challenge_id, passkey: foreign })).toMatchObject({
      status: 422,
      body: { code: 'factor.passkey_refused' },
    });
    const made = authenticator.make(first.options, { origin: named(ada) });
    expect(await add(bo, { challenge_id: first.challenge_id, passkey: made })).toMatchObject({ status: 422, body: { code: 'auth.challenge_ended' } });
    expect((await add(ada, { challenge_id: first.challenge_id, passkey: made })).status).toBe(201);
    expect(await add(ada, { challenge_id: first.challenge_id, passkey: made })).toMatchObject({
      status: 422,
      body: { code: 'auth.challenge_ended' },
    });
    const second = await begin(ada);
    expect(await add(ada, { challenge_id: second.challenge_id, passkey: made })).toMatchObject({
      status: 422,
      body: { code: 'factor.passkey_refused' },
    });
    const third = await begin(ada);
    clock.pass(5 * 60_000);
    const late = createAuthenticator().make(third.options, { origin: named(ada) });
    expect(await add(ada, { challenge_id: third.challenge_id, passkey: late })).toMatchObject({
      status: 422,
      body: { code: 'auth.challenge_ended' },
    });
  });

  test('is renamed and removed by its own person; to another it does not exist', async () => {
    const { ada, bo, clock } = await twoPeople();
    await addTotp(ada, clock);
    const authenticator = createAuthenticator();
    const id = idIn(await addPasskey(ada, authenticator));
    for (const [one, other] of [
      [await bo.patch(`/api/factors/passkeys/${id}`, { name: 'Mine' }), await bo.patch('/api/factors/passkeys/987654321', { name: 'Mine' })],
      [await bo.delete(`/api/factors/passkeys/${id}`), await bo.delete('/api/factors/passkeys/987654321')],
    ] as const) {
      expect(one).toMatchObject({ status: 404, body: { code: 'factor.not_found' } });
      expect(one.body).toEqual(other.body);
    }
    expect((await ada.patch(`/api/factors/passkeys/${id}`, { name: 'Old phone' })).body).toMatchObject({ id, name: 'Old phone' });
    expect((await ada.delete(`/api/factors/passkeys/${id}`)).status).toBe(200);
    // The app is left, so that the session keeps its rights and the codes stay.
    expect((await ada.get('/api/security')).body).toMatchObject({ passkeys: [], totp: {}, recovery_codes: { left: 10 }, by_second_factor: true });
  });

  test('is one of twenty at most, and the browser is told of those that are there', async () => {
    const { ada, idOf, store } = await twoPeople();
    const user_id = await idOf(ADA.email);
    const many = Array.from({ length: 19 }, (_, index) => ({
      user_id,
      name: `Key ${index}`,
      credential_id: `key${index}`,
      public_key: 'x',
      transports: [],
      created_at: '2026-01-01T00:00:00.000Z',
    }));
    await store.db.insertInto('passkeys').values(many).execute();
    const { options } = await begin(ada);
    expect(options.excludeCredentials).toHaveLength(19);
    expect((await addPasskey(ada, createAuthenticator())).status).toBe(201);
    expect(await ada.post('/api/factors/passkeys/options', undefined, fromNamed(ada))).toMatchObject({
      status: 422,
      body: { code: 'factor.too_many' },
    });
  });

  // Behind nginx Mingus has the name that PUBLIC_URL gives it, whoever asks.
  if (SET_UP !== 'fleet')
    test('is not offered at an IP address, which says where it can be', async () => {
      const { ada, browser } = await twoPeople();
      const refused = await ada.post('/api/factors/passkeys/options');
      expect(refused).toMatchObject({ status: 422, body: { code: 'factor.needs_name', detail: expect.stringContaining(named(ada)) } });
      await addPasskey(ada, createAuthenticator());
      const asked = await browser().post('/api/auth/login', ADA);
      expect(asked).toMatchObject({ status: 200, body: { second_factor: ['passkey', 'recovery_code'] } });
      expect(asked.body).not.toHaveProperty('passkey_options');
    });
});

test('a site is named by its host; an address of numbers is none', () => {
  expect(siteOf('https://mingus.example.org')).toEqual({ origin: 'https://mingus.example.org', id: 'mingus.example.org' });
  expect(siteOf('http://localhost:3000')).toEqual({ origin: 'http://localhost:3000', id: 'localhost' });
  for (const origin of ['http://127.0.0.1:3000', 'http://[::1]:3000', 'https://192.168.1.5']) expect(siteOf(origin), origin).toBeUndefined();
});

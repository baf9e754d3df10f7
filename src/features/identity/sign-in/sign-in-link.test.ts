import { expect, test } from 'vitest';
import type { Answer, Client } from '../../../../tests/support/client.ts';
import { inEachHouse, type House } from '../../../../tests/support/house.ts';
import { readMail, tokenInMail } from '../../../../tests/support/mail-text.ts';
import { solvedCaptcha } from '../../../../tests/support/solve-captcha.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const LIMITED = {
  RATELIMIT_ENABLED: 'true',
  RATELIMIT_ANONYMOUS: '100000/60',
  RATELIMIT_SIGN_IN: '100000/900',
  RATELIMIT_SIGN_IN_DAY: '100000/86400',
  RATELIMIT_WRONG_PASSWORD: '2/900',
  RATELIMIT_WRONG_PASSWORD_DAY: '4/86400',
};

const login = (browser: Client, { email, password }: { readonly email: string; readonly password: string }, link?: string) =>
  browser.post('/api/auth/login', { email, password, ...(link !== undefined && { link }) });
const askForLink = async (browser: Client, email: string) => browser.post('/api/auth/sign-in-link', { email, captcha: await solvedCaptcha(browser) });

/** Uses up the tries of a day, from the places that tests have: their number is what counts. */
async function useUpTheDay({ browser, clock }: House, email: string): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    expect((await login(browser(), { email, password: 'a guess' })).status).toBe(401);
    if (tries === 1) clock.pass(900_000);
  }
}

/** All of an answer but the headers that number and date it, and those of the limit by address, which counts on. */
function sameEachTime({ status, headers, body }: Answer) {
  const numbered = ['date', 'x-request-id', 'ratelimit'];
  return { status, text: JSON.stringify(body), headers: [...headers].filter(([name]) => !numbered.includes(name)) };
}

/** Has the mails of a person sent, and answers the token in the last. */
async function lastLink({ mails, runJobs }: House, email: string): Promise<string> {
  await runJobs();
  return tokenInMail(mails.filter(({ to, text }) => to.includes(email) && text.includes('Subject: Sign in to Mingus')).at(-1));
}

inEachHouse('a link to sign in with', (open) => {
  test('lets its owner in when the tries of a day are used up, once', async () => {
    const house = await open(LIMITED);
    const { browser, signUp } = house;
    await signUp(ADA);
    await useUpTheDay(house, ADA.email);
    const stranger = browser();
    expect(await login(stranger, ADA)).toMatchObject({ status: 429, body: { code: 'auth.link_needed' } });
    expect(await askForLink(stranger, ' ADA@example.org')).toMatchObject({ status: 202, body: { status: 'ok' } });
    const link = await lastLink(house, ADA.email);
    const { text } = readMail(house.mails.at(-1) ?? { text: '' });
    expect(text).toMatch(new RegExp(`^Hello Ada,\\n\\n[^]*\\nhttp://localhost:\\d+/sign-in\\?link=${link}\\n`));
    expect(link).toMatch(/^[\w-]{43}$/);
    expect((await login(stranger, ADA, link)).status).toBe(200);
    expect((await stranger.get('/api/me')).body).toMatchObject({ email: ADA.email });
    expect(await login(browser(), ADA, link)).toMatchObject({ status: 422, body: { code: 'auth.link_invalid' } });
    // The browser is known from then on, and needs no link any more.
    expect((await login(stranger, ADA)).status).toBe(200);
  });

  test('has tries of its own, is for one person, and is over after a quarter of an hour', async () => {
    const house = await open(LIMITED);
    const { browser, clock, signUp } = house;
    for (const person of [ADA, BO]) await signUp(person);
    await useUpTheDay(house, ADA.email);
    await askForLink(browser(), ADA.email);
    const link = await lastLink(house, ADA.email);
    expect(await login(browser(), BO, link)).toMatchObject({ status: 422, body: { code: 'auth.link_invalid' } });
    expect(await login(browser(), { email: 'nobody@example.org', password: 'x' }, link)).toMatchObject({ status: 422 });
    expect((await login(browser(), BO)).status).toBe(200);
    for (let tries = 0; tries < 2; tries += 1) expect((await login(browser(), { ...ADA, password: 'a guess' }, link)).status).toBe(401);
    expect(await login(browser(), ADA, link)).toMatchObject({ status: 429, body: { code: 'auth.too_many_tries' } });
    await askForLink(browser(), ADA.email);
    const later = await lastLink(house, ADA.email);
    expect(await login(browser(), ADA, link)).toMatchObject({ status: 422 });
    clock.pass(15 * 60_000);
    expect(await login(browser(), ADA, later)).toMatchObject({ status: 422, body: { code: 'auth.link_invalid' } });
    await askForLink(browser(), ADA.email);
    expect((await login(browser(), ADA, await lastLink(house, ADA.email))).status).toBe(200);
  });

  test('is asked for in the same bytes whoever has the address, as long, and mailed three times an hour at most', async () => {
    const house = await open(LIMITED);
    const { browser, clock, mails, runJobs, signUp, store, waits } = house;
    for (const person of [ADA, BO]) await signUp(person);
    await store.db.updateTable('users').set({ is_active: false }).where('email', '=', BO.email).execute();
    const answers = [];
    for (const email of [ADA.email, 'nobody@example.org', BO.email, 'not an address', ADA.email, ADA.email, ADA.email, ADA.email]) {
      answers.push(await askForLink(browser(), email));
    }
    const [first] = answers;
    expect(first).toMatchObject({ status: 202, body: { status: 'ok' } });
    expect(answers.map(sameEachTime)).toEqual(answers.map(() => first && sameEachTime(first)));
    expect(waits).toHaveLength(answers.length);
    await runJobs();
    // Links that a newer one has ended are not sent any more.
    expect(mails.map(({ to }) => to[0])).toEqual([ADA.email]);
    expect(await store.db.selectFrom('account_links').select('purpose').execute()).toEqual([{ purpose: 'sign_in' }]);
    expect(await store.db.selectFrom('outbox').select('id').where('kind', '=', 'delivery.mail').execute()).toHaveLength(3);
    clock.pass(3_600_000);
    await askForLink(browser(), ADA.email);
    await runJobs();
    expect(mails).toHaveLength(2);
    const kept = JSON.stringify(await store.db.selectFrom('outbox').selectAll().execute());
    expect(kept).not.toContain(tokenInMail(mails[1]));
  });

  test('needs work that was done for it, lately, and not before', async () => {
    const { browser, clock, signUp, store } = await open(LIMITED);
    await signUp(ADA);
    const ask = (captcha: unknown) => browser().post('/api/auth/sign-in-link', { email: ADA.email, captcha });
    expect((await browser().post('/api/auth/sign-in-link', { email: ADA.email })).status).toBe(400);
    const solved = await solvedCaptcha(browser());
    const undone = await solvedCaptcha(browser());
    expect((await ask(solved)).status).toBe(202);
    const refused = { status: 422, body: { code: 'auth.captcha_refused' } };
    expect(await ask(solved)).toMatchObject(refused);
    expect(await ask({ ...undone, solution: { counter: 1, derivedKey: 'ab'.repeat(32) } })).toMatchObject(refused);
    clock.pass(300_000);
    expect(await ask(undone)).toMatchObject(refused);
    expect(await ask({ ...undone, challenge: { ...undone.challenge, more: true } })).toMatchObject({ status: 400 });
    const trail = await store.db.selectFrom('verification_audit_log').select('event_details').where('event_type', '=', 'captcha_failed').execute();
    expect(trail.map(({ event_details }) => event_details?.['reason'])).toEqual(['used', 'wrong', 'expired']);
  });
});

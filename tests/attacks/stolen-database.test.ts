import { expect, it } from 'vitest';
import { z } from 'zod';
import { everyRow } from '../support/every-row.ts';
import { createAuthenticator } from '../support/authenticator.ts';
import { Client } from '../support/client.ts';
import { HOUSE_KEY, type House, inEachHouse, tokenIn } from '../support/house.ts';
import { tokenInMail } from '../support/mail-text.ts';
import { makeProgram, programWith } from '../support/program.ts';
import { addPasskey, addTotp, passwordOf } from '../support/second-factors.ts';
import { solvedCaptcha } from '../support/solve-captcha.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const NEXT = 'seven slow trams home';
const SETTINGS = {
  REGISTRATION: 'invite',
  RATELIMIT_ENABLED: 'true',
  RATELIMIT_ANONYMOUS: '1000000/60',
  RATELIMIT_SIGN_IN: '1000000/900',
  RATELIMIT_SIGN_IN_DAY: '1000000/86400',
  RATELIMIT_REGISTER: '1000000/3600',
  RATELIMIT_REGISTER_DAY: '1000000/86400',
  RATELIMIT_WRITE: '1000000/60',
  RATELIMIT_WRONG_PASSWORD: '3/900',
};
/** So many values are tried at a time. */
const AT_ONCE = 8;

/** What nobody but Ada has, each of which opens something. */
interface Secrets {
  readonly session: string;
  readonly device: string;
  readonly bearer: string;
  readonly reset: string;
  readonly confirmEmail: string;
  readonly signInLink: string;
  readonly invite: string;
  readonly challenge: string;
  readonly csrf: string;
}

const isReadable = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
const problem = z.looseObject({ code: z.string() });

/** Ada after all that leaves something in the database, and Bo, who never did more than register. */
async function liveIn(house: House) {
  const { browser, clock, identityWith, mails, runJobs, signIn, store } = house;
  const { userCommands } = identityWith([HOUSE_KEY]);
  const inviteFor = async () => new URL((await userCommands.invite(null)).link).searchParams.get('invite') ?? '';
  const enter = async (person: typeof BO): Promise<Client> => {
    const client = browser();
    expect((await client.post('/api/auth/register', { ...person, invite: await inviteFor() })).status).toBe(201);
    await client.get('/api/auth/session');
    return client;
  };
  await enter(BO);
  const ada = await enter(ADA);
  const program = await makeProgram(ada);
  const mailed = async (): Promise<string> => {
    await runJobs();
    return tokenInMail(mails.findLast(({ text }) => /\?(token|link)=/.test(text.replaceAll('=\r\n', ''))));
  };
  expect((await browser().post('/api/auth/forgot', { email: ADA.email })).status).toBe(202);
  const reset = await mailed();
  expect((await browser().post('/api/auth/sign-in-link', { email: ADA.email, captcha: await solvedCaptcha(browser()) })).status).toBe(202);
  const signInLink = await mailed();
  expect((await ada.patch('/api/me', { email: 'ada@new.example' })).status).toBe(200);
  await runJobs();
  const confirmEmail = tokenInMail(mails.findLast(({ to }) => to[0] === 'ada@new.example'));
  const phone = await signIn(ADA);
  const { secret, recoveryCodes } = await addTotp(ada, clock);
  expect((await addPasskey(ada, createAuthenticator())).status).toBe(201);
  await ada.get('/api/auth/session');
  await ada.post(
    '/api/accounts',
    { name: 'Everyday', kind: 'cash', balance: 1, balance_as_of: '2026-03-01' },
    { headers: { 'idempotency-key': 'k' } },
  );
  const challenge = (await passwordOf(browser(), ADA)).challenge_id;
  const secrets: Secrets = {
    session: tokenIn(ada) ?? '',
    device: ada.cookies.get('mingus_device') ?? '',
    bearer: program.token,
    reset,
    confirmEmail,
    signInLink,
    invite: await inviteFor(),
    challenge,
    csrf: ada.csrfToken ?? '',
  };
  const hidden = [...Object.values(secrets), phone.csrfToken ?? '', tokenIn(phone) ?? '', secret, ...recoveryCodes, ADA.password, HOUSE_KEY];
  const resetAgain = async () => new URL((await userCommands.resetLink('ada@new.example')).link).searchParams.get('token') ?? '';
  return { ada, hidden, resetAgain, secrets, store };
}

/** Whether a text opens something, by what it is shown as. */
function doorsOf(ada: Client): { readonly [Door in keyof Secrets]: (text: string) => Promise<boolean> } {
  // Most of what is shown is no secret: it was found in the database.
  const browser = (): Client => new Client(ada.url, { sendsSecrets: false });
  const withCookie = (name: string, text: string): Client => {
    const client = browser();
    client.cookies.set(name, encodeURIComponent(text));
    return client;
  };
  const codeOf = async (answer: ReturnType<Client['post']>): Promise<string> => problem.safeParse((await answer).body).data?.code ?? 'none';
  return {
    session: async (text) => (await withCookie('mingus_session', text).get('/api/me')).status === 200,
    // The tries of this place are used up; a browser that she is known by has its own.
    device: async (text) =>
      (await codeOf(withCookie('mingus_device', text).post('/api/auth/login', { ...BO, email: ADA.email }))) !== 'auth.too_many_tries',
    bearer: async (text) => isReadable(text) && (await programWith(browser(), { id: 1, token: text }).get('/api/me')).status === 200,
    reset: async (text) => (await browser().post('/api/auth/reset', { token: text, password: NEXT })).status === 200,
    confirmEmail: async (text) => (await browser().post('/api/auth/confirm-email', { token: text })).status === 200,
    signInLink: async (text) =>
      !['auth.link_invalid', 'request.invalid'].includes(
        await codeOf(browser().post('/api/auth/login', { email: ADA.email, password: 'a guess', link: text })),
      ),
    invite: async (text) => (await browser().post('/api/auth/register', { email: 'eve@example.org', password: NEXT, invite: text })).status === 201,
    challenge: async (text) =>
      !['auth.challenge_ended', 'request.invalid'].includes(
        await codeOf(browser().post('/api/auth/second-factor', { challenge_id: text, recovery_code: 'none of hers' })),
      ),
    csrf: async (text) => {
      const forging = browser();
      for (const [name, value] of ada.cookies) forging.cookies.set(name, value);
      forging.csrfToken = isReadable(text) ? text : '';
      return (await forging.patch('/api/me', { full_name: 'Eve' })).status === 200;
    },
  };
}

/** Every text in a value: members of JSON, JSON in texts, and what a hash in hexadecimal is as a token would be written. */
function textsIn(value: unknown): readonly string[] {
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (typeof value === 'object') return Object.values(value).flatMap(textsIn);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (/^[[{]/.test(text)) {
    try {
      return [text, ...textsIn(JSON.parse(text))];
    } catch {
      return [text];
    }
  }
  return /^[0-9a-f]{64}$/.test(text) ? [text, Buffer.from(text, 'hex').toString('base64url')] : [text];
}

inEachHouse('a stolen database', (open) => {
  it('opens nothing: no value of any column is a session, a browser, a token, a link, an invitation, a challenge or a CSRF token', async () => {
    const house = await open(SETTINGS);
    const { ada, hidden, resetAgain, secrets, store } = await liveIn(house);
    for (let tries = 0; tries < 3; tries += 1) await house.browser().post('/api/auth/login', { ...BO, email: ADA.email });
    const rows = await everyRow(store.db);
    const dump = JSON.stringify(rows);
    for (const secret of hidden) {
      expect(secret.length).toBeGreaterThan(7);
      expect(dump).not.toContain(secret);
    }
    // Days, instants and numbers are shown too, and a few are enough: no door tells one from another.
    const texts = [...new Set(rows.flatMap(textsIn))].filter((text, index) => text !== '' && (index % 20 === 0 || !/^[\d\-:.TZ]+$/.test(text)));
    expect(texts.length).toBeGreaterThan(100);
    const doors = Object.entries(doorsOf(ada));
    const opened: string[] = [];
    const left = [...texts];
    const tryThem = async (): Promise<void> => {
      for (let text = left.pop(); text !== undefined; text = left.pop()) {
        for (const [door, opens] of doors) if (await opens(text)) opened.push(`${door}: ${text}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, tryThem));
    expect(opened).toEqual([]);
    // Each door opens to what Ada has. A new address shuts others, and ends the link for another password.
    const { confirmEmail, reset, ...others } = doorsOf(ada);
    const own = new Map(Object.entries(secrets));
    for (const [door, opens] of Object.entries(others)) expect(await opens(own.get(door) ?? ''), door).toBe(true);
    expect(await confirmEmail(secrets.confirmEmail)).toBe(true);
    expect([await reset(secrets.reset), await reset(await resetAgain())]).toEqual([false, true]);
  }, 240_000);
});

import { expect, test } from 'vitest';
import type { Client } from '../../../../tests/support/client.ts';
import { type House, inEachHouse, tokenIn } from '../../../../tests/support/house.ts';
import { readMail, tokenInMail } from '../../../../tests/support/mail-text.ts';
import { readSecurity } from '../factors/contract.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const MINUTE_MS = 60_000;

const mailTo = ({ mails }: House, address: string) => mails.findLast(({ to }) => to[0] === address);

/** Asks for another address and answers the token that is mailed there. */
async function askFor(house: House, person: Client, email: string): Promise<string> {
  expect((await person.patch('/api/me', { email })).status).toBe(200);
  await house.runJobs();
  return tokenInMail(mailTo(house, email.toLowerCase()));
}

inEachHouse('a new e-mail address', (open) => {
  const twoPeople = async (env: Readonly<Record<string, string>> = {}) => {
    const house = await open(env);
    return { ...house, ada: await house.signUp(ADA), bo: await house.signUp(BO) };
  };

  test('becomes one’s own with the link that is mailed to it; both addresses are told', async () => {
    const house = await twoPeople();
    const { ada, bo, browser, idOf, mails, runJobs, signIn, store } = house;
    const answer = await ada.patch('/api/me', { email: 'Ada@New.example', full_name: 'Ada King' });
    expect(answer).toMatchObject({ status: 200, body: { email: ADA.email, full_name: 'Ada King' } });
    await runJobs();
    // Two workers may send them in either order.
    expect(mails.map(({ to, text }) => `${to[0]}: ${readMail({ text }).subject}`).toSorted()).toEqual([
      `${ADA.email}: A new e-mail address was asked for in Mingus`,
      'ada@new.example: Confirm your new e-mail address for Mingus',
    ]);
    expect((await ada.get('/api/me')).body).toMatchObject({ email: ADA.email });
    const token = tokenInMail(mailTo(house, 'ada@new.example'));
    expect(await browser().post('/api/auth/confirm-email', { token })).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect((await ada.get('/api/me')).body).toMatchObject({ email: 'ada@new.example' });
    expect((await bo.get('/api/me')).body).toMatchObject({ email: BO.email });
    await runJobs();
    expect(mails.slice(2).map(({ to, text }) => [to[0], readMail({ text }).subject])).toEqual([
      [ADA.email, 'Your Mingus account has another e-mail address'],
    ]);
    expect(readMail(mails[2] ?? { text: '' }).text).toContain('ada@new.example');
    expect((await browser().post('/api/auth/login', { email: ADA.email, password: ADA.password })).status).toBe(401);
    await signIn({ ...ADA, email: 'ada@new.example' });
    const id = await idOf('ada@new.example');
    const kept = await store.db.selectFrom('users').select('email_verified_at').where('id', '=', id).execute();
    expect(kept).toEqual([{ email_verified_at: '2026-03-02T08:00:00.000Z' }]);
    const trail = await store.db
      .selectFrom('verification_audit_log')
      .select(['user_id', 'event_details'])
      .where('event_type', '=', 'email_changed')
      .execute();
    expect(trail).toEqual([{ user_id: id, event_details: { outcome: 'success', reason: 'by_person' } }]);
  });

  test('waits in sight of its person until the link is used or over, and of nobody else', async () => {
    const house = await twoPeople();
    const { ada, bo, browser, clock } = house;
    const pending = async (person: Client) => (await person.get('/api/security')).read(readSecurity.answers[200]).pending_email;
    expect(await pending(ada)).toBeNull();
    const token = await askFor(house, ada, 'ada@new.example');
    const until = new Date(clock.now() + 60 * MINUTE_MS).toISOString();
    expect([await pending(ada), await pending(bo)]).toEqual([{ email: 'ada@new.example', expires_at: until }, null]);
    expect((await browser().post('/api/auth/confirm-email', { token })).status).toBe(200);
    expect(await pending(ada)).toBeNull();
    await askFor(house, ada, 'third@example.org');
    clock.pass(60 * MINUTE_MS);
    expect(await pending(await house.signIn({ ...ADA, email: 'ada@new.example' }))).toBeNull();
  });

  test('is asked of who has said within ten minutes that it is them; the rest of the account needs no such thing', async () => {
    const { ada, clock, mails, runJobs } = await twoPeople();
    clock.pass(10 * MINUTE_MS);
    const refused = await ada.patch('/api/me', { email: 'ada@new.example', full_name: 'Eve' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    await runJobs();
    expect(mails).toEqual([]);
    expect((await ada.get('/api/me')).body).toMatchObject({ full_name: 'Ada' });
    expect((await ada.patch('/api/me', { full_name: 'Ada King' })).status).toBe(200);
    expect(await ada.patch('/api/me', { email: ADA.email })).toMatchObject({ status: 200, body: { email: ADA.email } });
    await runJobs();
    expect(mails).toEqual([]);
  });

  test('that another account has is refused to whoever holds the link, and to nobody else', async () => {
    const house = await twoPeople();
    const { ada, browser } = house;
    const asked = await ada.patch('/api/me', { email: 'free@example.org' });
    const taken = await ada.patch('/api/me', { email: BO.email });
    expect([taken.status, taken.body]).toEqual([asked.status, asked.body]);
    await house.runJobs();
    const token = tokenInMail(mailTo(house, BO.email));
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await browser().post('/api/auth/confirm-email', { token })).toMatchObject({ status: 409, body: { code: 'auth.email_taken' } });
    }
    expect((await ada.get('/api/me')).body).toMatchObject({ email: ADA.email });
    expect(house.mails.filter(({ text }) => readMail({ text }).subject.includes('has another'))).toEqual([]);
  });

  test('that two people want at once is one’s', async () => {
    const house = await twoPeople();
    const { ada, bo, browser } = house;
    const first = await askFor(house, ada, 'both@example.org');
    const second = await askFor(house, bo, 'both@example.org');
    const answers = await Promise.all([first, second].map((token) => browser().post('/api/auth/confirm-email', { token })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const addresses = await Promise.all([ada, bo].map(async (each) => JSON.stringify((await each.get('/api/me')).body)));
    expect(addresses.filter((body) => body.includes('both@example.org'))).toHaveLength(1);
  });

  test('takes its link once, for an hour, and only the latest', async () => {
    const house = await twoPeople();
    const { ada, browser, clock } = house;
    const confirm = async (token: string) => (await browser().post('/api/auth/confirm-email', { token })).status;
    const first = await askFor(house, ada, 'one@example.org');
    const second = await askFor(house, ada, 'two@example.org');
    expect(await confirm(first)).toBe(422);
    clock.pass(60 * MINUTE_MS);
    expect(await confirm(second)).toBe(422);
    const again = await house.signIn(ADA);
    const third = await askFor(house, again, 'three@example.org');
    const both = await Promise.all([confirm(third), confirm(third)]);
    expect(both.toSorted((a, b) => a - b)).toEqual([200, 422]);
    expect((await again.get('/api/me')).body).toMatchObject({ email: 'three@example.org' });
    expect(tokenIn(again)).toBeDefined();
  });

  test('ends what was mailed to the one before', async () => {
    const house = await twoPeople();
    const { ada, browser, mails, runJobs } = house;
    await browser().post('/api/auth/forgot', { email: ADA.email });
    await runJobs();
    const reset = tokenInMail(mails.at(-1));
    const token = await askFor(house, ada, 'ada@new.example');
    expect((await browser().post('/api/auth/confirm-email', { token })).status).toBe(200);
    const answer = await browser().post('/api/auth/reset', { token: reset, password: 'seven slow trams home' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'auth.link_invalid' } });
  });

  test('is mailed to at most three times an hour, of one person and to one address', async () => {
    const { ada, bo } = await twoPeople({ RATELIMIT_ENABLED: 'true', RATELIMIT_REGISTER: '100/60' });
    const ask = async (person: Client, email: string) => (await person.patch('/api/me', { email })).status;
    for (let count = 0; count < 2; count += 1) expect(await ask(ada, 'same@example.org')).toBe(200);
    expect(await ask(bo, 'same@example.org')).toBe(200);
    expect(await ask(bo, 'same@example.org')).toBe(429);
    expect(await ask(ada, 'other@example.org')).toBe(200);
    expect(await ask(ada, 'third@example.org')).toBe(429);
  });

  test('is of no use where no mail is set up, which is said', async () => {
    const production = {
      MINGUS_ENV: 'production',
      SMTP_URL: '',
      PUBLIC_URL: 'http://localhost:3000',
      SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF',
    };
    const { browser } = await open({ ...production, RATELIMIT_ENABLED: 'true' });
    const origin = { headers: { origin: 'http://localhost:3000' } };
    const ada = browser();
    await ada.post('/api/auth/register', ADA, origin);
    const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    await ada.get('/api/auth/session', { headers: { cookie } });
    const answer = await ada.patch('/api/me', { email: 'ada@new.example' }, { headers: { ...origin.headers, cookie } });
    expect(answer).toMatchObject({ status: 503, body: { code: 'auth.no_mail' } });
  });
});

import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { administratorOf } from '../../tests/support/administrator.ts';
import type { Client } from '../../tests/support/client.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { tokenInMail } from '../../tests/support/mail-text.ts';
import { OTHER_PHONE, PHONE, type PhoneHouse, startPhoneHouse, wrongFor } from '../../tests/support/phone-house.ts';
import { addTotp } from '../../tests/support/second-factors.ts';
import { startApp } from '../../tests/support/server.ts';
import { say } from '../../tests/support/sms-server.ts';
import { type SmtpServer, startSmtpServer } from '../../tests/support/smtp-server.ts';
import { solve } from '../../tests/support/solve-captcha.ts';
import { AUDIT_EVENTS, type AuditEventType } from '../contract/audit-events.ts';
import { captchaChallenge } from '../contract/captcha.ts';
import { addressBlock } from '../features/admin/addresses/contract.ts';
import { instantOf } from '../platform/clock.ts';

/** A Mingus that can send messages and mails. */
interface House extends PhoneHouse {
  readonly smtp: SmtpServer;
}

type Person = Client & { readonly id: number; readonly email: string; readonly password: string };

/** What somebody does, and why the one row of the event says that it happened; `null` where there is nothing to add. */
type Flow = readonly [why: string | null, act: (house: House, ada: Person) => Promise<unknown>];

const ROBOT = { headers: { 'user-agent': 'Mozilla/5.0 HeadlessChrome/150.0.0.0' } };
const send = (browser: Client, phone_number: string, more: object = {}, sending = {}) =>
  browser.post('/api/verification/send', { phone_number, ...more }, sending);

const guess: (wrong: (code: string) => string) => Flow[1] = (wrong) => async (house, ada) => {
  const { challenge_id, code } = await house.ask(ada);
  await house.verify(ada, challenge_id, wrong(code));
};

/** Whatever takes the question breaks while it is asked. */
async function withoutTable(house: House, table: 'rate_counters', work: () => Promise<unknown>): Promise<void> {
  await house.store.db.schema.alterTable(table).renameTo('gone').execute();
  await work();
  await house.store.db.schema.alterTable('gone').renameTo(table).execute();
}

/** An administrator blocks the address that all requests of these tests come from; answers how it is undone. */
async function blocked({ app, store }: House): Promise<() => Promise<unknown>> {
  const { client } = await administratorOf(app, store);
  const ends_at = instantOf(app.clock.now() + 3_600_000);
  const { id } = (await client.post('/api/admin/address-blocks', { ip_address: '127.0.0.1', ends_at, reason: 'a test' })).read(addressBlock);
  return () => client.delete(`/api/admin/address-blocks/${id}`);
}

/** An administrator does something with a job that was given up. */
async function changedJob({ app, store }: House, change: (by: { readonly client: Client; readonly id: number }) => Promise<unknown>): Promise<void> {
  const { client } = await administratorOf(app, store);
  const now = instantOf(app.clock.now());
  const row = { kind: 'test.dead', payload: {}, dedupe_key: randomUUID(), created_at: now, available_at: now, finished_at: now, last_error: 'never' };
  const { id } = await store.db.insertInto('outbox').values(row).returning('id').executeTakeFirstOrThrow();
  await change({ client, id });
}

const FLOWS: Readonly<Record<AuditEventType, readonly Flow[]>> = {
  send_code_attempt: [[null, (_house, ada) => send(ada, PHONE)]],
  send_code_success: [[null, (house, ada) => house.ask(ada)]],
  send_code_error: [
    [
      'status_400_code_21211',
      async (house, ada) => {
        house.sms.answer(say(400, { code: 21_211 }));
        await send(ada, PHONE);
        await house.app.mingus.runner.drain();
      },
    ],
  ],
  verify_attempt: [[null, guess(wrongFor)]],
  verify_success: [[null, guess((code) => code)]],
  verify_failed: [
    ['no_verification_found', (house, ada) => house.verify(ada, 'x'.repeat(43), '123456')],
    [
      'code_expired',
      async (house, ada) => {
        const { challenge_id, code } = await house.ask(ada);
        house.app.clock.pass(300_000);
        await house.verify(ada, challenge_id, code);
      },
    ],
    [
      'max_attempts_reached',
      async (house, ada) => {
        const { challenge_id, code } = await house.ask(ada);
        await house.store.db.updateTable('phone_verification').set({ attempts: 5 }).where('challenge_id', '=', challenge_id).execute();
        await house.verify(ada, challenge_id, code);
      },
    ],
    ['invalid_code', guess(wrongFor)],
  ],
  verify_error: [
    [
      'not_looked_at',
      async (house, ada) => {
        const { challenge_id, code } = await house.ask(ada);
        await withoutTable(house, 'rate_counters', () => house.verify(ada, challenge_id, code));
      },
    ],
  ],
  invalid_phone: [
    ['not_a_number', (_house, ada) => send(ada, 'no number')],
    ['country', (_house, ada) => send(ada, '+4915123456789')],
  ],
  captcha_required: [['risk', (_house, ada) => send(ada, PHONE, {}, ROBOT)]],
  captcha_failed: [
    [
      'wrong_or_used',
      async (_house, ada) => {
        const asked = (await send(ada, PHONE, {}, ROBOT)).body;
        const captcha = await solve(captchaChallenge.parse(Object.entries(asked ?? {}).find(([name]) => name === 'captcha')?.[1]));
        await send(ada, PHONE, { captcha: { ...captcha, solution: { ...captcha.solution, derivedKey: '00' } } }, ROBOT);
      },
    ],
  ],
  rate_limit_exceeded: [
    [
      'sign_in',
      async ({ store, app }, ada) => {
        const limited = await startApp(store, { clock: app.clock, env: { RATELIMIT_ENABLED: 'true', RATELIMIT_SIGN_IN: '1/900' } });
        for (let tries = 0; tries < 3; tries += 1) await limited.client().post('/api/auth/login', { email: ada.email, password: ada.password });
        await limited.close();
      },
    ],
  ],
  risk_denied: [
    [
      'risk',
      async ({ store, app, ask, person }, ada) => {
        // Three other people have asked for a code for the same number today, and now a robot does.
        const { challenge_id } = await ask(ada, OTHER_PHONE);
        const { id: _, ...row } = await store.db
          .selectFrom('phone_verification')
          .selectAll()
          .where('challenge_id', '=', challenge_id)
          .executeTakeFirstOrThrow();
        for (const index of [1, 2, 3]) {
          const user_id = Number(Object.entries((await (await person()).get('/api/me')).body ?? {}).find(([name]) => name === 'id')?.[1]);
          const other = { ...row, user_id, challenge_id: `${index}-${challenge_id}`.slice(0, 64), created_at: instantOf(app.clock.now()) };
          await store.db.insertInto('phone_verification').values(other).execute();
        }
        await send(ada, OTHER_PHONE, {}, ROBOT);
      },
    ],
    [
      'address_blocked',
      async (house, ada) => {
        const unblock = await blocked(house);
        await send(ada, PHONE);
        await unblock();
      },
    ],
  ],
  phone_changed: [
    [
      null,
      async (house, ada) => {
        for (const phone of [PHONE, OTHER_PHONE]) {
          const { challenge_id, code } = await house.ask(ada, phone);
          await house.verify(ada, challenge_id, code);
        }
      },
    ],
  ],
  login_success: [
    [null, ({ app }, { email, password }) => app.client().post('/api/auth/login', { email, password })],
    ['registered', ({ app }) => app.client().registerPerson()],
    ['confirmed', (_house, ada) => ada.post('/api/auth/confirm', { password: ada.password })],
  ],
  login_failed: [
    ['wrong_password', ({ app }, { email }) => app.client().post('/api/auth/login', { email, password: 'a guess' })],
    ['unknown_email', ({ app }) => app.client().post('/api/auth/login', { email: 'nobody@example.org', password: 'a guess' })],
  ],
  password_changed: [
    ['by_person', (_house, ada) => ada.post('/api/me/password', { current_password: ada.password, new_password: 'long river quiet lamp' })],
  ],
  email_changed: [
    [
      'by_person',
      async ({ app, smtp }, ada) => {
        const email = `new-${ada.email}`;
        await ada.patch('/api/me', { email });
        await app.mingus.runner.drain();
        await app.client().post('/api/auth/confirm-email', { token: tokenInMail(smtp.mails.findLast(({ to }) => to.includes(email))) });
      },
    ],
  ],
  session_revoked: [
    [
      'by_person',
      async ({ app }, ada) => {
        await app.client().post('/api/auth/login', { email: ada.email, password: ada.password });
        await ada.delete('/api/sessions');
      },
    ],
    ['by_administrator', async ({ app, store }, ada) => (await administratorOf(app, store)).client.post(`/api/admin/users/${ada.id}/end-sessions`)],
  ],
  role_changed: [
    ['disabled', async ({ app, store }, ada) => (await administratorOf(app, store)).client.post(`/api/admin/users/${ada.id}/disable`)],
    ['token_made', (_house, ada) => ada.post('/api/tokens', { name: 'script', scopes: ['read'] })],
  ],
  address_blocked: [
    [
      'by_administrator',
      async (house) => {
        const unblock = await blocked(house);
        await unblock();
      },
    ],
  ],
  address_unblocked: [
    [
      'by_administrator',
      async (house) => {
        const unblock = await blocked(house);
        await unblock();
      },
    ],
  ],
  job_changed: [
    ['tried_again', (house) => changedJob(house, ({ client, id }) => client.post(`/api/admin/jobs/${id}/retry`))],
    ['tried_again', (house) => changedJob(house, ({ client }) => client.post('/api/admin/jobs/retry', { kind: 'test.dead' }))],
    ['dropped', (house) => changedJob(house, ({ client, id }) => client.delete(`/api/admin/jobs/${id}`))],
  ],
  export_made: [['audit_trail', async ({ app, store }) => (await administratorOf(app, store)).client.get('/api/admin/audit/export')]],
  factor_changed: [['totp_added', ({ app }, ada) => addTotp(ada, app.clock)]],
  account_erased: [['by_person', (_house, ada) => ada.delete('/api/me', { password: ada.password })]],
};

const all = Object.entries(FLOWS).flatMap(([event, flows]) => flows.map(([why, act]) => ({ event, why, act })));

onEachDatabase('what security has to know', (open) => {
  test('is all of the declared events, and each leaves one row, with its outcome and reason', async () => {
    expect(Object.keys(FLOWS).toSorted()).toEqual(AUDIT_EVENTS.toSorted());
    const smtp = await startSmtpServer();
    onTestFinished(() => smtp.close());
    const store = await open();
    const house = { ...(await startPhoneHouse(store, { env: { SMTP_URL: smtp.url } })), smtp };
    const bo = await house.app.client().registerPerson();
    const left: unknown[] = [];
    for (const { event, act } of all) {
      // Another day, and numbers that nobody has asked about: what the one before used up, or made doubtful, does not count.
      house.app.clock.pass(25 * 3_600_000);
      const browser = house.app.client();
      const ada = Object.assign(browser, await browser.registerPerson());
      for (const table of ['verification_audit_log', 'phone_verification'] as const) await store.db.deleteFrom(table).execute();
      await act(house, ada);
      const rows = await store.db.selectFrom('verification_audit_log').selectAll().where('event_type', '=', event).orderBy('id').execute();
      left.push(...rows.map(({ event_details }) => `${event}: ${String(event_details?.['reason'])}`));
      const names = await store.db.selectFrom('verification_audit_log').select(['event_type', 'user_id']).where('user_id', '=', bo.id).execute();
      expect(names, `${event} is said of somebody who did nothing`).toEqual([]);
    }
    expect(left).toEqual(all.map(({ event, why }) => `${event}: ${String(why)}`));
  }, 300_000);
});

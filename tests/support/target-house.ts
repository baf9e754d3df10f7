import { createHmac } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { addTarget, listTargets, testTarget } from '../../src/features/reminders/targets/contract.ts';
import type { Store } from '../../src/platform/database/store.ts';
import type { Client } from './client.ts';
import { type Received, startReceiver } from './receiver.ts';
import { startApp } from './server.ts';
import { startSmtpServer } from './smtp-server.ts';

const WEEKLY = { reminder_type: 'weekly_checkin', scheduled_date: '2025-01-19', frequency: 'weekly' } as const;
/** When the reminder of both people comes first. */
export const DUE = '2025-01-19T09:00:00.000Z';
/** And when it comes next. */
export const NEXT = '2025-01-26T09:00:00.000Z';

const listed = listTargets.answers[200];
/** A target that was added. */
export const added = addTarget.answers[201];
/** What a test of a target answers. */
export const tried = testTarget.answers[200];

/** Two people whose reminders are pushed, what takes webhooks and is an ntfy, and a mail server. */
export async function startTargetHouse(store: Store) {
  const [receiver, smtp] = [await startReceiver(), await startSmtpServer()];
  onTestFinished(() => Promise.all([receiver.close(), smtp.close()]).then(() => undefined));
  const app = await startApp(store, { env: { SMTP_URL: smtp.url } });
  const known = new Map<Client, { readonly email: string; readonly password: string }>();
  const person = async (): Promise<Client> => {
    const client = app.client();
    known.set(client, await client.registerPerson());
    await client.patch('/api/preferences', { preferred_communication: 'push' });
    await client.post('/api/reminders', WEEKLY);
    return client;
  };
  /** Signs in again: days have gone by. */
  const comesBack = async (client: Client): Promise<void> => {
    const { email, password } = known.get(client) ?? {};
    expect((await client.post('/api/auth/login', { email, password })).status).toBe(200);
  };
  const [ada, bo] = [await person(), await person()];
  await app.mingus.runner.drain();
  const mailsBefore = smtp.mails.length;
  const at = async (instant: string): Promise<void> => {
    app.clock.set(instant);
    await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
    await app.mingus.runner.drain();
  };
  const later = async (): Promise<void> => {
    app.clock.pass(120_000);
    await app.mingus.runner.drain();
  };
  /** Adds a webhook of theirs. */
  const webhook = async (client: Client, path = '/hook') =>
    (await client.post('/api/reminder-targets', { kind: 'webhook', address: `${receiver.origin}${path}` })).read(added);
  const list = async (client: Client) => (await client.get('/api/reminder-targets')).read(listed).items;
  return { app, receiver, ada, bo, comesBack, at, later, webhook, list, mails: () => smtp.mails.length - mailsBefore };
}

/** What became of reminders. */
export const deliveries = (store: Store) =>
  store.db.selectFrom('reminder_deliveries').select(['channel', 'status', 'reason']).orderBy('id').execute();
/** What became of them on their way to targets. */
export const handovers = (store: Store) => store.db.selectFrom('target_handovers').select(['status', 'reason']).orderBy('id').execute();

/** Why targets are told nothing any more, in their order. */
export const stops = async (store: Store) =>
  (await store.db.selectFrom('reminder_targets').select('stopped_reason').orderBy('id').execute()).map(({ stopped_reason }) => stopped_reason);

/** Whether a message is signed with a secret, checked as docs/webhooks.md says, by code that shares nothing with what signs. */
export function isSigned({ headers, body }: Received, secret: string | null): boolean {
  const [, seconds = '', hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['mingus-signature'])) ?? [];
  const bytes = Buffer.concat([Buffer.from(seconds), Buffer.from('.'), body]);
  const expected = createHmac('sha256', secret ?? '').update(bytes);
  return expected.digest('hex') === hex;
}

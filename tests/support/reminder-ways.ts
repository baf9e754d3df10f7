import { onTestFinished } from 'vitest';
import type { Client } from './client.ts';
import { PHONE } from './phone-house.ts';
import { startPushService } from './push-service.ts';
import { startReceiver } from './receiver.ts';
import { startSmsServer, take } from './sms-server.ts';
import { type SmtpServer, startSmtpServer } from './smtp-server.ts';
import type { Store } from '../../src/platform/database/store.ts';

/** What a reminder can come by. */
export type ReminderWay = 'mail' | 'text message' | 'browser' | 'ntfy' | 'webhook';

/** Whoever carries reminders by one of these ways: the outside world, on loopback. */
export interface Carried {
  /** Settings by which Mingus hands them over. */
  readonly env: Readonly<Record<string, string>>;
  /** Has somebody's reminders come this way. */
  prepare(client: Client, id: number, store: Store): Promise<void>;
  /** How many reminders were taken. */
  readonly taken: () => number;
  /** How many mails were taken where reminders do not come as mails. */
  readonly mailed: () => number;
  /** Calls this at the next steps: one is announced, or was taken and nobody was told yet. Only of mails it is known that one is coming. */
  onStep(listener: (step: 'announced' | 'taken') => void): void;
}

const PUSHED = { preferred_communication: 'push' };

/** One of the ways, without the mail that there is besides. */
type Carrying = Omit<Carried, 'mailed'>;

function byMail(smtp: SmtpServer): Carrying {
  return {
    env: {},
    prepare: async () => undefined,
    taken: () => smtp.mails.length,
    onStep: (listener) => smtp.onStep((step) => listener(step === 'kept' ? 'taken' : step)),
  };
}

async function byText(): Promise<Carrying> {
  const sms = await startSmsServer();
  onTestFinished(() => sms.close());
  return {
    env: sms.env,
    async prepare(client, id, store) {
      await client.patch('/api/preferences', { sms_notifications: true, email_notifications: false, preferred_communication: 'sms' });
      const verified = { phone_number: PHONE, phone_verified_at: '2025-01-15T12:00:00.000Z' };
      await store.db.updateTable('users').set(verified).where('id', '=', id).execute();
    },
    taken: () => sms.messages.length,
    onStep: (listener) =>
      sms.answer((response, message) => {
        listener('taken');
        take(response, message);
      }),
  };
}

async function byBrowser(): Promise<Carrying> {
  const service = await startPushService();
  onTestFinished(() => service.close());
  return {
    env: {},
    async prepare(client) {
      await client.patch('/api/preferences', PUSHED);
      await client.post('/api/push', service.subscribe('a browser'));
    },
    taken: () => service.pushed.length,
    onStep: (listener) => service.onPushed(() => listener('taken')),
  };
}

async function byTarget(kind: 'ntfy' | 'webhook'): Promise<Carrying> {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  return {
    env: {},
    async prepare(client) {
      await client.patch('/api/preferences', PUSHED);
      await client.post('/api/reminder-targets', { kind, address: `${receiver.origin}/topic` });
    },
    taken: () => receiver.received.length,
    onStep: (listener) => receiver.onReceived(() => listener('taken')),
  };
}

const STARTING: Readonly<Record<Exclude<ReminderWay, 'mail'>, () => Promise<Carrying>>> = {
  'text message': byText,
  browser: byBrowser,
  ntfy: () => byTarget('ntfy'),
  webhook: () => byTarget('webhook'),
};

/** Starts whoever carries reminders this way; they end with the test. */
export async function startCarrying(way: ReminderWay): Promise<Carried> {
  const smtp = await startSmtpServer();
  onTestFinished(() => smtp.close());
  const carrying = way === 'mail' ? byMail(smtp) : await STARTING[way]();
  const mailed = (): number => (way === 'mail' ? 0 : smtp.mails.length);
  return { ...carrying, mailed, env: { ...carrying.env, SMTP_URL: smtp.url } };
}

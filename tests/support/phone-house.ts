import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { captchaChallenge } from '../../src/contract/captcha.ts';
import type { Store } from '../../src/platform/database/store.ts';
import type { Answer, Client } from './client.ts';
import { solve } from './solve-captcha.ts';
import { type App, type AppOptions, startApp } from './server.ts';
import { type SmsServer, startSmsServer } from './sms-server.ts';

const sent = z.object({
  challenge_id: z.string(),
  expires_at: z.string(),
  resend_after_seconds: z.int().nullable(),
  next: z.literal('code'),
});

/** A code that was asked for. */
export interface AskedFor extends z.output<typeof sent> {
  /** The code of the message that came. */
  readonly code: string;
}

/** A Mingus that hands messages to a carrier of ours. Codes have 16 digits, so that they can be told from other figures. */
export interface PhoneHouse {
  readonly app: App;
  readonly store: Store;
  readonly sms: SmsServer;
  /** A browser in which somebody has just registered. */
  person(): Promise<Client>;
  /** Asks for a code and reads it from the message. */
  ask(browser: Client, phone_number?: string): Promise<AskedFor>;
  /** Does what waits in the outbox and answers the code of the latest message. */
  latestCode(): Promise<string>;
  verify(browser: Client, challenge_id: string, code: string): Promise<Answer>;
  /** Rows of the audit trail about phone codes, as `event: reason`. */
  trail(): Promise<readonly string[]>;
}

/** Digits of a code here. */
export const CODE_DIGITS = 16;
/** A number that nobody has. */
export const PHONE = '+12025550177';
/** Another one, of another prefix. */
export const OTHER_PHONE = '+13105550121';

/** The code at the beginning of a message. */
export function codeIn(message: { readonly text: string } | undefined): string {
  const code = /^(\d+) is your Mingus code\./.exec(message?.text ?? '')?.[1];
  if (code === undefined) throw new Error('no message came');
  return code;
}

/** A guess that is not the code. */
export const wrongFor = (code: string): string => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

const readable = (body: unknown): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(body ?? {}));

/** Starts it over a store; it ends with the test. */
export async function startPhoneHouse(store: Store, options: AppOptions = {}): Promise<PhoneHouse> {
  const sms = await startSmsServer();
  onTestFinished(() => sms.close());
  const app = await startApp(store, { codeDigits: CODE_DIGITS, ...options, env: { ...sms.env, ...options.env } });

  async function latestCode(): Promise<string> {
    await app.mingus.runner.drain();
    return codeIn(sms.messages.at(-1));
  }
  return {
    app,
    store,
    sms,
    latestCode,
    person: async () => {
      const browser = app.client();
      await browser.registerPerson();
      return browser;
    },
    ask: async (browser, phone_number = PHONE) => {
      const first = await browser.post('/api/verification/send', { phone_number });
      const work = captchaChallenge.safeParse(readable(first.body)['captcha']);
      const answer = work.success ? await browser.post('/api/verification/send', { phone_number, captcha: await solve(work.data) }) : first;
      if (answer.status !== 202) throw new Error(`asking for a code answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      const asked = answer.read(sent);
      // Whoever is doubted more waits a minute before the message goes out.
      const isDelayed = Date.parse(asked.expires_at) - app.clock.now() > 300_000;
      if (isDelayed) app.clock.pass(60_000);
      return { ...asked, code: await latestCode() };
    },
    verify: (browser, challenge_id, code) => browser.post('/api/verification/verify', { challenge_id, code }),
    trail: async () => {
      const rows = await store.db
        .selectFrom('verification_audit_log')
        .select(['event_type', 'event_details'])
        .where('event_type', 'not in', ['login_success', 'login_failed'])
        .orderBy('id')
        .execute();
      return rows.map(({ event_type, event_details }) => `${event_type}: ${String(event_details?.['reason'])}`);
    },
  };
}

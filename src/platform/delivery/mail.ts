import { z } from 'zod';
import { isLoopback } from '../config/loopback.ts';
import { once } from '../once.ts';
import type { Letter } from './letter.ts';

/** One mail: the same words as plain text and as HTML, of which its reader's program shows one. */
export interface Mail extends Letter {
  readonly to: string;
  /** The same for the same mail sent twice, so that a mail server or reader can drop the second: letters, digits, dots and dashes. */
  readonly id: string;
  /** An address that a mail program may call without asking its reader anything more, to have no more such mails (RFC 8058). */
  readonly unsubscribe?: string;
}

/** Sends mails. */
export interface Mailer {
  /** Resolves when the mail was handed over; throws when it was not. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Where mail goes. */
export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; null when there is none. */
  readonly smtpUrl: string | null;
  /** The sender: `Mingus <mingus@example.org>`. */
  readonly mailFrom: string;
  readonly environment: 'development' | 'production' | 'test';
}

const mailFailure = z.object({ responseCode: z.number().optional(), command: z.string().optional() });

/**
 * Whether a mail that could not be handed over certainly went nowhere: the server said no, or was not reached before the text was on its way. Otherwise
 * nobody can know.
 */
export function isCertainlyUnsent(error: unknown): boolean {
  const { responseCode, command } = mailFailure.safeParse(error).data ?? {};
  return responseCode !== undefined || (command !== undefined && command !== 'DATA');
}

/** RFC 8058: with both, one click in the mail program is enough. */
const unsubscribeHeaders = (address: string | undefined) =>
  address === undefined ? {} : { headers: { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } };

const TIMEOUT_MS = 20_000;

/** Whether nothing may go there in the clear: where a password is sent, unless it goes no further than this machine. `?requireTLS=false` in the URL says otherwise. */
export function requiresTls(smtpUrl: string): boolean {
  const { password, hostname } = new URL(smtpUrl);
  return password !== '' && !isLoopback(hostname);
}

/** A mailer that hands over to the mail server of the URL. */
function createSmtpMailer(smtpUrl: string, from: string): Mailer {
  let isUsed = false;
  // Loaded with the first mail: a process that sends none does not carry it.
  const transport = once(async () => {
    isUsed = true;
    const { createTransport } = await import('nodemailer');
    return createTransport(
      { url: smtpUrl, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, requireTLS: requiresTls(smtpUrl) },
      { from },
    );
  });
  const host = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ to, subject, text, html, id, unsubscribe }) {
      const more = unsubscribeHeaders(unsubscribe);
      const opened = await transport();
      await opened.sendMail({ to, subject, text, html, ...more, messageId: `<${id}@${host}>`, disableFileAccess: true, disableUrlAccess: true });
    },
    close: () => {
      if (isUsed) void transport().then((opened) => opened.close());
    },
  };
}

/** A mailer for development: one line on what would be sent to whom, then the text, on standard output and in no log. */
function createConsoleMailer(write: (text: string) => void): Mailer {
  return {
    async send({ to, subject, text }) {
      write(`Mail to ${to}: ${subject}\n${text}\n`);
    },
    close: () => undefined,
  };
}

/** The mailer that the settings ask for: a mail server, else the console, else — in production without a mail server — none. */
export function createMailer(settings: MailSettings, write: (text: string) => void = (text) => void process.stdout.write(text)): Mailer | null {
  if (settings.smtpUrl !== null) return createSmtpMailer(settings.smtpUrl, settings.mailFrom);
  return settings.environment === 'production' ? null : createConsoleMailer(write);
}

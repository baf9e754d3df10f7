import { createTransport } from 'nodemailer';

/** One mail, in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for the same mail sent twice, so that a mail server or reader can drop the second: letters, digits, dots and dashes. */
  readonly id: string;
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

const TIMEOUT_MS = 20_000;

/** A mailer that hands over to the mail server of the URL. */
function createSmtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    { from },
  );
  const host = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ to, subject, text, id }) {
      await transport.sendMail({ to, subject, text, messageId: `<${id}@${host}>`, disableFileAccess: true, disableUrlAccess: true });
    },
    close: () => transport.close(),
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

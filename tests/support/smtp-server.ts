import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { readMail } from './mail-text.ts';
import type { OwnCertificate } from './own-certificate.ts';
import { keepSecret } from './secrets/of-this-file.ts';

/** A mail server that keeps what it is given: the outside world of mail, on loopback. */
export interface SmtpServer {
  /** For SMTP_URL. */
  readonly url: string;
  /** Each mail as it came: envelope addresses, the text with its head, and whether it came over TLS. */
  readonly mails: { readonly from: string; readonly to: readonly string[]; readonly text: string; readonly overTls: boolean }[];
  /** Makes it refuse every recipient from now on, with this reply; none: makes it take them again. */
  refuse(reply?: string): void;
  /** Calls this at the next steps: a mail is announced, or was kept and nobody was told yet. */
  onStep(listener: (step: 'announced' | 'kept') => void): void;
  close(): Promise<void>;
}

/** A mail server that takes mail only over STARTTLS, and only from who signs in. */
export interface SmtpGuard {
  readonly certificate: OwnCertificate;
  /** Whether these sign somebody in; asked each time. */
  readonly admits: (user: string, password: string) => boolean;
}

/** The secrets of links, and whom they go to. */
function keepSecretsOf(mail: { readonly to: readonly string[]; readonly text: string }): void {
  for (const [, token = ''] of readMail(mail).text.matchAll(/[?&#]\w+=([\w-]{20,})/g)) keepSecret('token', token);
  for (const address of mail.to) keepSecret('e-mail address', address);
}

/** A reply such as `451 later`, as the server wants to be told of it. */
const replying = (reply: string): Error => Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });

/** Starts one, with nodemailer's own server. Without a guard it takes mail from anybody, in the clear. */
export async function startSmtpServer(guard?: SmtpGuard): Promise<SmtpServer> {
  const mails: SmtpServer['mails'] = [];
  let refusal: string | undefined;
  let onStep: (step: 'announced' | 'kept') => void = () => undefined;

  const server = new SMTPServer({
    // Else it would show a certificate that everybody has, and which nobody may trust.
    ...(guard === undefined ? { authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] } : { ...guard.certificate }),
    disableReverseLookup: true,
    // Whoever holds a line open waits for nothing any more.
    closeTimeout: 1,
    onAuth: ({ username = '', password }, _session, done) => {
      if (guard?.admits(username, password ?? '') === true) done(null, { user: username });
      else done(replying('535 Authentication failed'));
    },
    onMailFrom: (_from, _session, done) => {
      onStep('announced');
      done();
    },
    onRcptTo: (_to, _session, done) => done(refusal === undefined ? null : replying(refusal)),
    onData: (stream, { envelope, secure }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', done);
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const text = Buffer.concat(parts).toString().replace(/\r\n$/, '');
        mails.push({ from: envelope.mailFrom === false ? '' : envelope.mailFrom.address, to, text, overTls: secure });
        keepSecretsOf({ to, text });
        onStep('kept');
        done(null, 'kept');
      });
    },
  });
  // Who was killed in the middle of a mail, or does not trust the certificate: they see to it themselves.
  server.on('error', () => undefined);

  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://${guard === undefined ? '127.0.0.1' : 'localhost'}:${port}`,
    mails,
    refuse: (reply) => {
      refusal = reply;
    },
    onStep: (listener) => {
      onStep = listener;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

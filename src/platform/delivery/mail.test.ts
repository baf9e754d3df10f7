import { afterEach, describe, expect, test } from 'vitest';
import { type SmtpServer, startSmtpServer } from '../../../tests/support/smtp-server.ts';
import { readMail } from '../../../tests/support/mail-text.ts';
import { createMailer, requiresTls } from './mail.ts';
import { createMailJob, type MailTemplate } from './mail-job.ts';

const settings = { smtpUrl: null, mailFrom: 'Mingus <mingus@example.org>', environment: 'development' } as const;
const words = (subject: string, text: string) => ({ subject, text, html: `<p>${text}</p>` });
const mail = {
  to: 'ada@example.org',
  subject: 'Grüße',
  text: 'Guten Tag.\n.\nEin Punkt für sich.',
  html: '<p>Guten Tag.</p>\n.\n<p>Ein Punkt.</p>',
  id: 'job-7',
};

describe('a mail server', () => {
  let server: SmtpServer | undefined;
  afterEach(() => server?.close());

  test('is handed the mail once, with a message id that stays the same when it is sent again', async () => {
    server = await startSmtpServer();
    const mailer = createMailer({ ...settings, smtpUrl: server.url, environment: 'production' });
    await mailer?.send(mail);
    await mailer?.send(mail);
    mailer?.close();
    expect(server.mails.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: 'mingus@example.org', to: ['ada@example.org'] },
      { from: 'mingus@example.org', to: ['ada@example.org'] },
    ]);
    for (const { text } of server.mails) {
      expect(text).toContain('Message-ID: <job-7@example.org>');
      expect(text).toMatch(/^From: Mingus <mingus@example.org>$/m);
      expect(text).toMatch(/^Subject: =\?UTF-8\?/m);
      expect(text).toMatch(/^Content-Type: multipart\/alternative;/m);
      expect(readMail({ text })).toEqual({ subject: mail.subject, text: mail.text, html: mail.html });
    }
  });

  test('is handed no line of the head that somebody wrote into what they are called', async () => {
    server = await startSmtpServer();
    const mailer = createMailer({ ...settings, smtpUrl: server.url });
    const evil = 'Hello Ada\r\nBcc: bo@example.org\r\n\r\nAnother text';
    await mailer?.send({ ...mail, subject: evil, text: evil, html: evil });
    mailer?.close();
    expect(server.mails.map(({ to }) => to)).toEqual([['ada@example.org']]);
    const [head = ''] = server.mails.map(({ text }) => text.split('\r\n\r\n')[0]);
    expect(head).toMatch(/^Subject: Hello Ada/m);
    expect(head).not.toMatch(/^bcc:/im);
  });

  test('gets a password only over TLS, unless it is on this machine', async () => {
    const guarded = ['smtp://mingus:secret@mail.example.org:587', 'smtps://mingus:secret@mail.example.org', 'smtp://a:b@192.0.2.1'];
    expect(guarded.map(requiresTls)).toEqual([true, true, true]);
    expect(['smtp://mail.example.org', 'smtp://a:b@localhost:1025', 'smtp://a:b@127.0.0.1', 'smtp://a:b@[::1]:25'].map(requiresTls)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    // One that offers no STARTTLS, as if it were elsewhere.
    server = await startSmtpServer();
    const mailer = createMailer({ ...settings, smtpUrl: `${server.url.replace('//', '//mingus:secret@')}/?requireTLS=true` });
    await expect(mailer?.send(mail)).rejects.toThrow(/TLS/);
    mailer?.close();
    expect(server.mails).toEqual([]);
  });

  test('that refuses makes the job fail, so that it is tried again', async () => {
    server = await startSmtpServer();
    server.refuse('451 later');
    const mailer = createMailer({ ...settings, smtpUrl: server.url });
    await expect(mailer?.send(mail)).rejects.toThrow(/451 later/);
    mailer?.close();
    expect(server.mails).toEqual([]);
  });

  test('that is not there is an error too', async () => {
    const gone = await startSmtpServer();
    await gone.close();
    const mailer = createMailer({ ...settings, smtpUrl: gone.url });
    await expect(mailer?.send(mail)).rejects.toThrow(/ECONNREFUSED/);
    mailer?.close();
  });
});

test('without a mail server, development writes mails out and production has none', async () => {
  const written: string[] = [];
  await createMailer(settings, (text) => written.push(text))?.send(mail);
  expect(written).toEqual(['Mail to ada@example.org: Grüße\nGuten Tag.\n.\nEin Punkt für sich.\n']);
  expect(createMailer({ ...settings, environment: 'production' })).toBeNull();
});

describe('the mail job', () => {
  const templates: Record<string, MailTemplate> = {
    'test.hello': (data, to) => words(`Hello ${to.full_name ?? 'you'}`, `${data['figure']}`),
  };
  const people = new Map([[1, { email: 'ada@example.org', full_name: 'Ada', language: 'en' as const }]]);
  const findRecipient = async (userId: number) => people.get(userId);
  const run = (payload: unknown) => ({ id: 7, attempt: 1, payload });

  test('fills the template and writes to the person’s present address', async () => {
    const written: string[] = [];
    const job = createMailJob({ mailer: createMailer(settings, (text) => written.push(text)), templates, findRecipient });
    await job(run({ user_id: 1, template: 'test.hello', data: { figure: 12.5 } }));
    expect(written).toEqual(['Mail to ada@example.org: Hello Ada\n12.5\n']);
  });

  test('lets a template choose another address, say nothing, or make two mails of two tries', async () => {
    const sent: unknown[] = [];
    const mailer = { send: async (each: unknown) => void sent.push(each), close: () => undefined };
    const job = createMailJob({
      mailer,
      findRecipient,
      templates: {
        'test.elsewhere': async () => ({ ...words('A', 'a'), to: 'new@example.org', differsEachTime: true }),
        'test.nothing': async () => undefined,
      },
    });
    await job(run({ user_id: 1, template: 'test.elsewhere', data: {} }));
    await job({ ...run({ user_id: 1, template: 'test.elsewhere', data: {} }), attempt: 2 });
    await job(run({ user_id: 1, template: 'test.nothing', data: {} }));
    expect(sent).toEqual([
      { ...words('A', 'a'), to: 'new@example.org', id: 'job-7-1' },
      { ...words('A', 'a'), to: 'new@example.org', id: 'job-7-2' },
    ]);
  });

  test('writes to nobody when the person is gone', async () => {
    const written: string[] = [];
    const job = createMailJob({ mailer: createMailer(settings, (text) => written.push(text)), templates, findRecipient });
    await job(run({ user_id: 2, template: 'test.hello', data: {} }));
    expect(written).toEqual([]);
  });

  test('gives up at once where trying again cannot help', async () => {
    const withMailer = createMailJob({ mailer: createMailer(settings, () => undefined), templates, findRecipient });
    const withoutMailer = createMailJob({ mailer: null, templates, findRecipient });
    const failures = await Promise.allSettled([
      withMailer(run({ user_id: 1, template: 'test.unknown', data: {} })),
      withMailer(run('nonsense')),
      withoutMailer(run({ user_id: 1, template: 'test.hello', data: {} })),
    ]);
    expect(failures.map((each) => each.status === 'rejected' && String(each.reason))).toEqual([
      'JobGivenUp: no such mail can be written',
      'JobGivenUp: no such mail can be written',
      'JobGivenUp: no mail server is set up: SMTP_URL is empty',
    ]);
  });
});

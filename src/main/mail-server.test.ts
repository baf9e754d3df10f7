import { expect, it, onTestFinished } from 'vitest';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { readMail } from '../../tests/support/mail-text.ts';
import { ownCertificate } from '../../tests/support/own-certificate.ts';
import { keepSecret } from '../../tests/support/secrets/of-this-file.ts';
import { startApp } from '../../tests/support/server.ts';
import { startSmtpServer } from '../../tests/support/smtp-server.ts';
import type { Store } from '../platform/database/store.ts';

const USER = 'mingus@mail.example.org';
const RIGHT = 'a right password: for + mail?';
const WRONG = 'another password, of yesterday';

onEachDatabase('a mail server that wants TLS and a password', (open) => {
  /** Two people who wait for a link, a Mingus that signs in there with this password, and all that the server was told. */
  async function waiting(store: Store, { password, isTrusted = true }: { readonly password: string; readonly isTrusted?: boolean }) {
    for (const each of [RIGHT, WRONG]) keepSecret('password', each);
    const certificate = await ownCertificate(2);
    const tried: string[] = [];
    let right = RIGHT;
    const admits = (user: string, given: string): boolean => tried.push(`${user} ${given}`) > 0 && user === USER && given === right;
    const smtp = await startSmtpServer({ certificate, admits });
    onTestFinished(() => smtp.close());
    const url = new URL(smtp.url);
    [url.username, url.password] = [encodeURIComponent(USER), encodeURIComponent(password)];
    if (isTrusted) url.searchParams.set('tls.ca', certificate.cert);
    const app = await startApp(store, { env: { SMTP_URL: url.href, LOG_LEVEL: 'debug' } });
    const emails = [];
    for (const client of [app.client(), app.client()]) emails.push((await client.registerPerson()).email);
    await app.mingus.runner.drain();
    for (const email of emails) expect((await app.client().post('/api/auth/forgot', { email })).status).toBe(202);
    await app.mingus.runner.drain();
    const open = () =>
      store.db.selectFrom('outbox').select(['attempts', 'last_error']).where('kind', '=', 'delivery.mail').where('finished_at', 'is', null).execute();
    const arrived = () => smtp.mails.map((mail) => ({ to: mail.to, subject: readMail(mail).subject, overTls: mail.overTls }));
    const links = emails.map((email) => ({ to: [email], subject: 'Choose a new Mingus password', overTls: true }));
    return { app, tried, open, arrived, links, admitFromNowOn: (password: string) => (right = password) };
  }
  const untold = (lines: readonly string[]) => lines.filter((line) => [RIGHT, WRONG, encodeURIComponent(RIGHT)].some((each) => line.includes(each)));

  it('gets both, and takes the mails of two people', async () => {
    const { app, arrived, links, open: left, tried } = await waiting(await open(), { password: RIGHT });
    expect(new Set(arrived().map((each) => JSON.stringify(each)))).toEqual(new Set(links.map((each) => JSON.stringify(each))));
    expect(new Set(tried)).toEqual(new Set([`${USER} ${RIGHT}`]));
    expect([await left(), untold(app.logLines)]).toEqual([[], []]);
  });

  it('is tried again while the password is wrong, which stands nowhere, and takes each mail once when it is right', async () => {
    const { app, arrived, links, open: left, tried, admitFromNowOn } = await waiting(await open(), { password: WRONG });
    expect([arrived(), new Set(tried)]).toEqual([[], new Set([`${USER} ${WRONG}`])]);
    const refused = { attempts: 1, last_error: 'Error: Invalid login: 535 Authentication failed' };
    expect(await left()).toEqual([refused, refused]);
    const told = app.logLines.filter((line) => line.includes('job failed, will be tried again'));
    expect(told).toHaveLength(2);
    expect(untold(app.logLines)).toEqual([]);
    admitFromNowOn(WRONG);
    app.clock.pass(60_000);
    await app.mingus.runner.drain();
    expect(arrived().toSorted((a, b) => String(a.to).localeCompare(String(b.to)))).toEqual(
      links.toSorted((a, b) => String(a.to).localeCompare(String(b.to))),
    );
    expect(await left()).toEqual([]);
  });

  it('is told no password where its certificate is nobody’s that is trusted', async () => {
    const { app, arrived, open: left, tried } = await waiting(await open(), { password: RIGHT, isTrusted: false });
    expect([arrived(), tried]).toEqual([[], []]);
    const refused = { attempts: 1, last_error: expect.stringContaining('self-signed certificate') };
    expect(await left()).toEqual([refused, refused]);
    expect(untold(app.logLines)).toEqual([]);
  });
});

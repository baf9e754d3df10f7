import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../tests/support/command.ts';
import { databaseUrl, onEachDatabaseFile } from '../../tests/support/databases.ts';
import { readMail } from '../../tests/support/mail-text.ts';
import { startSmtpServer } from '../../tests/support/smtp-server.ts';

const PRODUCTION = { MINGUS_ENV: 'production', SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF', PUBLIC_URL: 'https://mingus.example.org' };
/** Several processes start one after another, on a machine that may have other things to do. */
const PROCESSES_MS = 240_000;

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-user-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const madeLink = z.looseObject({ email: z.string(), link: z.string() });

onEachDatabaseFile('mingus user', (makeDatabase) => {
  it(
    'adds and promotes people, sets a password from standard input, and says by its exit code what was done',
    async () => {
      const env = { DATABASE_URL: databaseUrl(await makeDatabase()), MINGUS_DATA_DIR: await dataFolder() };
      const run = (args: readonly string[], input?: string) => runCommand(['user', ...args], env, input);
      const created = await run(['create', 'Ada@Example.org', '--name', 'Ada', '--json']);
      expect(created).toMatchObject({ code: 0, stderr: '' });
      expect(madeLink.parse(JSON.parse(created.stdout))).toMatchObject({
        email: 'ada@example.org',
        created: true,
        link: expect.stringMatching(/^http:\/\/localhost:3000\/reset\?token=[\w-]{43}$/),
      });
      const set = await run(['reset-password', 'ada@example.org', '--password-stdin'], 'seven slow trams home\n');
      expect(set).toMatchObject({ code: 0, stdout: 'The password of ada@example.org is changed. They were signed out everywhere.\n' });
      const admin = await run(['make-admin', 'ada@example.org']);
      expect(admin.code).toBe(0);
      expect(admin.stdout).toMatch(/is an administrator now[^]*need a second factor, and they have none/);
      const last = await run(['disable', 'ada@example.org']);
      expect(last).toMatchObject({ code: 2, stderr: expect.stringMatching(/^Nobody could look after people then/) });
      expect(await run(['enable', 'ada@example.org'])).toMatchObject({
        code: 1,
        stdout: 'ada@example.org was enabled before. Nothing was changed.\n',
      });
    },
    PROCESSES_MS,
  );
});

describe('mingus user invite', () => {
  it(
    'prints an invitation, and mails it where there is a mail server',
    async () => {
      const smtp = await startSmtpServer();
      onTestFinished(() => smtp.close());
      const env = { ...PRODUCTION, REGISTRATION: 'invite', MINGUS_DATA_DIR: await dataFolder(), SMTP_URL: smtp.url };
      await runCommand(['migrate'], env);
      const invited = await runCommand(['user', 'invite', '--email', 'ada@example.org'], env);
      expect(invited).toMatchObject({ code: 0, stderr: '' });
      const [link] = /https:\/\/mingus\.example\.org\/register\?invite=[\w-]{43}/.exec(invited.stdout) ?? [];
      expect(smtp.mails.map((mail) => [mail.to, readMail(mail).subject, readMail(mail).text.includes(`${link}\n`)])).toEqual([
        [['ada@example.org'], 'You are invited to Mingus · Te invitan a Mingus', true],
      ]);
      smtp.refuse('550 no such mailbox');
      const refused = await runCommand(['user', 'invite', '--email', 'bo@example.org', '--json'], env);
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.stdout)).toMatchObject({ mailed: false, reason: expect.stringContaining('550') });
      const closed = await runCommand(['user', 'invite'], { ...env, REGISTRATION: 'closed' });
      expect(closed).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^REGISTRATION is closed/) });
    },
    PROCESSES_MS,
  );
});

describe('mingus mail test', () => {
  it(
    'sends one mail, and says why where it cannot',
    async () => {
      const smtp = await startSmtpServer();
      onTestFinished(() => smtp.close());
      const env = { ...PRODUCTION, SMTP_URL: smtp.url };
      expect(await runCommand(['mail', 'test', 'ada@example.org', '--json'], env)).toMatchObject({
        code: 0,
        stdout: '{"to":"ada@example.org","sent":true,"by":"mail server"}\n',
      });
      expect(smtp.mails.map(({ to }) => to)).toEqual([['ada@example.org']]);
      smtp.refuse('550 nobody here');
      const refused = await runCommand(['mail', 'test', 'ada@example.org'], env);
      expect([refused.code, refused.stdout]).toEqual([2, '']);
      expect(refused.stderr).toMatch(/^The mail was not sent\. The mail server did not take it: .*550/);
      expect(await runCommand(['mail', 'test', 'ada@example.org'], PRODUCTION)).toMatchObject({
        code: 2,
        stderr: 'No mail server is set up: SMTP_URL is empty.\n',
      });
    },
    PROCESSES_MS,
  );

  it.each([
    [['user', '--help'], 0, /create[^]*disable[^]*enable[^]*make-admin[^]*reset-password[^]*invite/],
    [['user', 'create', '--help'], 0, /--password-stdin/],
    [['user', 'create', 'not an address'], 2, /write an e-mail address/],
    [['mail', 'test', '--help'], 0, /--json/],
  ])('%j ends with %d', async (args, code, words) => {
    const ran = await runCommand(args);
    expect(ran.code).toBe(code);
    expect(ran.stdout + ran.stderr).toMatch(words);
  });
});

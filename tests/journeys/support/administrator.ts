import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { en } from '../../../web/src/i18n/en.ts';
import type { Spoken } from '../../../web/src/i18n/spoken.ts';
import { Client } from '../../support/client.ts';
import { addTotp, codeOf } from '../../support/second-factors.ts';
import type { RunningServer } from './server.ts';

const run = promisify(execFile);
const CLI = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'cli.ts');
const clock = { now: () => Date.now(), pass: () => undefined };

/** An account with an authenticator app, made an administrator by the command; answers what signs it in. */
export async function makeAdministrator({ url, dataFolder }: RunningServer) {
  const client = new Client(url);
  const account = await client.registerPerson('root@example.org');
  const { secret } = await addTotp(client, clock);
  const { DATABASE_URL: _database, MINGUS_ENV: _kind, ...rest } = process.env;
  await run(process.execPath, [CLI, 'user', 'make-admin', account.email], { env: { ...rest, MINGUS_DATA_DIR: dataFolder, LOG_LEVEL: 'error' } });
  return { ...account, secret };
}

/** Signs an administrator in, with both factors, on pages of those words, and waits for the first page. */
export async function signInAdministrator(
  page: Page,
  { email, password, secret }: Awaited<ReturnType<typeof makeAdministrator>>,
  words: Spoken<typeof en> = en,
): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(words.session.register.email).fill(email);
  await page.getByLabel(words.session.register.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.session.sign_in.submit }).click();
  // The code that turned the app on is used up; its neighbour is not.
  await page.getByLabel(words.security.show.code).fill(codeOf(secret, clock, 1));
  await page.getByRole('button', { name: words.security.second_step.submit }).click();
  await page.getByRole('heading', { name: words.home.title, level: 1 }).waitFor();
}

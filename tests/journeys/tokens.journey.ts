import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, expectSound, openBrowser, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const EMAIL = 'programmer@example.org';
const { form, list, made, revoke } = en.tokens;

/** What a command prints in a terminal, with the status of the answer as the last line. */
async function typed(command: string): Promise<{ readonly status: string; readonly body: unknown }> {
  const { stdout } = await promisify(execFile)('sh', ['-c', `${command} --silent --write-out '\\n%{http_code}'`]);
  const end = stdout.lastIndexOf('\n');
  return { status: stdout.slice(end + 1), body: JSON.parse(stdout.slice(0, end)) };
}

describe.skipIf(browserPath === undefined)('a token for a program', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('works by the command that stands on the page, is shown once, and opens nothing when it is revoked', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page, context, complaints } = seat;
    await register(page, EMAIL);
    await page.goto('/tokens?add=true');
    await page.getByLabel(form.name).fill('Script at home');
    await page.getByRole('dialog').getByRole('button', { name: en.tokens.make }).click();
    await page.getByRole('heading', { name: made.heading.replace('{{name}}', 'Script at home') }).waitFor();
    const token = await page.getByRole('group', { name: made.token, exact: true }).innerText();
    const command = await page.getByRole('group', { name: made.example }).innerText();
    expect(command).toContain(token);
    await expectSound(seat);
    expect(await typed(command)).toMatchObject({ status: '200', body: { email: EMAIL } });

    // Shown once: neither the page nor anything that it asks for has it any more.
    const answers: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/api/')) void response.text().then((text) => answers.push(text));
    });
    await page.reload({ waitUntil: 'networkidle' });
    await page
      .getByRole('cell', { name: /Script at home/ })
      .first()
      .waitFor();
    expect(answers.some((text) => text.includes('Script at home'))).toBe(true);
    expect([await page.content(), ...answers].filter((text) => text.includes(token))).toEqual([]);

    await page.getByRole('button', { name: new RegExp(`^${list.revoke}`) }).click();
    await page.getByRole('dialog').getByRole('button', { name: revoke.submit }).waitFor();
    await expectSound(seat);
    await page.getByRole('dialog').getByRole('button', { name: revoke.submit }).click();
    await page.getByText(en.tokens.empty.title).waitFor();
    expect(await typed(command)).toMatchObject({ status: '401', body: { code: 'auth.required' } });
    expect(complaints).toEqual([]);
    await context.close();
  });
});

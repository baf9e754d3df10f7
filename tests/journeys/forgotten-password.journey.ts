import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { tokenInMail } from '../support/mail-text.ts';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server.ts';
import { browserPath, expectSound, openBrowser, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const NEW_PASSWORD = 'nine amber kites at noon';

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(en.session.register.email).fill(email);
  await page.getByLabel(en.session.register.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: en.session.sign_in.submit }).click();
}

/** Refusals that are asked for here. */
const REFUSED = [422];

describe.skipIf(browserPath === undefined)('somebody who has forgotten their password', () => {
  let server: RunningServer;
  let browser: Browser;
  let smtp: SmtpServer;

  beforeAll(async () => {
    smtp = await startSmtpServer();
    server = await startServer({ SMTP_URL: smtp.url });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await smtp?.close();
  });

  it.each(['phone', 'desk'] as const)('is mailed a link, chooses another, and signs in with it (%s)', async (view) => {
    const email = `${view}@example.org`;
    const owner = await sitDown(browser, server.url, view);
    await register(owner.page, email);
    const seat = await sitDown(browser, server.url, view);
    const { page } = seat;
    await page.goto('/sign-in');
    await page.getByRole('link', { name: en.session.sign_in.forgot }).click();
    await page.getByRole('heading', { name: en.session.forgot.title, level: 1 }).waitFor();
    await page.getByLabel(en.session.register.email).fill(email);
    await page.getByRole('button', { name: en.session.forgot.submit }).click();
    await page.getByRole('heading', { name: en.session.forgot.sent_title }).waitFor();
    await expectSound(seat, REFUSED);
    const mailed = () => smtp.mails.filter((mail) => mail.to.includes(email) && mail.text.includes('Subject: Choose a new Mingus password'));
    await expect.poll(() => mailed().length, { timeout: 30_000 }).toBe(1);
    await page.goto(`/reset?token=${tokenInMail(mailed()[0])}`);
    const password = page.getByLabel(en.session.reset.password, { exact: true });
    await password.waitFor();
    // The link is in no history.
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await password.fill('aaaaaaaaaaaaaaaa');
    await page.getByRole('button', { name: en.session.reset.submit }).click();
    await page
      .getByText(/guessed quickly|tried first/)
      .first()
      .waitFor();
    await expectSound(seat, REFUSED);
    await password.fill(NEW_PASSWORD);
    await page.getByRole('button', { name: en.session.reset.submit }).click();
    await page.getByRole('heading', { name: en.session.reset.done_title }).waitFor();
    await page.getByRole('link', { name: en.session.sign_in.title }).click();
    await signIn(page, email, NEW_PASSWORD);
    await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    // Whoever was signed in elsewhere is so no more.
    await owner.page.goto('/');
    await owner.page.waitForURL(/\/welcome/);
    for (const { context } of [owner, seat]) await context.close();
  });
});

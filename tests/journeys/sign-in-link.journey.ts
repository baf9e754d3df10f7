import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { tokenInMail } from '../support/mail-text.ts';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server.ts';
import { browserPath, expectSound, openBrowser, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const PASSWORD = 'seven green lanterns drifting';

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(en.session.register.email).fill(email);
  await page.getByLabel(en.session.register.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: en.session.sign_in.submit }).click();
}

/** Nothing wrong with the page as it stands; a refused sign-in is no complaint. */
/** Refusals that are asked for here. */
const REFUSED = [422, 429];

describe.skipIf(browserPath === undefined)('somebody whose address was tried too often', () => {
  let server: RunningServer;
  let browser: Browser;
  let smtp: SmtpServer;

  beforeAll(async () => {
    smtp = await startSmtpServer();
    server = await startServer({ SMTP_URL: smtp.url, RATELIMIT_WRONG_PASSWORD_DAY: '1/86400', CAPTCHA_DIFFICULTY: '300' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await smtp?.close();
  });

  it.each(['phone', 'desk'] as const)('is led to a link by mail, and in by it (%s)', async (view) => {
    const email = `${view}@example.org`;
    const owner = await sitDown(browser, server.url, view);
    await register(owner.page, email);
    const seat = await sitDown(browser, server.url, view);
    const { page } = seat;
    await page.goto('/sign-in');
    await signIn(page, email, 'not the password');
    await page.getByText('The e-mail address or the password is wrong').waitFor();
    await signIn(page, email, PASSWORD);
    const panel = page.getByRole('region', { name: en.session.link.title });
    await panel.waitFor();
    await expectSound(seat, REFUSED);
    await panel.getByRole('button', { name: en.session.link.send }).click();
    await panel.getByRole('heading', { name: en.session.link.sent_title }).waitFor();
    await expectSound(seat, REFUSED);
    const mailed = () => smtp.mails.filter((mail) => mail.to.includes(email) && mail.text.includes('Subject: Sign in to Mingus'));
    await expect.poll(() => mailed().length, { timeout: 30_000 }).toBe(1);
    await page.goto(`/sign-in?link=${tokenInMail(mailed()[0])}`);
    await page.getByText(en.session.sign_in.with_link).waitFor();
    await expectSound(seat, REFUSED);
    await signIn(page, email, PASSWORD);
    await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    for (const { context } of [owner, seat]) await context.close();
  });

  it('is told in plain words when the link is not good any more, and can have another', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await page.goto(`/sign-in?link=${'x'.repeat(43)}`);
    await signIn(page, 'somebody@example.org', PASSWORD);
    await page.getByText('That link is not good any more').waitFor();
    await page.getByRole('region', { name: en.session.link.title }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await expectSound(seat, REFUSED);
    await seat.context.close();
  });
});

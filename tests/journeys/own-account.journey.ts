import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { runCommand } from '../support/command.ts';
import { tokenInMail } from '../support/mail-text.ts';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server.ts';
import { browserPath, expectSound, openBrowser, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';

const EMAIL = 'invited@example.org';
const NEW_EMAIL = 'moved@example.org';
const FIRST = 'seven green lanterns drifting';
const SECOND = 'nine amber kites at noon';
const THIRD = 'two slow trams in rain';
const { password, email } = en.security;
const { register: registering, strength } = en.session;

const codeOf = (secret: string, steps = 0): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });

/** Refusals that are asked for here. */
const REFUSED = [403, 422];

async function changePassword(page: Page, from: string, to: string): Promise<void> {
  await page.getByLabel(password.current, { exact: true }).fill(from);
  await page.getByLabel(password.new, { exact: true }).fill(to);
  await page.getByRole('button', { name: password.submit }).click();
}

describe.skipIf(browserPath === undefined)('a person’s own account', () => {
  let server: RunningServer;
  let browser: Browser;
  let smtp: SmtpServer;

  beforeAll(async () => {
    smtp = await startSmtpServer();
    server = await startServer({ SMTP_URL: smtp.url, REGISTRATION: 'invite' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await smtp?.close();
  });

  const command = (...args: readonly string[]) => runCommand(args, { MINGUS_DATA_DIR: server.dataFolder });

  it('is not made where no more accounts are taken, which is said in place of a form', async () => {
    const closed = await startServer({ REGISTRATION: 'closed' });
    onTestFinished(() => closed.stop());
    const seat = await sitDown(browser, closed.url, 'desk');
    await seat.page.goto('/register');
    await seat.page.getByText(registering.closed).waitFor();
    expect(await seat.page.getByRole('textbox').count()).toBe(0);
    await expectSound(seat, REFUSED);
    await seat.context.close();
  });

  it('is made by invitation, and its password and address are changed, with the second factor once there is one', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;

    // Without an invitation there is nothing to fill in.
    await page.goto('/register');
    await page.getByText(registering.by_invitation).waitFor();
    expect(await page.getByLabel(registering.email).count()).toBe(0);
    await expectSound(seat, REFUSED);

    const { stdout } = await command('user', 'invite', '--json');
    await page.goto(`/register?invite=${/invite=([\w-]+)/.exec(stdout)?.[1]}`);
    await page.getByText(registering.invited).waitFor();
    await page.getByLabel(registering.email).fill(EMAIL);
    const chosen = page.getByLabel(registering.password, { exact: true });
    for (const [typed, words] of [
      ['seven', strength.too_short_other.replace('{{count}}', '10')],
      ['123456789987654321', strength.common],
      ['aaaaaaaaaaaaaaaaaa', strength.guessable],
      ['invited-invited-1', strength.own],
      [FIRST, strength.good],
    ] as const) {
      await chosen.fill(typed);
      await page.getByText(words).waitFor();
    }
    await expectSound(seat, REFUSED);
    await page.getByRole('button', { name: registering.submit }).click();
    await page.getByRole('heading', { name: en.onboarding.welcome.title, level: 1 }).waitFor();

    // Another browser of the same person, which a new password signs out.
    const elsewhere = await sitDown(browser, server.url, 'desk', seat.context);
    await page.goto('/security');
    await page.getByRole('button', { name: password.change }).click();
    await page.getByText(password.elsewhere).waitFor();
    await changePassword(page, 'not the password', SECOND);
    await page.getByText(/That is not your password/).waitFor();
    await changePassword(page, FIRST, 'passwordpassword');
    await page.getByText(/tried first\. Choose another/).waitFor();
    await expectSound(seat, REFUSED);
    await changePassword(page, FIRST, SECOND);
    await page.getByText(password.changed).waitFor();
    await elsewhere.page.goto('/security');
    await elsewhere.page.waitForURL(/\/sign-in/);
    await elsewhere.context.close();

    // The address: asked for, then waiting, then the link.
    await page.getByRole('button', { name: email.change }).click();
    await page.getByLabel(email.new).fill(EMAIL);
    await page.getByRole('button', { name: email.submit }).click();
    await page.getByText(email.same).waitFor();
    await page.getByLabel(email.new).fill(NEW_EMAIL);
    await page.getByRole('button', { name: email.submit }).click();
    await page.getByText(new RegExp(`A link was mailed to ${NEW_EMAIL}`)).waitFor();
    await expectSound(seat, REFUSED);
    const mailed = () => smtp.mails.filter(({ to }) => to.includes(NEW_EMAIL));
    await expect.poll(() => mailed().length, { timeout: 30_000 }).toBe(1);
    await page.goto(`/confirm-email?token=${tokenInMail(mailed()[0])}`);
    await page.getByRole('button', { name: en.session.confirm_email.submit }).click();
    await page.getByRole('heading', { name: en.session.confirm_email.done_title }).waitFor();

    // An administrator without a second factor is led to where it is set up, and back.
    await command('user', 'make-admin', NEW_EMAIL);
    await page.goto('/sign-in');
    await page.getByLabel(registering.email).fill(NEW_EMAIL);
    await page.getByLabel(registering.password, { exact: true }).fill(SECOND);
    await page.getByRole('button', { name: en.session.sign_in.submit }).click();
    await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    await page.goto('/admin/users');
    await page.getByText(en.admin.factor.title).waitFor();
    await expectSound(seat, REFUSED);
    await page.getByRole('link', { name: en.admin.factor.action }).click();
    await page.getByText(NEW_EMAIL).waitFor();
    await page.getByRole('button', { name: en.security.totp.set_up }).click();
    const secret = (await page.locator('.select-all').innerText()).replaceAll(/\s/g, '');
    await page.getByLabel(en.security.totp.code).fill(codeOf(secret));
    await page.getByRole('button', { name: en.security.totp.turn_on }).click();
    await page.getByRole('button', { name: en.security.codes.kept }).click();
    await page.getByRole('link', { name: en.security.go_back }).click();
    await page.getByRole('table').getByText(NEW_EMAIL).waitFor();

    // A while later the right password alone changes nothing.
    const database = new DatabaseSync(join(server.dataFolder, 'mingus.db'));
    database.exec('update sessions set confirmed_at = null');
    database.close();
    await page.goto('/security');
    await page.getByRole('button', { name: password.change }).click();
    await changePassword(page, SECOND, THIRD);
    const question = page.getByRole('dialog', { name: en.security.confirm.title });
    await question.waitFor();
    await expectSound(seat, REFUSED);
    await question.getByLabel(en.security.show.code).fill(codeOf(secret, 1));
    await question.getByRole('button', { name: en.security.confirm.submit }).click();
    await page.getByText(password.changed).waitFor();
    await expectSound(seat, REFUSED);

    // All of it stands in the record, the latest on top, each with its device.
    const record = page.getByRole('region', { name: en.security.events.heading }).getByRole('listitem');
    await record.filter({ hasText: en.security.events.confirmed }).waitFor();
    const { password_changed, confirmed, factor_added, signed_in, rights_changed, email_changed } = en.security.events;
    const happened = (await record.allInnerTexts()).slice(0, 7).map((text) => text.split(/\n+/));
    expect(happened.map(([what]) => what)).toEqual([
      password_changed,
      confirmed,
      factor_added,
      signed_in,
      rights_changed,
      email_changed,
      password_changed,
    ]);
    expect(happened[0]?.[1]).toMatch(/Chrome on Linux · from /);
    expect(happened[4]?.[1]).toContain(en.security.events.by_operator);
    await seat.context.close();
  });
});

import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { axeFindings, browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const EMAIL = 'guarded@example.org';
const PASSWORD = 'seven green lanterns drifting';
const words = en.security;

const codeOf = (secret: string, steps = 0): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });

async function expectNothingWrong({ page, complaints }: Seat): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  // The browser notes every refusal; those here were asked for.
  expect(complaints.filter((line) => !/status of (403|422)/.test(line))).toEqual([]);
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/more');
  await page.getByRole('button', { name: en.app.more_page.sign_out }).click();
  await page.waitForURL('**/welcome');
}

async function givePassword(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(en.session.register.email).fill(EMAIL);
  await page.getByLabel(en.session.register.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: en.session.sign_in.submit }).click();
  await page.getByRole('heading', { name: words.second_step.title }).waitFor();
}

const isAtHome = (page: Page) => page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();

/** A virtual authenticator of the browser's own, as for a phone that answers by itself. */
async function plugInAuthenticator(page: Page): Promise<void> {
  const debuggerSession = await page.context().newCDPSession(page);
  await debuggerSession.send('WebAuthn.enable');
  await debuggerSession.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

describe.skipIf(browserPath === undefined && process.env['CI'] !== 'true')('a second factor', () => {
  let server: RunningServer;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('is set up on a phone, and signs in: an app, a passkey, a recovery code once', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await plugInAuthenticator(page);
    await register(page, EMAIL);
    await page.goto('/security');
    await page.getByText(words.alone).waitFor();
    await expectNothingWrong(seat);

    // The app: the secret is read as somebody without a camera reads it.
    await page.getByRole('button', { name: words.totp.set_up }).click();
    await page.getByRole('img', { name: words.totp.qr }).waitFor();
    await expectNothingWrong(seat);
    const secret = (await page.locator('.select-all').innerText()).replaceAll(/\s/g, '');
    await page.getByLabel(words.totp.code).fill('000000');
    await page.getByRole('button', { name: words.totp.turn_on }).click();
    await page.getByText(/not the code that the app shows/).waitFor();
    await page.getByLabel(words.totp.code).fill(codeOf(secret));
    await page.getByRole('button', { name: words.totp.turn_on }).click();
    await page.getByRole('heading', { name: words.codes.sheet }).waitFor();
    const codes = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    await expectNothingWrong(seat);
    await page.getByRole('button', { name: words.codes.kept }).click();
    await page.getByText(words.guarded).waitFor();

    // A passkey beside it.
    await page.getByRole('button', { name: words.passkeys.add }).click();
    await page.getByLabel(words.passkeys.name).fill('This phone');
    await expectNothingWrong(seat);
    await page.getByRole('button', { name: words.passkeys.go_on }).click();
    await page.getByText('This phone', { exact: true }).waitFor();
    await expectNothingWrong(seat);
    // What asks before something of it goes or is another, each left as it was.
    const question = (title: string) => page.getByRole('dialog', { name: title });
    for (const [button, title] of [
      [`${words.passkeys.rename} (This phone)`, words.passkeys.rename_sheet],
      [`${en.common.remove} (This phone)`, words.passkeys.remove_sheet.replace('{{name}}', 'This phone')],
      [words.codes.again, words.codes.again_sheet],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await question(title).waitFor();
      await expectNothingWrong(seat);
      await page.keyboard.press('Escape');
      await question(title).waitFor({ state: 'detached' });
    }

    await signOut(page);
    await givePassword(page);
    await expectNothingWrong(seat);
    await page.getByRole('button', { name: words.show.passkey, exact: true }).click();
    await isAtHome(page);

    await signOut(page);
    await givePassword(page);
    await page.getByRole('button', { name: words.show.instead_totp }).click();
    // The code that turned the app on is used up; its neighbour is not.
    await page.getByLabel(words.show.code).fill(codeOf(secret, 1));
    await page.getByRole('button', { name: words.second_step.submit }).click();
    await isAtHome(page);

    const showRecoveryCode = async () => {
      await signOut(page);
      await givePassword(page);
      await page.getByRole('button', { name: words.show.instead_recovery_code }).click();
      await page.getByLabel(words.show.recovery_code).fill((codes[0] ?? '').toLowerCase());
      await page.getByRole('button', { name: words.second_step.submit }).click();
    };
    await showRecoveryCode();
    await isAtHome(page);
    await page.goto('/security');
    await page.getByText(/^9 codes of 10 are left/).waitFor();
    await page.getByRole('button', { name: en.common.remove, exact: true }).click();
    const leaving = question(words.totp.remove_sheet);
    await leaving.waitFor();
    await expectNothingWrong(seat);
    await leaving.getByRole('button', { name: en.common.remove, exact: true }).click();
    await page.getByText(words.totp.removed).waitFor();
    await page.getByText(words.guarded).waitFor();
    await showRecoveryCode();
    await page.getByText(/none of your recovery codes/).waitFor();
    await expectNothingWrong(seat);
    await seat.context.close();
  });
});

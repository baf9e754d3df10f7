import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, expectSound, openBrowser, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const words = en.phone;

/** Three wrong codes end a challenge, and a day. */
const SETTINGS = {
  VERIFICATION_RESEND_SECONDS: '1,60',
  VERIFICATION_GUESSES: '3',
  VERIFICATION_WRONG_USER_PHONE: '3/86400',
  CAPTCHA_DIFFICULTY: '100',
};

/** What a browser with a window calls itself: without one it is asked for work first. */
const WITH_WINDOW = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };

/** Refusals that are asked for here. */
const REFUSED = [422, 429];

/** Asks for a code. Chromium without a window says so in its name, and a program is asked for work first. */
async function ask(page: Page, number: string): Promise<void> {
  await page.getByLabel(words.number, { exact: true }).fill(number);
  await page.getByRole('button', { name: words.send }).click();
}

describe.skipIf(browserPath === undefined)('a telephone number', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(SETTINGS), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** The codes that the server has sent, which in development it prints. */
  const codes = (): readonly string[] => [...server.printed().matchAll(/(\d{6}) is your Mingus code/g)].map(([, code = '']) => code);
  const nextCode = async (count: number): Promise<string> => {
    await expect.poll(() => codes().length, { timeout: 30_000 }).toBe(count);
    return codes().at(-1) ?? '';
  };

  it('is confirmed by the code of a message: a wrong one first, sent again, then to another number', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'caller@example.org');
    await page.goto('/security');
    await page.getByRole('link', { name: en.security.phone.confirm }).click();
    await page.getByText(words.none).waitFor();
    await expectSound(seat, REFUSED);
    await ask(page, '12');
    await page.getByText(/not a telephone number that exists/).waitFor();

    await ask(page, '(202) 555-0177');
    await page.getByText(words.check).waitFor();
    await expectSound(seat, REFUSED);
    await page.getByRole('button', { name: words.check_do }).click();
    const field = page.getByLabel(words.code, { exact: true });
    await field.waitFor();
    expect([await field.getAttribute('autocomplete'), await field.getAttribute('inputmode')]).toEqual(['one-time-code', 'numeric']);
    const first = await nextCode(1);
    await page.getByText(/A text message was sent to \+1/).waitFor();
    await expectSound(seat, REFUSED);
    await field.fill(first === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(/There are 2 more tries/).waitFor();
    await expectSound(seat, REFUSED);

    // Again: the code before is good no more, and the next sending has its wait.
    await page.getByRole('button', { name: words.resend }).click();
    const second = await nextCode(2);
    await page.getByText(/^in \d+ seconds/).waitFor();
    expect(await page.getByRole('button', { name: words.resend }).isDisabled()).toBe(true);
    await field.fill(first);
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(/There is one more try/).waitFor();

    // It survives a reload, and gives way to another number. Somebody with a window is asked for no work.
    await page.setExtraHTTPHeaders(WITH_WINDOW);
    await page.reload();
    await field.waitFor();
    await page.getByRole('button', { name: words.other_number }).click();
    await ask(page, '+1 310 555 0121');
    const third = await nextCode(3);
    await field.fill(second);
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(/There are 2 more tries/).waitFor();
    await field.fill(`${third.slice(0, 3)} ${third.slice(3)}`);
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(/^\+1.*21 is confirmed as yours/).waitFor();
    await expectSound(seat, REFUSED);
    await page.goto('/security');
    await page.getByText(/A telephone of yours was confirmed/).waitFor();
    await seat.context.close();
  });

  it('is told of a code that is over, of a message that nobody knows of, of the last try, and of until when there is none', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await page.setExtraHTTPHeaders(WITH_WINDOW);
    await register(page, 'guesser@example.org');
    const field = page.getByLabel(words.code, { exact: true });
    const before = codes().length;
    const begin = async () => {
      await ask(page, '+1 415 555 0132');
      const check = page.getByRole('button', { name: words.check_do });
      await field.or(check).first().waitFor();
      if (await check.isVisible()) await check.click();
      await field.waitFor();
    };
    const guess = async (code: string) => {
      await field.fill(code);
      await page.getByRole('button', { name: words.verify }).click();
    };
    await page.goto('/phone');
    await begin();
    const code = await nextCode(before + 1);

    // As when the process that sent it died on the way, and as when five minutes have passed.
    const database = new DatabaseSync(join(server.dataFolder, 'mingus.db'));
    onTestFinished(() => database.close());
    const open = "where status = 'pending'";
    database.exec(`update phone_verification set message_status = 'unknown' ${open}`);
    await page.reload();
    await page.getByText(/Nobody can tell whether the message/).waitFor();
    await expectSound(seat, REFUSED);
    database.exec(`update phone_verification set message_status = 'sent', code_expires_at = '2025-01-01T00:00:00.000Z' ${open}`);
    await page.reload();
    await page.getByText(/The time of the code that went to .* is over/).waitFor();
    await guess(code);
    await page.getByText(/This code is no longer good/).waitFor();
    await expectSound(seat, REFUSED);

    await page.getByRole('button', { name: words.resend }).click();
    const next = await nextCode(before + 2);
    const wrong = next === '000000' ? '000001' : '000000';
    for (const left of [/There are 2 more tries/, /There is one more try/, /there are no more tries/]) {
      await guess(wrong);
      await page.getByText(left).waitFor();
    }
    await page.getByLabel(words.number, { exact: true }).waitFor();
    await expectSound(seat, REFUSED);
    await begin();
    await guess(await nextCode(before + 3));
    await page.getByText(/^You can try again \w{3} \d+ \w{3}, \d+:\d\d/).waitFor();
    await expectSound(seat, REFUSED);
    await seat.context.close();
  });
});

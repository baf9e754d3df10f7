import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { axeFindings, browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const words = en.phone;

async function expectSound({ page, complaints }: Seat): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  expect(complaints.filter((line) => !/status of 422/.test(line))).toEqual([]);
}

/** Asks for a code. Chromium without a window says so in its name, and a program is asked for work first. */
async function ask(page: Page, number: string): Promise<void> {
  await page.getByLabel(words.number, { exact: true }).fill(number);
  await page.getByRole('button', { name: words.send }).click();
}

describe.skipIf(browserPath === undefined)('a telephone number', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ VERIFICATION_RESEND_SECONDS: '1,60', CAPTCHA_DIFFICULTY: '100' }), openBrowser()]);
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
    await expectSound(seat);
    await ask(page, '12');
    await page.getByText(/not a telephone number that exists/).waitFor();

    await ask(page, '(202) 555-0177');
    await page.getByText(words.check).waitFor();
    await expectSound(seat);
    await page.getByRole('button', { name: words.check_do }).click();
    const field = page.getByLabel(words.code, { exact: true });
    await field.waitFor();
    expect([await field.getAttribute('autocomplete'), await field.getAttribute('inputmode')]).toEqual(['one-time-code', 'numeric']);
    const first = await nextCode(1);
    await page.getByText(/A text message was sent to \+1/).waitFor();
    await expectSound(seat);
    await field.fill(first === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(/There are 4 more tries/).waitFor();
    await expectSound(seat);

    // Again: the code before is good no more, and the next sending has its wait.
    await page.getByRole('button', { name: words.resend }).click();
    const second = await nextCode(2);
    await page.getByText(/^in \d+ seconds/).waitFor();
    expect(await page.getByRole('button', { name: words.resend }).isDisabled()).toBe(true);
    await field.fill(first);
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(/There are 3 more tries/).waitFor();

    // It survives a reload, and gives way to another number. Somebody with a window is asked for no work.
    await page.setExtraHTTPHeaders({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' });
    await page.reload();
    await field.waitFor();
    await page.getByRole('button', { name: words.other_number }).click();
    await ask(page, '+1 310 555 0121');
    const third = await nextCode(3);
    await field.fill(second);
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(/There are 4 more tries/).waitFor();
    await field.fill(`${third.slice(0, 3)} ${third.slice(3)}`);
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(/^\+1.*21 is confirmed as yours/).waitFor();
    await expectSound(seat);
    await page.goto('/security');
    await page.getByText(/A telephone of yours was confirmed/).waitFor();
    await seat.context.close();
  });
});

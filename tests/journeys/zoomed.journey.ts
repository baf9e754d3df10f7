import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { expectNothingCut, expectSeenByTab, expectStill } from './support/by-eye-and-key.ts';
import { everyPath, OUTSIDE, QUICK_READER, SHEETS } from './support/every-page.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

/** Without an account there is nothing to add a row to. */
async function addAccount({ context }: Seat): Promise<void> {
  const { csrf_token } = z.object({ csrf_token: z.string() }).parse(await (await context.request.get('/api/auth/session')).json());
  const made = await context.request.post('/api/accounts', {
    headers: { 'x-csrf-token': csrf_token, 'sec-fetch-site': 'same-origin' },
    data: { name: 'Everyday', kind: 'checking', balance: 100, balance_as_of: '2026-01-01' },
  });
  expect(made.status()).toBe(201);
}

// 640 pixels are a window of 1280 at 200 %, and 320 one at 400 % (WCAG 2.2, 1.4.4 and 1.4.10).
describe.skipIf(browserPath === undefined).each([{ width: 640 }, { width: 320 }])('every page in a window of $width pixels', ({ width }) => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer(QUICK_READER);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('loses nothing, stands still, and shows by Tab where one is', async () => {
    const seat = await sitDown(browser, server.url, 'desk', { width });
    const { page } = seat;
    const look = async (path: string) => {
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.locator('h1').first().waitFor();
      if (SHEETS.includes(path)) await page.getByRole('dialog').waitFor();
      expect(await isTooWide(page), `${path} scrolls sideways`).toBe(false);
      await expectNothingCut(page);
      await expectStill(page);
      return expectSeenByTab(page);
    };
    for (const path of OUTSIDE) await look(path);
    await register(page, `zoomed-${width}@example.org`);
    await addAccount(seat);
    let things = 0;
    for (const path of [...everyPath().filter((each) => !OUTSIDE.includes(each)), ...SHEETS]) things += await look(path);
    expect(things).toBeGreaterThan(300);
    await seat.context.close();
  });

  it('is looked at so that what is cut, what moves and a focus that nobody sees are found', async () => {
    const { page, context } = await sitDown(browser, server.url, 'desk', { width });
    await page.goto('/welcome', { waitUntil: 'networkidle' });
    const plant = (tag: string, style: Readonly<Record<string, string>>) =>
      page.evaluate(`{
        const planted = document.createElement(${JSON.stringify(tag)});
        planted.textContent = 'A text that is longer than the room that there is for it';
        for (const [name, value] of Object.entries(${JSON.stringify(style)})) planted.style.setProperty(name, value, 'important');
        document.body.prepend(planted);
      }`);
    await expectNothingCut(page);
    await plant('p', { width: '50px', overflow: 'hidden', 'white-space': 'nowrap' });
    await expect(expectNothingCut(page)).rejects.toThrow('text that is cut');
    await expectStill(page);
    await plant('p', { transition: 'opacity 1s' });
    await expect(expectStill(page)).rejects.toThrow('what moves');
    await plant('button', { outline: 'none', 'box-shadow': 'none' });
    await expect(expectSeenByTab(page)).rejects.toThrow('the focus on');
    await context.close();
  });

  it('has a way past the bar for whoever uses the keyboard', async () => {
    const seat = await sitDown(browser, server.url, 'desk', { width });
    const { page } = seat;
    await register(page, `skipping-${width}@example.org`);
    for (const path of ['/', '/money', '/forecast', '/settings']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: en.app.skip });
      expect(await page.evaluate('document.activeElement.textContent'), path).toBe(en.app.skip);
      expect((await skip.boundingBox())?.width).toBeGreaterThan(50);
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id'), path).toBe('content');
    }
    await seat.context.close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { axeFindings, browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** What of the invented person stands on a page when it is full: a text of its own. */
const FULL = [
  { link: en.app.forecast, text: /A week at the lake/ },
  { link: en.app.money, text: /Green Basket Supermarket/ },
] as const;

const tryDemo = (page: Page) => page.getByRole('button', { name: en.demo.try });
const label = (page: Page) => page.getByRole('note').filter({ hasText: en.demo.label });

async function expectAllWell({ page, complaints }: Seat): Promise<void> {
  expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([]);
  expect(await isTooWide(page), `${page.url()} scrolls sideways`).toBe(false);
  expect(complaints).toEqual([]);
}

describe.skipIf(browserPath === undefined)('the demo', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('fills every page of a stranger who presses one button, says on each that it is one, and goes with one click', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await page.goto('/');
    await tryDemo(page).waitFor();
    await expectAllWell(seat);
    await tryDemo(page).click();

    await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    await label(page).waitFor();
    await page.getByText('Checking 4401').first().waitFor();
    await expectAllWell(seat);
    for (const { link, text } of FULL) {
      await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
      await page.getByText(text).first().waitFor();
      await label(page).waitFor();
    }
    await page.goto('/recurring');
    await page.getByText('Streambox').first().waitFor();
    await expectAllWell(seat);

    await label(page).getByRole('button', { name: en.demo.remove }).click();
    await page.getByText(en.demo.removed).waitFor();
    await tryDemo(page).waitFor();
    expect(new URL(page.url()).pathname).toBe('/welcome');
    await page.goto('/forecast');
    await page.waitForURL('**/sign-in*');
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });

  it('says on a phone what was kept of a what-if, and takes it back', async () => {
    const { what_if } = en.forecast;
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await page.goto('/welcome');
    await tryDemo(page).click();
    await label(page).waitFor();
    await page.goto('/forecast?what_if=true');
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: what_if.add_once }).waitFor();
    await expectAllWell(seat);
    await sheet.getByRole('button', { name: what_if.add_once }).click();
    await sheet.getByLabel(what_if.amount).fill('4000');
    await sheet.getByRole('button', { name: what_if.keep }).waitFor();
    await expectAllWell(seat);
    await sheet.getByRole('button', { name: what_if.keep }).click();
    await page.getByText(what_if.kept_one).waitFor();
    await page.getByRole('button', { name: en.common.undo }).click();
    await page.getByText(what_if.taken_back).waitFor();
    await expectAllWell(seat);
    await seat.context.close();
  });

  it('shows what had stopped just as before when that it still comes is taken back', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await page.goto('/welcome');
    await tryDemo(page).click();
    await label(page).waitFor();
    await page.goto('/recurring');
    const over = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: en.recurring.over.resume }) });
    const before = await over.innerText();
    expect(before).toMatch(/Ironside Gym/);
    await over.getByRole('button', { name: en.recurring.over.resume }).click();
    await over.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: en.common.undo }).click();
    await page.getByText(en.recurring.decided.undone).waitFor();
    expect(await over.innerText()).toBe(before);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });

  it('offers its own removal where others erase their account', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await page.goto('/welcome');
    await tryDemo(page).click();
    await label(page).waitFor();
    await page.goto('/settings');
    await page.getByRole('heading', { name: en.demo.erase }).waitFor();
    expect(await page.getByText(en.account.settings.erase_open).count()).toBe(0);
    await expectAllWell(seat);
    await page.getByRole('button', { name: en.demo.erase }).click();
    await page.getByText(en.demo.removed).waitFor();
    await seat.context.close();
  });
});

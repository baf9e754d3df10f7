import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { filesIn, rowsIn } from '../support/own-export.ts';
import { browserPath, expectSound, openBrowser, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const { your_data: words, app } = en;
/** What `register` chooses. */
const PASSWORD = 'seven green lanterns drifting';
const PASSWORD_WORDS = en.account.settings;

/** Refusals that are asked for here. */
const REFUSED = [401, 409, 422];

/** Everything that a page says: what is seen, what is read out, what stands in fields, and its title. */
const saidOn = async (page: Page): Promise<string> =>
  String(
    await page.evaluate(`(() => {
      const named = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt'];
      const attributes = [...document.querySelectorAll('*')].flatMap((element) => named.flatMap((name) => element.getAttribute(name) ?? []));
      const fields = [...document.querySelectorAll('input')].filter(({ inputMode }) => inputMode === 'decimal').map(({ value }) => value);
      return [document.title, document.body.textContent, ...attributes, ...fields].join('\\n');
    })()`),
  );

/** A sign of money beside a figure, or a figure with cents; a correlation is below 1. */
const AMOUNT = /[$€£]\s?[\d.,]*\d|\d\s?[$€£]|(?<![\d.])(?!0\.)\d[\d,]*\.\d\d(?![\d.])/g;

const PAGES: readonly string[] = [
  '/',
  '/money',
  '/forecast',
  '/accounts',
  '/spending',
  '/recurring',
  '/events',
  '/insights',
  '/pairs',
  '/score',
  '/profile',
  '/settings',
];

const opened = async (page: Page, path: string): Promise<void> => {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  await page.getByText(en.common.loading, { exact: true }).first().waitFor({ state: 'detached' });
};

describe.skipIf(browserPath === undefined)('one’s data', () => {
  let server: RunningServer;
  let browser: Browser;
  let file: string;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    file = join(server.dataFolder, 'mine.zip');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is taken away whole, comes into an empty account, and into no other', async () => {
    const robin = await sitDown(browser, server.url, 'desk');
    await robin.page.goto('/');
    await robin.page.getByRole('button', { name: en.demo.try }).click();
    await robin.page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    await robin.page.getByRole('link', { name: app.more, exact: true }).click();
    await robin.page.getByRole('link', { name: new RegExp(app.more_page.your_data_hint) }).click();
    await robin.page.getByRole('heading', { name: words.title }).waitFor();
    await expectSound(robin, REFUSED);
    const download = robin.page.waitForEvent('download');
    await robin.page.getByRole('button', { name: words.take.button }).click();
    expect((await download).suggestedFilename()).toMatch(/^mingus-export-\d{4}-\d\d-\d\d\.zip$/);
    await (await download).saveAs(file);
    await robin.page.getByText(/^Done: [\d.,]+ (kB|MB)/).waitFor();
    const rows = rowsIn(await filesIn(readFileSync(file)), 'transactions').length;
    expect(rows).toBeGreaterThan(500);

    const seat = await sitDown(browser, server.url, 'phone', undefined);
    const { page } = seat;
    await register(page, 'newcomer@example.org');
    await opened(page, '/your-data');
    await expectSound(seat, REFUSED);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText(/^[\d,]+ rows are here now\.$/).waitFor();
    await expectSound(seat, REFUSED);
    await page.getByRole('link', { name: words.bring.look }).click();
    await page.getByText('Checking 4401').first().waitFor();
    await opened(page, '/money');
    await page
      .getByText(/Green Basket Supermarket/)
      .first()
      .waitFor();
    await opened(page, '/your-data');
    await page.locator('input[type=file]').setInputFiles(file);
    await page
      .getByRole('alert')
      .getByText(/There is something in this account already/)
      .waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') });
    await page.getByRole('alert').waitFor();
    await expectSound(seat, REFUSED);
    await robin.context.close();
    await seat.context.close();
  });

  it('shows no amount anywhere once they are hidden, by a press or by the key, and remembers it', { timeout: 240_000 }, async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await page.goto('/');
    await page.getByRole('button', { name: en.demo.try }).click();
    await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    // Where they are shown, they are found: or looking for them would find none anywhere.
    await opened(page, '/forecast');
    expect((await saidOn(page)).match(AMOUNT)?.length ?? 0).toBeGreaterThan(50);
    await page.keyboard.press('h');
    await page.getByText(app.amounts.said_hidden).waitFor();
    expect((await saidOn(page)).match(AMOUNT)?.slice(0, 9) ?? []).toEqual([]);
    for (const path of PAGES) {
      await opened(page, path);
      const said = await saidOn(page);
      expect(said.match(AMOUNT)?.slice(0, 9) ?? [], path).toEqual([]);
      if (['/', '/money', '/forecast', '/accounts'].includes(path)) expect(said, path).toContain(app.amounts.hidden);
      await expectSound(seat, REFUSED);
    }
    // A letter in a field is a letter.
    await opened(page, '/money');
    await page.getByRole('searchbox').first().fill('');
    await page.getByRole('searchbox').first().press('h');
    expect((await saidOn(page)).match(AMOUNT)?.slice(0, 9) ?? []).toEqual([]);
    await page.getByRole('button', { name: app.amounts.show }).click();
    await page.getByText(app.amounts.said_shown).waitFor();
    await opened(page, '/forecast');
    expect((await saidOn(page)).match(AMOUNT)?.length ?? 0).toBeGreaterThan(50);
    // Whoever needs the key for something else turns it off.
    await opened(page, '/your-data');
    await page.getByRole('group', { name: words.amounts.key }).getByText(words.amounts.key_off).click();
    await page.locator('h1').first().click();
    await page.keyboard.press('h');
    await page.waitForTimeout(300);
    expect(await page.getByText(app.amounts.said_hidden).count()).toBe(0);
    await seat.context.close();
  });

  it('is erased with a word and the password, which is followed by a receipt that says what stays', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'leaving@example.org');
    await opened(page, '/your-data');
    await page.getByRole('button', { name: PASSWORD_WORDS.erase_open }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(PASSWORD_WORDS.erase_password).fill('not the password at all');
    await dialog.getByRole('button', { name: PASSWORD_WORDS.erase_submit }).click();
    await dialog.getByText(`Write the word “${PASSWORD_WORDS.erase_word}”.`).waitFor();
    await dialog.getByRole('textbox').first().fill(PASSWORD_WORDS.erase_word);
    await dialog.getByRole('button', { name: PASSWORD_WORDS.erase_submit }).click();
    await dialog
      .getByText(/password/i)
      .last()
      .waitFor();
    await expectSound(seat, REFUSED);
    await dialog.getByLabel(PASSWORD_WORDS.erase_password).fill(PASSWORD);
    await dialog.getByRole('button', { name: PASSWORD_WORDS.erase_submit }).click();
    await page.getByRole('heading', { name: words.erased.title }).waitFor();
    await page.getByText(words.erased.files.overwritten).waitFor();
    await page.getByText(/^Backups that were made before hold your account until \d+ \w+/).waitFor();
    await page.getByText(words.erased.by_table).click();
    await page.getByRole('rowheader', { name: 'users', exact: true }).waitFor();
    await expectSound(seat, REFUSED);
    await page.getByRole('link', { name: words.erased.to_start }).click();
    await page.getByRole('button', { name: en.demo.try }).waitFor();
    await opened(page, '/your-data');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await seat.context.close();
  });
});

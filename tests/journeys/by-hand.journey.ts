import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, expectSound, openBrowser, sitDown, VIEWS, type View } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: en.common.save, exact: true }).click();
const told = (words: string, name: string): string => words.replace('{{name}}', name);

/** The names of what the forecast counts in its first weeks, from the page of the forecast. */
async function isForecast(page: Page, name: string): Promise<boolean> {
  await page.goto('/forecast');
  const table = page.getByRole('table', { name: en.forecast.table.caption });
  await table.waitFor();
  return (await table.getByText(name).count()) > 0;
}

async function addAccount(page: Page, name: string, kind: 'checking' | 'credit_card', balance: string): Promise<void> {
  await page.goto('/accounts?add=true');
  await page.getByLabel(en.accounts.form.name).fill(name);
  await page.getByRole('dialog').getByText(en.accounts.kind[kind], { exact: true }).click();
  await page.getByLabel(kind === 'checking' ? en.accounts.form.balance : en.accounts.form.owed).fill(balance);
  await save(page);
  await page.getByText(told(en.accounts.form.added, name)).waitFor();
}

async function addRent(page: Page): Promise<void> {
  await page.goto('/recurring');
  await page.getByRole('button', { name: en.recurring.empty.rent }).click();
  await page.getByLabel(en.recurring.form.amount).fill('1,250');
  await page.getByLabel(en.recurring.form.day_of_month).selectOption('31');
  await page.getByText(/^Falls on /).waitFor();
  await save(page);
  await page.getByText(told(en.recurring.form.added, 'Rent')).waitFor();
}

describe.skipIf(browserPath === undefined)('money said by hand', () => {
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

  it.each(Object.keys(VIEWS).filter((view): view is View => view in VIEWS))(
    'goes into the forecast at once, and out and in again (%s)',
    async (view) => {
      const seat = await sitDown(browser, server.url, view);
      const { page, context, complaints } = seat;
      /** The form of what is there already, which is another than the one that adds. */
      const openForm = async (button: string): Promise<void> => {
        await page.getByRole('button', { name: button }).click();
        await page.getByRole('dialog').getByRole('button', { name: en.common.save, exact: true }).waitFor();
        await expectSound(seat);
      };
      await register(page, `${view}@example.org`);

      await addAccount(page, 'Everyday', 'checking', '1842.50');
      await addAccount(page, 'Blue card', 'credit_card', '612.30');
      // What is owed on a card is negative, and not in what the person has.
      await page.getByText('−$612.30', { exact: true }).waitFor();
      await page.getByText('You have $1,843 on your accounts. You owe $612 on cards and loans.').waitFor();

      await openForm(`${en.accounts.list.change}: Blue card`);

      await addRent(page);
      await page.getByText('Every month on the 31st or the last day').waitFor();
      expect(await isForecast(page, 'Rent')).toBe(true);

      await page.goto('/recurring');
      await openForm(`${en.recurring.list.change}: Rent`);
      await page.getByRole('dialog').getByRole('button', { name: en.common.remove }).click();
      await page.getByRole('heading', { name: en.recurring.empty.title }).waitFor();
      await page.getByRole('button', { name: en.common.undo }).click();
      await page.getByText('Every month on the 31st or the last day').waitFor();
      expect(await isForecast(page, 'Rent')).toBe(true);

      await page.goto('/events?add=true');
      await page.getByLabel(en.events.form.name).fill('Tax refund');
      await page.getByRole('dialog').getByText(en.common.money.comes_in, { exact: true }).click();
      await page.getByLabel(en.events.form.amount).fill('615');
      await save(page);
      await page.getByText(/^Next is Tax refund on .*: \$615 comes in\.$/).waitFor();
      await openForm(`${en.events.list.change}: Tax refund`);
      expect(await isForecast(page, 'Tax refund')).toBe(true);

      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('closes a form by the back button of a phone, and stays on the page', async () => {
    const { page, context } = await sitDown(browser, server.url, 'phone');
    await register(page, 'carla@example.org');
    await addAccount(page, 'Everyday', 'checking', '10');
    await addRent(page);
    for (const [path, name] of [
      ['/accounts', `${en.accounts.list.change}: Everyday`],
      ['/recurring', `${en.recurring.list.change}: Rent`],
    ] as const) {
      await page.goto(path);
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor();
      await page.goBack();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(path);
    }
    await context.close();
  });

  it('deletes an account only when the word is written', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page, context } = seat;
    await register(page, 'bert@example.org');
    await addAccount(page, 'Everyday', 'checking', '10');
    await page.getByRole('button', { name: `${en.accounts.list.change}: Everyday` }).click();
    await page.getByRole('button', { name: en.accounts.remove.open }).click();
    await page.getByRole('button', { name: en.accounts.remove.submit }).click();
    await page.getByText(en.accounts.remove.type_error.replace('{{word}}', en.accounts.remove.word)).waitFor();
    await expectSound(seat);
    await page.getByRole('dialog').getByRole('textbox').fill(en.accounts.remove.word);
    await page.getByRole('button', { name: en.accounts.remove.submit }).click();
    await page.getByRole('heading', { name: en.accounts.empty.title }).waitFor();
    await context.close();
  });
});

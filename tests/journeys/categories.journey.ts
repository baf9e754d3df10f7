import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import type { Category } from '../../src/features/ledger/categories/contract.ts';
import { browserPath, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type BankRow, fourteenMonths, ofxOf } from './support/fourteen-months.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { daysLater } from './support/slow-everyday.ts';
import { bringFile, register } from './support/steps.ts';

const filled = (words: string, figures: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(figures[name] ?? ''));
const counted = (words: string, count: number, category: Category): string => filled(words, { count, category: en.categories[category] });

/** Today where the browser sits. */
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(Date.now());
const lastOf = (month: string): string => daysLater(`${daysLater(`${month}-01`, 31).slice(0, 7)}-01`, -1);

/** `−1,234.50` as a page writes it, in cents. */
const centsOf = (text: string): number => Math.round(Number(text.replace(/[^\d.]/g, '')) * 100) * (/[−-]/.test(text) ? -1 : 1);
const spentOn = (rows: readonly BankRow[]): number => rows.reduce((total, { amount }) => total - amount, 0);

const choose = async (page: Page, category: Category): Promise<void> => {
  await page.getByRole('menuitemradio', { name: en.categories[category], exact: true }).click();
};
const undo = (page: Page): Promise<void> => page.getByRole('button', { name: en.common.undo }).click();
const categoryOf = (page: Page, payee: string) => page.getByRole('button', { name: `${filled(en.transactions.category_of, { payee })}:` }).first();

/** Gives everything that the search finds one category, and waits until that is said of so many rows. */
async function giveAll(page: Page, q: string, count: number, category: Category): Promise<void> {
  await page.goto(`/money?q=${encodeURIComponent(q)}`);
  await page
    .getByRole('button', { name: new RegExp(`^${filled(en.transactions.many.all_counted, { count })}|^${en.transactions.many.all}`) })
    .click();
  await choose(page, category);
  await page.getByText(counted(en.transactions.many.done_other, count, category)).waitFor();
}

/** The amounts of the rows that the page of money shows, in cents. */
async function shownAmounts(page: Page): Promise<number[]> {
  await page.getByText(en.transactions.list.all).waitFor();
  return (await page.getByRole('main').locator('li .figures').allTextContents()).map(centsOf);
}

describe.skipIf(browserPath === undefined)('what money was for', () => {
  const file = fourteenMonths(today());
  const of = (payee: string): readonly BankRow[] => file.rows.filter((row) => row.payee === payee);
  let server: RunningServer;
  let browser: Browser;
  let seat: Seat;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    seat = await sitDown(browser, server.url, 'desk');
    await register(seat.page, 'ada@example.org');
    await bringFile(seat.page, { name: 'checking.ofx', text: ofxOf(file) }, file.rows.length);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is said at once after a file, with what Mingus found in it and the way to the forecast', async () => {
    const { page } = seat;
    await page.getByText(filled(en.transactions.brought.added_other, { count: file.rows.length })).waitFor();
    await page.getByText(/We think \d+ things? comes? back/).waitFor();
    await page.getByRole('link', { name: en.transactions.brought.forecast }).click();
    await page.getByRole('heading', { name: en.forecast.title, level: 1 }).waitFor();
  });

  it('is learned from one row, and given to the others of that name when asked', async () => {
    const { page, complaints } = seat;
    const diner = of('Blue Diner');
    await page.goto('/money?q=blue+diner');
    await categoryOf(page, 'Blue Diner').click();
    await choose(page, 'gifts');
    await page.getByText(filled(en.transactions.category_learned, { payee: 'Blue Diner', category: en.categories.gifts })).waitFor();
    await page.getByRole('button', { name: filled(en.transactions.same_for_other, { count: diner.length - 1 }) }).click();
    await page.getByText(counted(en.transactions.many.done_other, diner.length - 1, 'gifts')).waitFor();
    await page.goto('/money?q=blue+diner&category=gifts');
    expect(await shownAmounts(page)).toEqual(diner.map(({ amount }) => amount).reverse());

    await page.goto('/categories');
    await page.getByRole('button', { name: `${filled(en.categories.rules.question, { payee: 'Blue Diner' })}:` }).click();
    await choose(page, 'travel');
    await page.getByRole('button', { name: filled(en.categories.rules.apply_other, { count: diner.length }) }).click();
    await page.getByText(counted(en.transactions.many.done_other, diner.length - 1, 'travel')).waitFor();
    await undo(page);
    await page.getByText(filled(en.transactions.many.restored_other, { count: diner.length - 1 })).waitFor();
    await page.goto('/money?q=blue+diner&category=gifts');
    expect(await shownAmounts(page)).toHaveLength(diner.length);
    expect(complaints).toEqual([]);
  });

  it('of many rows is taken back with one press', async () => {
    const { page } = seat;
    const transit = of('City Transit').length;
    await page.goto('/money?q=city+transit');
    const before = await categoryOf(page, 'City Transit').textContent();
    await giveAll(page, 'city transit', transit, 'education');
    await undo(page);
    await page.getByText(counted(en.transactions.many.restored_other, transit, 'education')).waitFor();
    await page.goto('/money?q=city+transit');
    expect(await categoryOf(page, 'City Transit').textContent()).toBe(before);
    await page.goto('/money?q=city+transit&category=education');
    await page.getByRole('heading', { name: en.transactions.list.none }).waitFor();
  });

  it('of one row is taken back with what was learned from it', async () => {
    const { page } = seat;
    await page.goto('/money?q=city+transit');
    const before = await categoryOf(page, 'City Transit').textContent();
    // By keyboard alone: open, the letter, choose.
    await categoryOf(page, 'City Transit').press('Enter');
    await page.locator('[role=menuitemradio]:focus').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('c');
    await page.getByRole('menuitemradio', { name: en.categories.childcare }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(filled(en.transactions.category_learned, { payee: 'City Transit', category: en.categories.childcare })).waitFor();
    await undo(page);
    await page.getByText(filled(en.transactions.category_undone, { payee: 'City Transit' })).waitFor();
    await page.goto('/categories');
    await page.getByText('Blue Diner', { exact: true }).waitFor();
    expect(await page.getByText('City Transit', { exact: true }).count()).toBe(0);
    await page.goto('/money?q=city+transit');
    expect(await categoryOf(page, 'City Transit').textContent()).toBe(before);
  });

  it('adds up to the cent on the page of spending, whose figures lead to their rows', async () => {
    const { page, complaints } = seat;
    await giveAll(page, 'payroll', of(file.pay.payee).length, 'income');
    await giveAll(page, 'bakery', of('Corner Bakery').length, 'health');
    // Two months back: whole, and not the newest.
    const month = daysLater(`${daysLater(`${today().slice(0, 7)}-01`, -1).slice(0, 7)}-01`, -1).slice(0, 7);
    const bakery = of('Corner Bakery').filter(({ day }) => day.startsWith(month));
    const spent = file.rows.filter(({ day, kind }) => day.startsWith(month) && kind !== 'pay');
    await page.goto(`/spending?month=${month}`);
    const table = page.getByRole('table', { name: /^What you spent in .* by what it was for/ });
    const row = table.getByRole('row', { name: new RegExp(`^${en.categories.health}`) });
    const figure = row.getByRole('link');
    expect(centsOf((await figure.locator('.figures').textContent()) ?? '')).toBe(spentOn(bakery));
    const total = table.getByRole('row', { name: new RegExp(`^${en.spending.categories.total}`) });
    expect(centsOf((await total.getByRole('link').locator('.figures').textContent()) ?? '')).toBe(spentOn(spent));

    await figure.click();
    await page.getByRole('heading', { name: en.transactions.title, level: 1 }).waitFor();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('category'), searchParams.get('from'), searchParams.get('to')]).toEqual(['health', `${month}-01`, lastOf(month)]);
    expect(await shownAmounts(page)).toEqual(bakery.map(({ amount }) => amount).reverse());
    expect(complaints).toEqual([]);
  });
});

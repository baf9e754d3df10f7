import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { forecastTable, readForecastTable } from './support/forecast-table.ts';
import { fourteenMonths, ofxOf } from './support/fourteen-months.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { daysLater } from './support/slow-everyday.ts';
import { bringFile, register } from './support/steps.ts';

const todayIn = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now());

// Counted in the page itself and kept over reloads: a click of a person is trusted, and whatever is written into a field makes an input event.
const COUNTING = `for (const kind of ['click', 'input'])
  addEventListener(kind, (event) => event.isTrusted && sessionStorage.setItem(kind, Number(sessionStorage.getItem(kind) ?? 0) + 1), true);`;

const counted = z.object({ clicks: z.number(), written: z.number() });

const countsOf = async (page: Page) =>
  counted.parse(
    await page.evaluate("({ clicks: Number(sessionStorage.getItem('click') ?? 0), written: Number(sessionStorage.getItem('input') ?? 0) })"),
  );

const tableOf = (page: Page) => readForecastTable(page, en.forecast.table.caption);
const inBar = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).first();
const { what_if } = en.forecast;
const RENT_RISE = 10_000;

/** What the person's balance would be at the end of the last day: the column of the second line. */
const lastWished = async (page: Page) => (await forecastTable(page, en.forecast.table.caption)).locator('tbody tr:last-child td').nth(4).innerText();

/** Opens the panel and lets the rent rise by a hundred. */
async function tryRise(page: Page, rent: { readonly amount: number }): Promise<void> {
  await page.getByRole('button', { name: what_if.title }).click();
  const panel = page.getByRole('region', { name: what_if.title });
  const choice = panel.getByLabel(what_if.change);
  const option = await choice.locator('option').filter({ hasText: '1,240.50' }).getAttribute('value');
  await choice.selectOption(option);
  await panel.getByLabel(what_if.amount).fill(((RENT_RISE - rent.amount) / 100).toFixed(2));
  await panel.getByText(/less\.$/).waitFor();
  await page.getByRole('columnheader', { name: en.forecast.table.other.replace('{{currency}}', 'USD') }).waitFor();
}

describe.skipIf(browserPath === undefined)('from a bank file to a forecast without a form', () => {
  let server: RunningServer;
  let browser: Browser;
  let seat: Seat;
  const months = fourteenMonths(todayIn('America/New_York'));

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    seat = await sitDown(browser, server.url, 'desk');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('finds pay and rent in the file, and a few presses make a forecast of them', async () => {
    const { page, complaints } = seat;
    await register(page, 'ada@example.org');
    await page.addInitScript(COUNTING);
    await bringFile(page, { name: 'checking.ofx', text: ofxOf(months) }, months.rows.length);

    await inBar(page, en.app.forecast).click();
    await page.getByRole('link', { name: /say whether they are right/ }).click();
    await page.getByRole('heading', { name: en.recurring.proposed.heading }).waitFor();
    await page.getByText('Every second', { exact: false }).first().waitFor();
    for (const name of [/Harbour Labs/, /Elm Street/]) await page.getByRole('heading', { name }).waitFor();
    await page.getByRole('button', { name: en.recurring.proposed.accept_all_other.replace('{{count}}', '2') }).click();
    await page.getByRole('heading', { name: en.recurring.list.heading }).waitFor();
    await page.getByRole('heading', { name: en.recurring.proposed.heading }).waitFor({ state: 'detached' });
    await inBar(page, en.app.forecast).click();

    const days = await tableOf(page);
    const pays = days.filter(({ income }) => income > 0);
    expect(pays.slice(0, 2).map(({ date, income }) => [date, income])).toEqual([
      [months.pay.next, months.pay.amount],
      [daysLater(months.pay.next, 14), months.pay.amount],
    ]);
    const rents = days.filter(({ expenses }) => expenses > -months.rent.amount);
    expect(rents[0]?.date).toBe(months.rent.next);
    expect(rents.length).toBeGreaterThanOrEqual(12);
    expect(days.every(({ expenses }) => expenses > 0)).toBe(true);

    const { clicks, written } = await countsOf(page);
    expect(written, 'nothing was written into any field').toBe(0);
    expect(clicks).toBe(5);
    expect(complaints).toEqual([]);
  });

  it('shows what would be otherwise, saves nothing of it by itself, and all of it when asked', async () => {
    const { page, complaints } = seat;
    const last = async () => (await tableOf(page)).at(-1)?.closing ?? 0;
    const before = await last();
    await tryRise(page, months.rent);
    expect(await last(), 'the first line stays').toBe(before);
    const wished = await lastWished(page);
    expect(wished).toMatch(/^[\d,]+\.\d\d$/);

    await page.goto('/forecast');
    expect(await last(), 'nothing was saved').toBe(before);
    expect(await page.getByText(what_if.keep).count()).toBe(0);

    await tryRise(page, months.rent);
    expect(await lastWished(page)).toBe(wished);
    await page.getByRole('button', { name: what_if.keep }).click();
    await page.getByText(what_if.kept_one).waitFor();
    await page.goto('/forecast');
    const kept = await last();
    expect((before - kept) % RENT_RISE).toBe(0);
    expect(before - kept).toBeGreaterThanOrEqual(12 * RENT_RISE);
    expect(kept).toBe(Number(wished.replace(/[,.]/g, '')));
    expect(complaints).toEqual([]);
  });

  it('says which change was not kept, and holds it for another try', async () => {
    const { page } = seat;
    await page.getByRole('button', { name: what_if.title }).click();
    const panel = page.getByRole('region', { name: what_if.title });
    await panel.getByRole('button', { name: what_if.add_once }).click();
    await panel.getByLabel(what_if.name).fill('A car');
    await panel.getByLabel(what_if.amount).fill('4000');
    await page.route('**/api/events', (route) => route.abort());
    await panel.getByRole('button', { name: what_if.keep }).click();
    await panel.getByRole('alert').getByText('A car is not kept').waitFor();
    await page.unroute('**/api/events');
    await panel.getByRole('button', { name: what_if.keep }).click();
    await page.getByText(what_if.kept_one).waitFor();
    expect((await tableOf(page))[0]?.expenses).toBeGreaterThanOrEqual(400_000);
    await page.getByRole('button', { name: en.common.undo }).click();
    await page.getByText(what_if.taken_back).waitFor();
    expect((await tableOf(page))[0]?.expenses).toBeLessThan(400_000);
  });
});

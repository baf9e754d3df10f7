import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { type SlowDay, slowForecast } from '../support/slow-forecast.ts';
import { browserPath, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { everyPath, expectNothingWrong, OUTSIDE, QUICK_READER, SHEETS } from './support/every-page.ts';
import { readForecastTable } from './support/forecast-table.ts';
import { type FourteenMonths, fourteenMonths, ofxOf } from './support/fourteen-months.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { slowEveryday } from './support/slow-everyday.ts';
import { bringFile, enterRecurring, register } from './support/steps.ts';

const DAYS = 365;
const todayIn = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now());

/** The year ahead, a day at a time, from what the person brought and entered; nothing of the application's is used. */
function slowYear(today: string, { rows, balance, pay, rent }: FourteenMonths): SlowDay[] {
  return slowForecast({
    today,
    days: DAYS,
    opening: balance,
    items: [
      { amount: pay.amount, starts_on: pay.next, recurrence: { frequency: 'biweekly', anchor_date: pay.next } },
      { amount: rent.amount, starts_on: rent.next, recurrence: { frequency: 'monthly', day_of_month: Number(rent.next.slice(8)) } },
    ],
    events: [],
    everyday: slowEveryday(
      rows.filter(({ kind }) => kind === 'everyday'),
      rows[0]?.day ?? '',
      rows.at(-1)?.day ?? '',
    ),
  });
}

describe.skipIf(browserPath === undefined)('from a bank file to a year ahead', () => {
  let server: RunningServer;
  let browser: Browser;
  let seat: Seat;

  beforeAll(async () => {
    server = await startServer(QUICK_READER);
    browser = await openBrowser();
    seat = await sitDown(browser, server.url, 'desk');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('the forecast is right to the cent on all 365 days for a person who drops in a file and enters pay and rent', async () => {
    const { page, complaints } = seat;
    await register(page, 'ada@example.org');
    const months = fourteenMonths(todayIn('America/New_York'));
    await bringFile(page, { name: 'checking.ofx', text: ofxOf(months) }, months.rows.length);
    await enterRecurring(page, { name: months.pay.payee, amount: months.pay.amount, every: 'biweekly', next: months.pay.next });
    await enterRecurring(page, { name: months.rent.payee, amount: months.rent.amount, every: 'monthly', next: months.rent.next });

    await page.goto('/forecast');
    const read = await readForecastTable(page, en.forecast.table.caption);
    const expected = slowYear(read[0]?.date ?? '', months);

    expect(read).toHaveLength(DAYS);
    expect(read).toEqual(expected.map(({ date, income, expenses, closing }) => ({ date, income, expenses, closing })));
    // The year has in it what it should: 26 or 27 pays, 12 or 13 rents, and something small on every day.
    expect(read.filter(({ income }) => income === months.pay.amount).length).toBeGreaterThanOrEqual(26);
    expect(read.filter(({ expenses }) => expenses > -months.rent.amount).length).toBeGreaterThanOrEqual(12);
    expect(read.filter(({ expenses }) => expenses > 0)).toHaveLength(DAYS);
    expect(complaints).toEqual([]);
  });

  it.each([
    { view: 'phone', how: 'at 390 pixels, light' },
    { view: 'desk', how: 'at 1280 pixels, dark' },
  ] as const)('every page and form is without a finding when there is a year to show, $how', async ({ view }) => {
    const other = await sitDown(browser, server.url, view, seat.context);
    for (const path of [...everyPath().filter((each) => !OUTSIDE.includes(each)), ...SHEETS]) await expectNothingWrong(other, path);
    await other.context.close();
  });
});

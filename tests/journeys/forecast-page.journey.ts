import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { centsOf, type ReadDay, readForecastTable } from './support/forecast-table.ts';
import { fourteenMonths, ofxOf } from './support/fourteen-months.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { daysLater } from './support/slow-everyday.ts';
import { bringFile, register } from './support/steps.ts';

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(Date.now());
/** The file is older than two weeks. */
const FILE_OF = daysLater(TODAY, -20);
/** Something dear, so that the line falls far below zero, and comes back by pay. */
const CAR = { name: 'A car', amount: -6000, date: daysLater(TODAY, 3) };
const { forecast: words } = en;

/** A part of an ISO day as the screen writes it; a civil day has no zone. */
const part = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(Date.parse(day));
const yearBeside = (day: string): string => (day.slice(0, 4) === TODAY.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`);
const dayText = (day: string): string => `${part(day, { weekday: 'short' })} ${Number(day.slice(8))} ${part(day, { month: 'short' })}`;
const monthText = (day: string): string => `${part(day.slice(0, 7), { month: 'long' })} ${day.slice(0, 4)}`;

const tableOf = (page: Page) => readForecastTable(page, words.table.caption);

/** Plans it as the page itself would, with the person's session. */
const plan = (page: Page, event: object) =>
  page.evaluate(`(async () => {
    const { csrf_token } = await (await fetch('/api/auth/session')).json();
    const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token };
    return (await fetch('/api/events', { method: 'POST', headers, body: ${JSON.stringify(JSON.stringify(event))} })).status;
  })()`);

// Where on the drawing, from its top, a colour of the theme is: on which rows, and on which of them most.
const rowsOf = async (page: Page, token: string) =>
  z.object({ first: z.number(), last: z.number(), fullest: z.number() }).parse(
    await page.evaluate(`(() => {
    const canvas = document.querySelector('main canvas');
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = 'var(${token})';
    const painted = new OffscreenCanvas(1, 1).getContext('2d');
    painted.fillStyle = getComputedStyle(probe).color;
    painted.fillRect(0, 0, 1, 1);
    probe.remove();
    const [red, green, blue] = painted.getImageData(0, 0, 1, 1).data;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const counts = Array.from({ length: canvas.height }, (_, y) => {
      let count = 0;
      for (let at = 4 * y * canvas.width; at < 4 * (y + 1) * canvas.width; at += 4)
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) count += 1;
      return count;
    });
    const has = (count) => count > 0;
    return { first: counts.findIndex(has), last: counts.findLastIndex(has), fullest: counts.indexOf(Math.max(...counts)) };
  })()`),
  );

/** Months with what comes in, what goes out, and the last balance, from the days. */
const monthsOf = (days: readonly ReadDay[]) =>
  [...Map.groupBy(days, ({ date }) => date.slice(0, 7))].map(([month, ofMonth]) => ({
    month: monthText(month),
    figures: [
      ofMonth.reduce((sum, { income }) => sum + income, 0),
      ofMonth.reduce((sum, { expenses }) => sum + expenses, 0),
      ofMonth.at(-1)?.closing,
    ],
  }));

describe.skipIf(browserPath === undefined)('the page of a forecast', () => {
  let server: RunningServer;
  let browser: Browser;
  let seat: Seat;
  const months = fourteenMonths(FILE_OF);

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    seat = await sitDown(browser, server.url, 'desk');
    await register(seat.page, 'ada@example.org');
    await bringFile(seat.page, { name: 'checking.ofx', text: ofxOf(months) }, months.rows.length);
    expect(await plan(seat.page, CAR)).toBe(201);
    await seat.page.goto('/forecast');
    await seat.page.getByText(/say whether they are right/).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('says since when no row has come, and when and why the money runs out', async () => {
    const { page } = seat;
    const last = months.rows.at(-1)?.day ?? '';
    await page.getByText(words.notes.stale.replace('{{day}}', dayText(last) + yearBeside(last))).waitFor();
    const below = (await tableOf(page)).find(({ closing }) => closing < 0)?.date ?? '';
    const sentence = await page
      .getByRole('main')
      .getByText(/^You are fine until/)
      .innerText();
    expect(sentence).toContain(`${Number(below.slice(8))} ${part(below, { month: 'long' })}${yearBeside(below)}`);
    expect(sentence).toContain(CAR.name);
  });

  it('changes the colour of the line at zero and at the buffer, and nowhere else', async () => {
    const { page } = seat;
    // A shorter time, in which what is below zero is not small beside what comes later.
    await page.goto('/forecast?days=90');
    const zeroAt = async () => (await rowsOf(page, '--ink-soft')).fullest;
    await page.locator('main canvas').first().waitFor();
    await expect.poll(async () => (await rowsOf(page, '--danger')).last - (await zeroAt()), { timeout: 30_000 }).toBeGreaterThan(40);
    const zero = await zeroAt();
    const [healthy, warning, danger] = [await rowsOf(page, '--healthy'), await rowsOf(page, '--warning'), await rowsOf(page, '--danger')];
    const near = 4;
    expect(Math.abs(danger.first - zero), 'danger begins at zero').toBeLessThanOrEqual(near);
    expect(warning.last - zero, 'warning ends there').toBeLessThanOrEqual(near);
    // The dashes of the buffer are the fullest row of its colour.
    expect(Math.abs(healthy.last - warning.fullest), 'healthy ends at the buffer').toBeLessThanOrEqual(near);
    expect(zero - healthy.first, 'the line is far above, too').toBeGreaterThan(40);
    await page.goto('/forecast');
  });

  it('shows in a month’s sheet what comes and goes each day and the balance at its end, month by month', async () => {
    const { page } = seat;
    const days = await tableOf(page);
    const rent = days.findLast(({ expenses }) => expenses > -months.rent.amount);
    const month = monthText(rent?.date ?? '');
    // Counted, and each waited for: a sheet that is slow to be drawn is not passed by.
    const sheets = [...new Set(days.map(({ date }) => monthText(date)))];
    for (const next of sheets.slice(1, sheets.indexOf(month) + 1)) {
      await page.getByRole('button', { name: words.calendar.next }).click();
      await page.getByRole('heading', { name: next, exact: true }).waitFor();
    }
    const sheet = page.getByRole('table', { name: words.calendar.caption.replace('{{month}}', month) });
    const day = await sheet.getByRole('button', { name: `${dayText(rent?.date ?? '')}:` }).innerText();
    expect(day).toMatch(/Elm Street Lettings about −\$1,240\.50/);
    expect(day.replace(/[^\d−.]/g, '')).toContain(((rent?.closing ?? 0) / 100).toFixed(2).replace('-', '−'));
    expect(await sheet.getByRole('button').count()).toBe(days.filter(({ date }) => monthText(date) === month).length);
  });

  it('adds the days up by month, and leaves everyday spending out when asked', async () => {
    const { page, complaints } = seat;
    const days = await tableOf(page);
    const rows = await page.getByRole('table', { name: words.months.caption }).locator('tbody tr').all();
    const told = await Promise.all(rows.map(async (row) => (await row.locator('td').allInnerTexts()).slice(-3).map((cell) => centsOf(cell.trim()))));
    expect(told).toEqual(monthsOf(days).map(({ figures }) => figures));
    await page.getByLabel(words.filter.everyday).selectOption(words.filter.without_everyday);
    await page.getByText(words.notes.everyday_off).waitFor();
    const without = await tableOf(page);
    expect(without.filter(({ expenses }) => expenses > 0).length).toBeLessThan(days.length / 10);
    expect(without.map(({ income }) => income)).toEqual(days.map(({ income }) => income));
    expect(without.at(-1)?.closing).toBeGreaterThan(days.at(-1)?.closing ?? 0);
    expect(complaints).toEqual([]);
  });
});

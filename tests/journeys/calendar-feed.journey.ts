import ICAL from 'ical.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, expectSound, openBrowser, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const { feed } = en;

describe.skipIf(browserPath === undefined)('the calendar feed', () => {
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

  it('is made, read by a program that has the link alone, renewed, and ended', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'calendar@example.org');
    await page.goto('/settings');
    const card = page
      .locator('section, div')
      .filter({ has: page.getByRole('heading', { name: feed.heading, exact: true }) })
      .last();
    const linkIn = async (): Promise<string> => (await page.getByRole('group', { name: feed.link }).textContent()) ?? '';
    await card.getByRole('button', { name: feed.make, exact: true }).click();
    await page.getByRole('group', { name: feed.link }).waitFor();
    const first = await linkIn();
    await expectSound(seat);
    const read = await fetch(first);
    expect([read.status, read.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(new ICAL.Component(ICAL.parse(await read.text())).getAllSubcomponents('vevent').length).toBeGreaterThan(50);

    await card.getByRole('button', { name: feed.renew, exact: true }).click();
    await expect.poll(linkIn, { timeout: 30_000 }).not.toBe(first);
    const second = await linkIn();
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);
    // Shown once: later there is no link any more, and it is good all the same.
    await page.reload();
    await card.getByRole('button', { name: feed.revoke, exact: true }).waitFor();
    expect(await page.getByRole('group', { name: feed.link }).count()).toBe(0);
    expect((await fetch(second)).status).toBe(200);
    await card.getByRole('button', { name: feed.revoke, exact: true }).click();
    await page.getByText(feed.revoked).waitFor();
    expect((await fetch(second)).status).toBe(404);
    await expectSound(seat);
    await seat.context.close();
  });
});

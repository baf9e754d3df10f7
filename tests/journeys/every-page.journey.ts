import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser, sitDown } from './support/browser.ts';
import { everyPath, expectNothingWrong, OUTSIDE, QUICK_READER } from './support/every-page.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

describe.skipIf(browserPath === undefined).each([
  { view: 'phone', how: 'at 390 pixels, light' },
  { view: 'desk', how: 'at 1280 pixels, dark' },
] as const)('every page $how', ({ view }) => {
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

  it('is without a finding for a stranger', async () => {
    const seat = await sitDown(browser, server.url, view);
    for (const path of OUTSIDE) await expectNothingWrong(seat, path);
    await seat.context.close();
  });

  it('is without a finding for a person who has nothing yet', async () => {
    const seat = await sitDown(browser, server.url, view);
    await register(seat.page, 'nothing-yet@example.org');
    const inside = everyPath().filter((path) => !OUTSIDE.includes(path));
    expect(inside).toContain('/');
    for (const path of inside) await expectNothingWrong(seat, path);
    await seat.context.close();
  });
});

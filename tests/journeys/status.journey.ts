import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { makeAdministrator, signInAdministrator } from './support/administrator.ts';
import { axeFindings, browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';

const { status, nav } = en.admin;
const ASKED = '**/api/admin/status';

async function expectNothingWrong({ page, complaints }: Seat): Promise<void> {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await isTooWide(page), page.url()).toBe(false);
  expect(complaints).toEqual([]);
}

/** Leaves a job that was given up long ago. */
function leaveDead({ dataFolder }: RunningServer): void {
  const database = new DatabaseSync(join(dataFolder, 'mingus.db'), { timeout: 10_000 });
  const now = new Date().toISOString();
  database
    .prepare(
      'INSERT INTO outbox (kind, payload, dedupe_key, available_at, attempts, created_at, finished_at, last_error) VALUES (?, ?, ?, ?, 12, ?, ?, ?)',
    )
    .run('delivery.mail', '{}', 'hopeless', now, now, now, 'TypeError: no');
  database.close();
}

describe.skipIf(browserPath === undefined && process.env['CI'] !== 'true')('an administrator', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('sees how Mingus stands, by keyboard, again every 30 seconds while it is in sight, and what is known where nothing answers', async () => {
    const root = await makeAdministrator(server);
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    let asked = 0;
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/admin/status') asked += 1;
    });
    await page.clock.install();
    await signInAdministrator(page, root);
    await page.goto('/more');
    await page.getByRole('link', { name: en.app.more_page.status }).click();
    await page.getByRole('heading', { name: status.title, level: 1 }).waitFor();

    const checks = page.getByRole('table', { name: status.captions.checks });
    // A new house has no backup yet, and one check says so first.
    const first = checks.getByRole('row').nth(1);
    await first.getByText(status.state.fail).waitFor();
    expect(await checks.getByText(status.state.pass).count()).toBeGreaterThan(8);
    expect(await checks.getByText('None was given up.').count()).toBe(1);
    await page
      .getByRole('table', { name: status.captions.glance })
      .getByText(/^SQLite 3\.\d+/)
      .waitFor();
    await page
      .getByRole('table', { name: status.captions.tables })
      .getByText('users', { exact: true })
      .or(page.getByText('sqlite_schema'))
      .first()
      .waitFor();
    await page
      .getByRole('table', { name: status.captions.statements })
      .getByText(/select .* from/)
      .first()
      .waitFor();
    await page.getByRole('table', { name: status.captions.absent }).getByText(status.parts.replicas).waitFor();
    await expectNothingWrong(seat);

    // Again by keyboard; the button keeps the focus.
    leaveDead(server);
    const before = asked;
    const again = page.getByRole('button', { name: status.refresh });
    await again.focus();
    await page.keyboard.press('Enter');
    await page.getByText(status.refreshed).waitFor();
    expect(await again.evaluate((button) => button.ownerDocument.activeElement === button)).toBe(true);
    expect(asked).toBe(before + 1);
    await checks.getByText(/^1 given up/).waitFor();
    const queue = page.getByRole('table', { name: status.captions.queue });
    await queue.getByRole('link', { name: 'delivery.mail' }).waitFor();
    await expectNothingWrong(seat);

    // By itself, and not where nobody looks.
    await page.clock.fastForward(31_000);
    await expect.poll(() => asked, { timeout: 20_000 }).toBe(before + 2);
    const turn = (to: 'hidden' | 'visible') =>
      page.evaluate(
        `Object.defineProperty(document, 'visibilityState', { value: '${to}', configurable: true }); window.dispatchEvent(new Event('visibilitychange'));`,
      );
    await turn('hidden');
    await page.clock.fastForward(95_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(asked).toBe(before + 2);
    await turn('visible');
    await page.clock.fastForward(31_000);
    await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(before + 2);

    const phone = await sitDown(browser, server.url, 'phone', seat.context);
    await phone.page.goto('/admin/status', { waitUntil: 'networkidle' });
    await phone.page.getByRole('navigation', { name: nav.label }).waitFor();
    await phone.page.getByRole('table', { name: status.captions.checks }).waitFor();
    await expectNothingWrong(phone);

    // What was known stays where an answer does not come; a page that never had one says so, with a way on.
    const refusal = {
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'server.database', title: 'Away', detail: 'Soon.' }),
    };
    await phone.page.route(ASKED, (route) => route.fulfill(refusal));
    await phone.page.getByRole('button', { name: status.refresh }).click();
    await phone.page.getByRole('alert').getByText('Away').waitFor();
    expect(await phone.page.getByRole('table', { name: status.captions.checks }).count()).toBe(1);
    expect(await axeFindings(phone.page)).toEqual([]);
    await phone.page.goto('/admin/status');
    await phone.page.getByRole('alert').getByText('Away').waitFor();
    await phone.page.unroute(ASKED);
    await phone.page.getByRole('button', { name: en.common.try_again }).click();
    await phone.page.getByRole('table', { name: status.captions.checks }).waitFor();
    await phone.context.close();
    await seat.context.close();
  });
});

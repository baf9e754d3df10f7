import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { makeAdministrator, signInAdministrator } from './support/administrator.ts';
import { axeFindings, browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';

const { jobs, nav } = en.admin;

const filled = (words: string, figures: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(figures[name] ?? ''));

/** Leaves jobs that nobody can do: mails of a kind that there is not. The server itself gives them up. */
function leaveHopeless({ dataFolder }: RunningServer, count: number): void {
  const database = new DatabaseSync(join(dataFolder, 'mingus.db'), { timeout: 10_000 });
  const insert = database.prepare('INSERT INTO outbox (kind, payload, dedupe_key, available_at, attempts, created_at) VALUES (?, ?, ?, ?, 0, ?)');
  const now = new Date().toISOString();
  for (let index = 0; index < count; index += 1) {
    insert.run('delivery.mail', JSON.stringify({ user_id: 1, template: 'a mail that there is not', data: {} }), `hopeless-${index}`, now, now);
  }
  database.close();
}

async function expectNothingWrong({ page, complaints }: Seat): Promise<void> {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await isTooWide(page), page.url()).toBe(false);
  expect(complaints).toEqual([]);
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

  it('sees the jobs that were given up, has them tried again, drops one and takes that back, on a desk and on a phone', async () => {
    const root = await makeAdministrator(server);
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await signInAdministrator(page, root);

    // Nothing was given up yet.
    await page.goto('/more');
    await page.getByRole('link', { name: en.app.more_page.jobs }).click();
    await page.getByRole('heading', { name: jobs.title, level: 1 }).waitFor();
    await page.getByText(jobs.sentence_none).waitFor();
    await page.getByText(jobs.none.dead).waitFor();
    await expectNothingWrong(seat);

    leaveHopeless(server, 3);
    const givenUp = async (count: number) => {
      const sentence = filled(count === 1 ? jobs.sentence_one : jobs.sentence_other, { count });
      // A page that has loaded has not asked for its jobs yet.
      const isSaid = async () => {
        await page.reload();
        return page
          .getByText(sentence)
          .waitFor({ timeout: 2_000 })
          .then(
            () => true,
            () => false,
          );
      };
      await expect.poll(isSaid, { timeout: 20_000 }).toBe(true);
    };
    await givenUp(3);
    const table = page.getByRole('table', { name: jobs.caption });
    await table.getByText('JobGivenUp: no such mail can be written').first().waitFor();
    expect(await table.getByText('a mail that there is not').count()).toBe(0);
    await expectNothingWrong(seat);

    // One is tried again: the server gives it up once more. One is dropped, and comes back.
    const act = async (name: string) => {
      await table.getByRole('button', { name: jobs.actions }).first().click();
      await page.getByRole('menuitem', { name }).click();
    };
    await act(jobs.retry);
    await page.getByText(jobs.retried_one).waitFor();
    await givenUp(3);
    await act(jobs.drop);
    await page.getByText(filled(jobs.sentence_other, { count: 2 })).waitFor();
    await page.getByRole('button', { name: en.common.undo }).click();
    await page.getByText(filled(jobs.sentence_other, { count: 3 })).waitFor();
    await act(jobs.drop);
    await page.getByText(filled(jobs.sentence_other, { count: 2 })).waitFor();
    await page.getByText(filled(jobs.count.dropped, { jobs: 1 })).click();
    await act(jobs.restore);
    await page.getByText(jobs.none.dropped).waitFor();
    await page.getByText(filled(jobs.sentence_other, { count: 3 })).waitFor();
    await page.getByText(filled(jobs.count.dead, { jobs: 3 })).click();
    await page.getByRole('button', { name: filled(jobs.retry_all, { jobs: 3, kind: 'delivery.mail' }) }).click();
    await page.getByText(filled(jobs.retried_other, { count: 3 })).waitFor();
    await givenUp(3);

    // What is done; and the page on a phone.
    await page.getByText(/^Done: /).click();
    await expect.poll(() => table.getByText(/^done /).count()).toBeGreaterThan(0);
    await expectNothingWrong(seat);
    const phone = await sitDown(browser, server.url, 'phone', seat.context);
    for (const path of ['/admin/jobs', '/admin/jobs?state=done', '/admin/jobs?state=running']) {
      await phone.page.goto(path, { waitUntil: 'networkidle' });
      await phone.page.getByRole('navigation', { name: nav.label }).waitFor();
      await expectNothingWrong(phone);
    }
    await phone.context.close();
    await seat.context.close();
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, openBrowser, sitDown } from './support/browser.ts';
import { BUILT, buildRelease, startFront } from './support/releases.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const manifest = z.object({
  start_url: z.literal('/'),
  scope: z.literal('/'),
  display: z.literal('standalone'),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.string() })),
});

/** Width and height of a PNG, as its header says. */
const sizeOf = (png: Buffer): string => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

/** Waits until the files are kept and the page is the worker's. */
const isKept = (page: Page) => becomes(page, 'navigator.serviceWorker.controller?.state', 'activated');

/** Waits until something of the page is so. (Not by `waitForFunction`, which makes code from text inside of the page: its policy refuses that.) */
const becomes = (page: Page, expression: string, value: unknown) => expect.poll(() => page.evaluate(expression), { timeout: 60_000 }).toEqual(value);

const START = 'document.querySelector("script[type=module]").getAttribute("src")';

/** What the browser keeps, by cache. */
const keptFiles = async (page: Page): Promise<Record<string, string[]>> =>
  z.record(z.string(), z.array(z.string())).parse(
    await page.evaluate(`(async () => {
      const names = await caches.keys();
      const paths = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await paths(name)])));
    })()`),
  );

describe.skipIf(browserPath === undefined)('Mingus on a phone', () => {
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

  it('can be installed: a manifest with icons of the sizes that it promises, and a worker that is asked for anew each time', async () => {
    const got = async (path: string) => {
      const answer = await fetch(`${server.url}${path}`);
      return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const written = await got('/manifest.webmanifest');
    expect([written.status, written.headers.get('content-type')]).toEqual([200, 'application/manifest+json']);
    const { icons } = manifest.parse(JSON.parse(written.bytes.toString()));
    expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const { src, sizes, type } of icons) {
      const icon = await got(src);
      expect([src, icon.status, icon.headers.get('content-type')]).toEqual([src, 200, type]);
      if (type === 'image/png') expect(sizeOf(icon.bytes)).toBe(sizes);
    }
    const worker = await got('/worker.js');
    expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(worker.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
    expect(worker.headers.get('content-security-policy')).toContain("worker-src 'self'");

    const seat = await sitDown(browser, server.url, 'phone');
    await register(seat.page, 'installing@example.org');
    const session = await seat.context.newCDPSession(seat.page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // What a window without a profile is told beside; nothing of it is about Mingus.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
    await seat.context.close();
  });

  it('keeps its files, and no answer of the API, and opens without a line at any address', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'keeping@example.org');
    await isKept(page);
    const kept = Object.values(await keptFiles(page)).flat();
    expect(kept).toContain('/');
    expect(kept.length).toBeGreaterThan(30);
    expect(kept.filter((path) => path.startsWith('/api') || path.endsWith('.txt'))).toEqual([]);
    await seat.context.setOffline(true);
    await page.goto('/erased');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto('/welcome');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await seat.context.close();
  });

  it('takes a new release without a mix of old and new, and says so where a page of the old one is open', async () => {
    const front = await startFront(server.url);
    const newer = buildRelease('web/src/i18n/en/app.ts', (text) => text.replace("'Skip to the content'", "'Skip to what is here'"));
    const seat = await sitDown(browser, front.url, 'desk');
    const { page, context } = seat;
    await register(page, 'updating@example.org');
    await isKept(page);

    front.serve(newer);
    const startOf = (folder: string) => /src="(\/assets\/index-[^"]+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1];
    expect(startOf(newer)).not.toBe(startOf(BUILT));
    const second = await context.newPage();
    await second.goto('/');
    await second.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    expect(await second.evaluate(START)).toBe(startOf(newer));

    // The new worker has taken over; the old page is told, and goes on with its own files.
    await page.getByText(en.offline.new_version).waitFor();
    expect(await second.getByText(en.offline.new_version).count()).toBe(0);
    for (const name of [en.app.money, en.app.forecast, en.app.wellness, en.app.more]) {
      await page.getByRole('navigation', { name: en.app.nav }).getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    expect(await page.evaluate(START)).toBe(startOf(BUILT));
    expect(front.missed).toEqual([]);

    await page.getByRole('button', { name: en.offline.reload }).click();
    await page.getByText(en.offline.new_version).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(START)).toBe(startOf(newer));
    await context.setOffline(true);
    await page.goto('/erased');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(START)).toBe(startOf(newer));
    expect(Object.keys(await keptFiles(page))).toHaveLength(2);
    await context.close();
  });

  it('shows a message that is pushed', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    await seat.context.grantPermissions(['notifications'], { origin: server.url });
    await register(seat.page, 'pushed@example.org');
    await isKept(seat.page);
    await push(seat.context, seat.page, server.url, { title: 'Your check-in', body: 'Two minutes', url: '/check-in', tag: 'weekly_checkin' });
    const shown = 'navigator.serviceWorker.ready.then((ready) => ready.getNotifications())';
    await becomes(seat.page, `${shown}.then((all) => all.map(({ title, body, tag, data }) => [title, body, tag, data]))`, [
      ['Your check-in', 'Two minutes', 'weekly_checkin', '/check-in'],
    ]);
    await seat.context.close();
  });
});

/** Has the browser deliver a push, as its maker's service would. */
async function push(context: BrowserContext, page: Page, origin: string, message: object): Promise<void> {
  const session = await context.newCDPSession(page);
  const registrationId = await new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (found !== undefined) resolve(found.registrationId);
    });
    void session.send('ServiceWorker.enable');
  });
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(message) });
}

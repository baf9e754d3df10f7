import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The machine's Chromium; undefined when it has none, and the journeys are skipped. */
export const browserPath: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** The two ways in which every page is looked at. */
export const VIEWS = {
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  desk: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
} as const;
export type View = keyof typeof VIEWS;

// The browser keeps to itself: it would look for its maker's hosts at every start.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** A headless Chromium with a profile of its own. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath ?? '', args: ARGS, headless: true });

/** A person at a screen: a page, and what it complained of. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts and of the console, refusals by the Content-Security-Policy among them. Empty when all is well. */
  readonly complaints: readonly string[];
}

/** What the browser of a person is like beside its view. */
export interface Likeness {
  /** Whose cookies and storage it brings along; none when left out. */
  readonly from?: BrowserContext;
  /** Its language: American English when left out. */
  readonly locale?: string;
  /** Its width in pixels where that is not the view's. */
  readonly width?: number;
}

/** A fresh person with neither cookies nor storage, or one who brings along those of another. The address of pages is relative to `url`. */
export async function sitDown(browser: Browser, url: string, view: View, like: BrowserContext | Likeness = {}): Promise<Seat> {
  const { from, locale = 'en-US', width = VIEWS[view].viewport.width }: Likeness = 'newPage' in like ? { from: like } : like;
  const storageState = await from?.storageState();
  const context = await browser.newContext({
    ...(storageState && { storageState }),
    ...VIEWS[view],
    viewport: { ...VIEWS[view].viewport, width },
    baseURL: url,
    locale,
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  });
  // A machine that does several things at once may be slow; nothing here waits longer than it must.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A stranger's first question is who is signed in, and the answer is 401.
    if (message.type() === 'error' && !/status of 401/.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return { page, context, complaints };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeReport = z.object({
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
  ),
  passes: z.array(z.unknown()),
});

/**
 * What axe-core finds on the page as it stands, a line for each element. Through the debugger, not a script element: the page's own policy
 * refuses that, and must. Throws when axe examined nothing.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations, passes } = axeReport.parse(await page.evaluate('axe.run(document)'));
  if (passes.length === 0) throw new Error(`axe found nothing to examine on ${page.url()}`);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}

/** Whether something is wider than the window, so that the page scrolls sideways. */
export const isTooWide = async (page: Page): Promise<boolean> =>
  z.boolean().parse(await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'));

/**
 * Expects that axe finds nothing on the page, that it does not scroll sideways, and that the browser complained of nothing: it notes every refusal, but those of
 * these statuses were asked for.
 */
export async function expectSound({ page, complaints }: Seat, askedFor: readonly number[] = []): Promise<void> {
  expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([]);
  expect(await isTooWide(page), `${page.url()} scrolls sideways`).toBe(false);
  expect(complaints.filter((line) => !askedFor.some((status) => line.includes(`status of ${status}`)))).toEqual([]);
}

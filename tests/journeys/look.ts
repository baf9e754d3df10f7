/**
 * Looks at pages as a person would: a picture of each at 390 and 1280 px, light and dark, and what axe-core finds on it.
 *
 *   node tests/journeys/look.ts --base http://127.0.0.1:4000 --out /tmp/look --sign-in ada@example.org:a-long-password / /forecast /more
 *
 * The server must be running. Without --sign-in the pages are seen as a stranger sees them. Ends with status 1 when axe finds anything, when a page
 * writes an error to the console (a refusal by the Content-Security-Policy is one), or when a page is wider than the window.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext } from 'playwright-core';
import { axeFindings, isTooWide, openBrowser } from './support/browser.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
] as const;
const THEMES = ['light', 'dark'] as const;
// Long enough for what appears late: the drawing of a chart, a place holder.
const SETTLE_MS = 400;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:3000' },
    out: { type: 'string', default: 'tmp/look' },
    'sign-in': { type: 'string' },
  },
});

type Cookies = Parameters<BrowserContext['addCookies']>[0];

async function signIn(browser: Browser, account: string | undefined): Promise<Cookies> {
  if (account === undefined) return [];
  const [email, ...password] = account.split(':');
  const context = await browser.newContext({ baseURL: values.base });
  const answer = await context.request.post('/api/auth/login', {
    data: { email, password: password.join(':') },
    headers: { origin: values.base },
  });
  if (!answer.ok()) throw new Error(`signing in failed: ${answer.status()} ${await answer.text()}`);
  const { cookies } = await context.storageState();
  await context.close();
  return cookies;
}

async function lookAt(browser: Browser, cookies: Cookies, path: string): Promise<string[]> {
  const troubles: string[] = [];
  for (const viewport of SIZES) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', locale: 'en-US', baseURL: values.base });
      await context.addCookies(cookies);
      const page = await context.newPage();
      const where = `${path} ${viewport.width} ${colorScheme}`;
      page.on('pageerror', (error) => troubles.push(`${where}: ${error.message}`));
      page.on('console', (message) => {
        // A stranger's first question is who is signed in, and the answer is 401.
        if (message.type() === 'error' && !/status of 401/.test(message.text())) troubles.push(`${where}: ${message.text()}`);
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.waitForTimeout(SETTLE_MS);
      const name = path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
      await page.screenshot({ path: `${values.out}/${name}-${viewport.width}-${colorScheme}.png`, fullPage: true });
      if (await isTooWide(page)) troubles.push(`${where}: wider than the window`);
      troubles.push(...(await axeFindings(page)).map((finding) => `${where}: ${finding}`));
      await context.close();
    }
  }
  return troubles;
}

mkdirSync(values.out, { recursive: true });
const browser = await openBrowser();
const cookies = await signIn(browser, values['sign-in']);
const troubles: string[] = [];
for (const path of positionals) troubles.push(...(await lookAt(browser, cookies, path)));
await browser.close();
for (const trouble of troubles) console.error(trouble);
console.log(`${positionals.length * SIZES.length * THEMES.length} pictures in ${values.out}, ${troubles.length} findings`);
process.exitCode = troubles.length === 0 ? 0 : 1;

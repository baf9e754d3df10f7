/**
 * Looks at pages as a person would: a picture of each at 390 and 1280 px, light and dark, and what axe-core finds on it.
 *
 *   node tests/journeys/look.ts --base http://127.0.0.1:4000 --out /tmp/look --sign-in ada@example.org:a-long-password / /forecast /more
 *
 * The server must be running. Without --sign-in the pages are seen as a stranger sees them. Ends with status 1 when axe finds anything,
 * when a page writes an error to the console (a refusal by the Content-Security-Policy is one), or when it is wider than the window.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
] as const;
const THEMES = ['light', 'dark'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:3000' },
    out: { type: 'string', default: '/tmp/look' },
    'sign-in': { type: 'string' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on the page as it stands, one line a finding. */
async function axeFindings(page: Page): Promise<string[]> {
  // Through the debugger, not a script element: the page's own policy would refuse that, and must.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found: unknown = await Reflect.get(globalThis, 'axe').run();
    const { violations } = structuredClone(found) as never as { violations: { id: string; help: string; nodes: { html: string }[] }[] };
    return violations.map(
      (violation) =>
        `${violation.id}: ${violation.help} — ${violation.nodes
          .slice(0, 2)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
    );
  });
}

async function lookAt(browser: Browser, cookies: Awaited<ReturnType<typeof signIn>>, path: string): Promise<string[]> {
  const troubles: string[] = [];
  for (const viewport of SIZES) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'Europe/Berlin' });
      await context.addCookies(cookies);
      const page = await context.newPage();
      const where = `${path} ${viewport.width} ${colorScheme}`;
      page.on('console', (message) => {
        // A 401 for the question who is signed in is how a stranger's page begins.
        if (message.type() === 'error' && !message.text().includes('401')) troubles.push(`${where}: ${message.text()}`);
      });
      page.on('pageerror', (error) => troubles.push(`${where}: ${error.message}`));
      await page.goto(values.base + path, { waitUntil: 'networkidle' });
      await page.waitForTimeout(400);
      const name = `${path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-${viewport.width}-${colorScheme}`;
      await page.screenshot({ path: `${values.out}/${name}.png`, fullPage: true });
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      if (tooWide) troubles.push(`${where}: wider than the window`);
      troubles.push(...(await axeFindings(page)).map((finding) => `${where}: ${finding}`));
      await context.close();
    }
  }
  return troubles;
}

async function signIn(browser: Browser, account: string | undefined) {
  if (account === undefined) return [];
  const [email, ...password] = account.split(':');
  const context = await browser.newContext({ baseURL: values.base });
  const answer = await context.request.post('/api/auth/login', { data: { email, password: password.join(':') }, headers: { origin: values.base } });
  if (!answer.ok()) throw new Error(`signing in failed: ${answer.status()} ${await answer.text()}`);
  const { cookies } = await context.storageState();
  await context.close();
  return cookies;
}

mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
const cookies = await signIn(browser, values['sign-in']);
const troubles: string[] = [];
for (const path of positionals) troubles.push(...(await lookAt(browser, cookies, path)));
await browser.close();
for (const trouble of troubles) console.error(trouble);
console.log(`${positionals.length * SIZES.length * THEMES.length} pictures in ${values.out}, ${troubles.length} findings`);
process.exitCode = troubles.length === 0 ? 0 : 1;

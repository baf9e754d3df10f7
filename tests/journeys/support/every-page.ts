import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { en } from '../../../web/src/i18n/en.ts';
import type { Spoken } from '../../../web/src/i18n/spoken.ts';
import { axeFindings, isTooWide, type Seat } from './browser.ts';

/** Settings of a server whose every page is opened in less than a minute, and each asks for three things: no person's fingers are so quick, and people are limited. */
export const QUICK_READER = { RATELIMIT_READ: '2000/60' };

/** Pages of somebody who is not signed in. */
export const OUTSIDE: readonly string[] = ['/welcome', '/register', '/sign-in', '/forgot', '/reset', '/confirm-email', '/erased'];

const APP = join(import.meta.dirname, '..', '..', '..', 'web', 'src', 'app');
const ROUTES = ['router.tsx', 'start-routes.tsx', 'admin-routes.tsx'].map((file) => readFileSync(join(APP, file), 'utf8')).join('\n');

/** Forms that stand open over their page. */
export const SHEETS: readonly string[] = ['/money?add=true', '/accounts?add=true', '/recurring?add=true', '/events?add=true', '/tokens?add=true'];

/** Every address that the application has, so that no page is forgotten here when one is added. */
export const everyPath = (): readonly string[] =>
  // What an address leaves open is filled in with something.
  [...ROUTES.matchAll(/\bpath: '([^']*)'/g)].map(([, path = '']) => path.replace(/\$\w+/g, 'something'));

/** Opens a page of those words, waits until it has said what it has to say, and expects nothing wrong with it. */
export async function expectNothingWrong({ page, complaints }: Seat, path: string, words: Spoken<typeof en> = en): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  expect(await page.getByRole('heading', { name: words.app.not_found.title }).count(), `there is no page at ${path}`).toBe(0);
  expect(new URL(page.url()).pathname, 'it stays where it was sent').toBe(path.split('?')[0]);
  if (SHEETS.includes(path)) await page.getByRole('dialog').waitFor();
  expect(await axeFindings(page), `axe on ${path}`).toEqual([]);
  expect(await isTooWide(page), `${path} scrolls sideways`).toBe(false);
  expect(complaints, `complaints of ${path}`).toEqual([]);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { en } from '../../../web/src/i18n/en.ts';
import { axeFindings, isTooWide, type Seat } from './browser.ts';

/** Pages of somebody who is not signed in. */
export const OUTSIDE: readonly string[] = ['/welcome', '/register', '/sign-in', '/forgot', '/reset', '/confirm-email'];

const ROUTER = join(import.meta.dirname, '..', '..', '..', 'web', 'src', 'app', 'router.tsx');

/** Forms that stand open over their page. */
export const SHEETS: readonly string[] = ['/money?add=true', '/accounts?add=true', '/recurring?add=true', '/events?add=true', '/tokens?add=true'];

/** Every address that the application has, so that no page is forgotten here when one is added. */
export const everyPath = (): readonly string[] => [...readFileSync(ROUTER, 'utf8').matchAll(/\bpath: '([^']*)'/g)].map(([, path = '']) => path);

/** Opens a page, waits until it has said what it has to say, and expects nothing wrong with it. */
export async function expectNothingWrong({ page, complaints }: Seat, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  expect(await page.getByRole('heading', { name: en.app.not_found.title }).count(), `there is no page at ${path}`).toBe(0);
  expect(new URL(page.url()).pathname, 'it stays where it was sent').toBe(path.split('?')[0]);
  if (SHEETS.includes(path)) await page.getByRole('dialog').waitFor();
  expect(await axeFindings(page), `axe on ${path}`).toEqual([]);
  expect(await isTooWide(page), `${path} scrolls sideways`).toBe(false);
  expect(complaints, `complaints of ${path}`).toEqual([]);
}

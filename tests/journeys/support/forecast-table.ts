import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';

/** A row of the forecast's table as a person reads it, in cents. */
export interface ReadDay {
  readonly date: string;
  readonly income: number;
  readonly expenses: number;
  readonly closing: number;
}

const cells = z.array(z.object({ date: z.string(), figures: z.array(z.string()) }));

/** Cents from text such as `−1,234.50`; an empty cell is 0. Throws for anything else, so that nothing is read as 0 by mistake. */
export function centsOf(text: string): number {
  if (text === '') return 0;
  const [, sign = '', whole = '', fraction] = /^([−-]?)([\d,]+)\.(\d\d)$/.exec(text) ?? [];
  if (fraction === undefined) throw new Error(`not an amount: "${text}"`);
  return Number(`${whole.replaceAll(',', '')}${fraction}`) * (sign === '' ? 1 : -1);
}

/** The table with that caption, in sight: the browser draws what is far below when it comes near, and what is not drawn has no text to be seen. */
export async function forecastTable(page: Page, caption: string): Promise<Locator> {
  const table = page.getByRole('table', { name: caption });
  await table.scrollIntoViewIfNeeded();
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return table;
}

/** Reads the whole table with that caption from the page, which must be wide enough to show all its columns. */
export async function readForecastTable(page: Page, caption: string): Promise<ReadDay[]> {
  const table = await forecastTable(page, caption);
  const rows = await table.locator('tbody tr').evaluateAll((found) =>
    found.map((row) => ({
      date: row.querySelector('time')?.getAttribute('datetime') ?? '',
      // What is seen: a cell may hold more for another width.
      figures: [...row.querySelectorAll('td')].slice(1, 4).map((cell) => cell.innerText.trim()),
    })),
  );
  return cells.parse(rows).map(({ date, figures: [income = '', expenses = '', closing = ''] }) => ({
    date,
    income: centsOf(income),
    expenses: centsOf(expenses),
    closing: centsOf(closing),
  }));
}

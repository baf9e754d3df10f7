import { afterAll, describe, expect, test } from 'vitest';
import { isoDay } from '../../../core/calendar/day.ts';
import { cents } from '../../../core/money/cents.ts';
import type { CoveredAccount } from '../accounts/repository.ts';
import { findInLedger } from './finding.ts';
import { createFindingPool } from './finding-pool.ts';
import type { RowToSearch } from './search-repository.ts';

const pool = createFindingPool();
afterAll(() => pool.close());

const account: CoveredAccount = {
  id: 1,
  name: 'Main',
  kind: 'checking',
  currency: 'USD',
  balance: cents(0),
  balance_as_of: '2024-01-01',
  current_balance: cents(0),
  first_posted_on: '2020-01-01',
  last_posted_on: '2024-12-31',
};

/** Two bills of each month up to the end of 2024, and shopping of other sums every day between them. */
function ledger(days: number): readonly RowToSearch[] {
  const last = 20_088;
  const row = { account_id: 1, category: 'other', category_source: 'none' } as const;
  return Array.from({ length: days }, (_, index) => last - days + 1 + index).flatMap((day, index) => {
    const posted_on = isoDay(day);
    const date = posted_on.slice(8);
    const id = 10 * index + 1;
    const shop = { ...row, id, posted_on, amount: cents(-1_000 - ((index * 7_919) % 9_000)), payee: `Shop ${index}` };
    if (date === '05') return [shop, { ...row, id: id + 1, posted_on, amount: cents(-1399), payee: 'STREAMBOX' }];
    return date === '12' ? [shop, { ...row, id: id + 1, posted_on, amount: cents(-124_050), payee: 'ELM STREET LETTINGS' }] : [shop];
  });
}

async function* pagesOf(rows: readonly RowToSearch[], size = 1_000): AsyncGenerator<readonly RowToSearch[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

describe('looking through a ledger', () => {
  test.each([0, 1, 400, 1_499, 3_000])('of %i days answers what looking here would', async (days) => {
    const rows = ledger(days);
    expect(await pool.find(pagesOf(rows), [account])).toEqual(findInLedger(rows, [account]));
    expect(await pool.find(pagesOf(rows, 7), [account])).toEqual(findInLedger(rows, [account]));
  });

  test('of many years leaves the other work going', async () => {
    const rows = ledger(30_000);
    const turnsIn = async (work: () => Promise<unknown>) => {
      let [turns, isDone] = [0, false];
      const count = () => {
        turns += 1;
        if (!isDone) setTimeout(count, 1);
      };
      setTimeout(count, 1);
      await work();
      isDone = true;
      return turns;
    };
    expect(await turnsIn(() => Promise.resolve().then(() => findInLedger(rows, [account])))).toBe(0);
    const there = await turnsIn(async () => expect((await pool.find(pagesOf(rows), [account])).length).toBeGreaterThanOrEqual(2));
    // One turn for each page at the least.
    expect(there).toBeGreaterThan(25);
  });

  test('fails with a thread that breaks, and the next ledger is tried anew', async () => {
    const broken = createFindingPool(new URL('../imports/readers/broken-worker.fixture.ts', import.meta.url));
    await expect(broken.find(pagesOf(ledger(2_000)), [account])).rejects.toThrow();
    await expect(broken.find(pagesOf(ledger(2_000)), [account])).rejects.toThrow();
    expect(await broken.find(pagesOf(ledger(400)), [account])).toHaveLength(2);
    await broken.close();
  });
});

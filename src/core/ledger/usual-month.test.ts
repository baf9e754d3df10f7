import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../calendar/day.ts';
import { CATEGORIES } from '../categories/categories.ts';
import { cents } from '../money/cents.ts';
import { isoMonth } from './spending.ts';
import type { TransferRow } from './transfers.ts';
import { usualMonth } from './usual-month.ts';

const TODAY = dayNumber('2025-04-10');
const row = (posted_on: string, amount: number, category: TransferRow['category'], account_id = 1): TransferRow => ({
  account_id,
  currency: 'USD',
  posted_on,
  amount: cents(amount),
  category,
  category_source: 'dictionary',
});
const ACCOUNTS = new Map([
  [1, { is_debt: false }],
  [2, { is_debt: false }],
  [3, { is_debt: true }],
]);
const covered = { from: dayNumber('2024-12-15'), until: dayNumber('2025-04-09') };

describe('a usual month', () => {
  it('is the median of the last three whole months: pay, bills and cards, no transfers', () => {
    const rows = [
      row('2025-01-31', 300_000, 'income'),
      row('2025-02-28', 310_000, 'income'),
      row('2025-03-31', 900_000, 'income'),
      row('2025-01-05', -100_000, 'housing'),
      row('2025-02-05', -100_000, 'housing'),
      row('2025-03-05', -100_000, 'housing'),
      row('2025-03-06', -20_000, 'dining', 3),
      row('2025-03-07', 5_000, 'dining', 3),
      row('2025-02-10', -50_000, 'transfer'),
      row('2025-02-10', 50_000, 'transfer', 2),
      row('2025-02-11', 7_000, 'other'),
      row('2025-04-01', -999_999, 'shopping'),
    ];
    const usual = usualMonth({ rows, accounts: ACCOUNTS, covered }, TODAY);
    expect(usual?.months.map(isoMonth)).toEqual(['2025-01', '2025-02', '2025-03']);
    expect([usual?.income, usual?.expenses]).toEqual([317_000, 100_000]);
  });

  it('is taken from what months there are, and is not known without a whole one', () => {
    const since = (day: string) => ({ from: dayNumber(day), until: covered.until });
    const rows = [row('2025-03-31', 1_000, 'income')];
    expect(usualMonth({ rows, accounts: ACCOUNTS, covered: since('2025-03-01') }, TODAY)).toMatchObject({ income: 1_000, expenses: 0 });
    expect(usualMonth({ rows, accounts: ACCOUNTS, covered: since('2025-03-02') }, TODAY)).toBeNull();
    expect(usualMonth({ rows, accounts: ACCOUNTS, covered: null }, TODAY)).toBeNull();
  });

  it('splits the rows of a single month between in and out to the cent', () => {
    const some = fc.record({
      offset: fc.integer({ min: 0, max: 30 }),
      amount: fc.integer({ min: -9_999, max: 9_999 }),
      category: fc.constantFrom(...CATEGORIES),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (list) => {
        const first = dayNumber('2025-03-01');
        const rows = list.map(({ offset, amount, category }) => row(isoDay(first + offset), amount, category === 'transfer' ? 'other' : category));
        const usual = usualMonth({ rows, accounts: ACCOUNTS, covered: { from: first, until: covered.until } }, TODAY);
        const isIn = ({ amount, category }: TransferRow): boolean => category === 'income' || (amount > 0 && category === 'other');
        const total = (of: readonly TransferRow[]): number => of.reduce((sum, { amount }) => sum + amount, 0);
        expect(usual?.income).toBe(Math.max(0, total(rows.filter(isIn))) + 0);
        expect(usual?.expenses).toBe(Math.max(0, 0 - total(rows.filter((each) => !isIn(each)))) + 0);
      }),
    );
  });
});

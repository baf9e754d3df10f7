import { expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
import { daysOf, openingMonth } from './months.ts';
import { spendingSearch } from './search.ts';

const one = (month: string, covered: boolean): SpendingMonth => ({
  month,
  covered,
  spent: cents(100),
  usual: null,
  categories: [{ category: 'dining', spent: cents(100), rows: 1, usual: null }],
});
const empty = (month: string): SpendingMonth => ({ month, covered: false, spent: cents(0), usual: null, categories: [] });

it('goes from the first to the last day of a month, a leap day included', () => {
  expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(daysOf('2025-12')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

it('opens on the newest month with rows, and on the one before while that is only days old', () => {
  const months = [one('2025-01', true), one('2025-02', false), empty('2025-03')];
  expect(openingMonth({ months, data_until: '2025-02-07' })?.month).toBe('2025-02');
  expect(openingMonth({ months, data_until: '2025-02-06' })?.month).toBe('2025-01');
  expect(openingMonth({ months: [empty('2025-01'), one('2025-02', false)], data_until: '2025-02-03' })?.month).toBe('2025-02');
  expect(openingMonth({ months, data_until: null })).toBeUndefined();
});

it('leaves out of an old address what cannot be read, so that the page still opens', () => {
  expect(spendingSearch.parse({ month: '2025-13', account: 'all' })).toEqual({});
  expect(spendingSearch.parse({ month: '2025-03', account: 4 })).toEqual({ month: '2025-03', account: 4 });
});

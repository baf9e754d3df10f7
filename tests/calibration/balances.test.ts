import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/core/calendar/day.ts';
import { cents } from '../../src/core/money/cents.ts';
import type { Household } from '../support/households/household-types.ts';
import { actual, flatLine, meanError, repeatLastMonth, repeatLastWeeks } from './balances.ts';

const row = (account_id: number, day: string, amount: number) => ({ id: 1, account_id, day: dayNumber(day), amount: cents(amount), payee: '' });

/** Rent on the 1st, pay on the 31st, a card that nobody counts, and a Friday's dinner 13 weeks before the third day. */
const made: Household = {
  seed: 0,
  today: dayNumber('2025-04-01'),
  since: dayNumber('2025-01-01'),
  accounts: [
    { id: 1, kind: 'checking', name: '', balance: cents(10_000) },
    { id: 3, kind: 'credit_card', name: '', balance: cents(-7_000) },
  ],
  rows: [
    row(1, '2025-01-02', -700),
    row(1, '2025-01-31', 5_000),
    row(1, '2025-03-01', -2_000),
    row(3, '2025-03-02', -50),
    row(1, '2025-03-31', 6_000),
  ],
  truth: [],
  moves: new Set(),
  future: [row(1, '2025-04-01', -2_000), row(3, '2025-04-02', -50), row(1, '2025-04-03', 100)],
};

describe('what a forecast is held against', () => {
  it('is what really happened to the accounts that a total counts', () => {
    expect(actual(made, 3)).toEqual([8_000, 8_000, 8_100]);
  });

  it('is a line on which nothing changes', () => {
    expect(flatLine(made, 3)).toEqual([10_000, 10_000, 10_000]);
  });

  it('is the last month again, each date as it was last, the 31st only where there is one', () => {
    const told = repeatLastMonth(made, 61);
    expect([told[0], told[28], told[29], told[30], told[59], told[60]]).toEqual([8_000, 8_000, 8_000, 6_000, 6_000, 12_000]);
  });

  it('is the last thirteen weeks again, day by day', () => {
    expect(repeatLastWeeks(made, 3)).toEqual([10_000, 10_000, 9_300]);
  });

  it('is measured by the mean of the differences, whichever way', () => {
    expect(meanError([100, 100], [90, 130])).toBe(20);
  });
});

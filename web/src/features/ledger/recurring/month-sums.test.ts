import { describe, expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { monthSums } from './month-sums.ts';

const account: Account = {
  id: 1,
  name: 'Main',
  kind: 'checking',
  currency: 'USD',
  balance: cents(0),
  balance_as_of: '2025-01-01',
  current_balance: cents(0),
};
const accounts = [account, { ...account, id: 2, currency: 'EUR' }];

const item = (amount: number, frequency: RecurringItem['recurrence']['frequency'], over: Partial<RecurringItem> = {}): RecurringItem => ({
  id: 1,
  account_id: 1,
  source: 'entered',
  status: 'active',
  name: 'x',
  category: 'other',
  amount: cents(amount),
  amount_low: null,
  amount_high: null,
  recurrence: { frequency },
  starts_on: '2025-01-01',
  ends_on: null,
  count: null,
  next_on: '2025-02-01',
  confidence: null,
  evidence: [],
  seen: [],
  last_seen_on: null,
  price_change: null,
  is_edited: false,
  ...over,
});

describe('the sums of a month', () => {
  it('count a year of every frequency as twelve months', () => {
    const frequencies = ['semimonthly', 'monthly', 'quarterly', 'semiannually', 'annually'] as const;
    const yearly = frequencies.map((frequency) => 12 * monthSums([item(1200, frequency)], accounts, 'USD').in);
    expect(yearly).toEqual([28_800, 14_400, 4800, 2400, 1200]);
  });

  it('count a little more than four weeks, because a month is', () => {
    expect(monthSums([item(100_000, 'weekly')], accounts, 'USD').in).toBe(434_813);
    expect(monthSums([item(100_000, 'biweekly')], accounts, 'USD').in).toBe(217_406);
  });

  it('keep money in and money out apart', () => {
    expect(monthSums([item(300_000, 'monthly'), item(-125_000, 'monthly'), item(-60_000, 'annually')], accounts, 'USD')).toEqual({
      in: 300_000,
      out: 130_000,
      other_currency: false,
    });
  });

  it('leave out what is over, what only moves between own accounts, and other currencies, of which they tell', () => {
    const items = [
      item(-100, 'monthly', { next_on: null }),
      item(-200, 'monthly', { category: 'transfer' }),
      item(-400, 'monthly', { account_id: 2 }),
    ];
    expect(monthSums(items, accounts, 'USD')).toEqual({ in: 0, out: 0, other_currency: true });
  });
});

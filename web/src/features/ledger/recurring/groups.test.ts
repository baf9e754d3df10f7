import { describe, expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { groupsOf, surenessOf, varies } from './groups.ts';

const item = (name: string, over: Partial<RecurringItem> = {}): RecurringItem => ({
  id: 1,
  account_id: 1,
  source: 'detected',
  status: 'proposed',
  name,
  category: 'other',
  amount: cents(-1_000),
  amount_low: cents(-1_000),
  amount_high: cents(-1_000),
  recurrence: { frequency: 'monthly' },
  starts_on: '2024-01-01',
  ends_on: null,
  count: null,
  next_on: '2025-02-01',
  confidence: 0.9,
  evidence: [],
  seen: [],
  last_seen_on: '2025-01-01',
  price_change: null,
  is_edited: false,
  ...over,
});

const names = (items: readonly RecurringItem[]) => items.map(({ name }) => name);

describe('the groups of the page', () => {
  it('ask first about what is sure, and of that about the largest by the month', () => {
    const items = [
      item('perhaps', { confidence: 0.5, amount: cents(-500_000) }),
      item('small', { confidence: 0.99 }),
      item('yearly', { amount: cents(-6_000), recurrence: { frequency: 'annually' } }),
      item('pay', { amount: cents(150_000), recurrence: { frequency: 'biweekly' } }),
      item('likely', { confidence: 0.7, amount: cents(-400_000) }),
    ];
    expect(names(groupsOf(items).proposed)).toEqual(['pay', 'small', 'yearly', 'likely', 'perhaps']);
  });

  it('put every item into exactly one of them', () => {
    const items = [
      item('asked'),
      item('later', { status: 'active', next_on: '2025-03-01' }),
      item('next', { status: 'active' }),
      item('done', { status: 'active', next_on: null, last_seen_on: null }),
      item('gone', { status: 'ended', next_on: null }),
      item('no', { status: 'dismissed', next_on: null }),
    ];
    const { proposed, coming, over, dismissed } = groupsOf(items);
    expect([proposed, coming, over, dismissed].map(names)).toEqual([['asked'], ['next', 'later'], ['gone', 'done'], ['no']]);
  });
});

it('is sure, thinks it likely, or says perhaps', () => {
  expect([1, 0.85, 0.84, 0.65, 0.64, 0].map(surenessOf)).toEqual(['sure', 'sure', 'likely', 'likely', 'perhaps', 'perhaps']);
});

it('says about only where amounts differed', () => {
  expect(varies({ amount_low: null, amount_high: null })).toBe(false);
  expect(varies({ amount_low: cents(-10), amount_high: cents(-10) })).toBe(false);
  expect(varies({ amount_low: cents(-10), amount_high: cents(-12) })).toBe(true);
});

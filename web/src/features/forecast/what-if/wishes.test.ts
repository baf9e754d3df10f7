import { describe, expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { RecurrenceFields, RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { type AddedWish, addedAmount, type ChangedWish, differenceOf, isEffective, movedItem, movedRecurrence, recurrenceFrom } from './wishes.ts';

const TODAY = '2025-01-15';

const rent: RecurringItem = {
  id: 7,
  account_id: 1,
  source: 'entered',
  status: 'active',
  name: 'Rent',
  category: 'housing',
  amount: cents(-120_000),
  amount_low: null,
  amount_high: null,
  recurrence: { frequency: 'monthly', day_of_month: 1 },
  starts_on: '2024-01-01',
  ends_on: null,
  count: null,
  next_on: '2025-02-01',
  confidence: null,
  evidence: [],
  seen: [],
  last_seen_on: null,
  price_change: null,
  is_edited: false,
};

const changed = (over: Partial<ChangedWish> = {}): ChangedWish => ({
  kind: 'changed',
  key: '0',
  of: { item: rent },
  was: '2025-02-01',
  name: 'Rent',
  amount: cents(120_000),
  day: '2025-02-01',
  leaveOut: false,
  ...over,
});

const added = (over: Partial<AddedWish> = {}): AddedWish => ({
  kind: 'added',
  key: '0',
  name: 'Car',
  amount: cents(400_000),
  day: '2025-03-14',
  direction: 'out',
  frequency: 'once',
  account_id: 1,
  ...over,
});

describe('what is otherwise about something that is there', () => {
  it('is nothing until something differs', () => {
    expect(differenceOf(changed(), TODAY)).toBeUndefined();
    expect(isEffective(changed(), TODAY)).toBe(false);
  });

  it('keeps the way the money goes, whatever sign somebody writes', () => {
    expect(differenceOf(changed({ amount: cents(130_000) }), TODAY)).toEqual({ amount: -130_000 });
    expect(differenceOf(changed({ amount: cents(-130_000) }), TODAY)).toEqual({ amount: -130_000 });
  });

  it('waits while an amount or a day is half written', () => {
    for (const amount of [undefined, null, cents(0)]) expect(differenceOf(changed({ amount }), TODAY)).toBeUndefined();
    for (const day of ['', '2025-02-3', '2025-01-14', '9999-01-01']) expect(differenceOf(changed({ day }), TODAY)).toBeUndefined();
  });

  it('is only that it is left out, when it is', () => {
    expect(differenceOf(changed({ leaveOut: true, amount: cents(1), day: '2025-02-03' }), TODAY)).toEqual({ leaveOut: true });
  });

  it('may begin on another day', () => {
    expect(differenceOf(changed({ day: '2025-01-20' }), TODAY)).toEqual({ day: '2025-01-20' });
  });
});

describe('something new', () => {
  it('counts once it has an amount and a day to come', () => {
    expect(addedAmount(added(), TODAY)).toBe(-400_000);
    expect(addedAmount(added({ direction: 'in' }), TODAY)).toBe(400_000);
    expect(addedAmount(added({ amount: null }), TODAY)).toBeUndefined();
    expect(addedAmount(added({ day: '2025-01-14' }), TODAY)).toBeUndefined();
    expect(addedAmount(added({ day: TODAY }), TODAY)).toBe(-400_000);
  });

  // 14 March 2025 was a Friday.
  it.each([
    ['weekly', { frequency: 'weekly', weekday: 5 }],
    ['biweekly', { frequency: 'biweekly', anchor_date: '2025-03-14' }],
    ['monthly', { frequency: 'monthly', day_of_month: 14 }],
    ['annually', { frequency: 'annually', day_of_month: 14 }],
  ] as const)('comes back %s from its first day on', (frequency, rule) => {
    expect(recurrenceFrom(frequency, '2025-03-14')).toEqual(rule);
  });
});

describe('a rule moved to another day', () => {
  const moved = (before: RecurrenceFields, was = '2025-02-01', day = '2025-02-14') => movedRecurrence(before, was, day);

  it('takes the weekday, the anchor or the day of the month, and keeps what happens on weekends', () => {
    expect(moved({ frequency: 'weekly', weekday: 1, business_day: 'next' })).toEqual({ frequency: 'weekly', weekday: 5, business_day: 'next' });
    expect(moved({ frequency: 'biweekly', weekday: 1 })).toEqual({ frequency: 'biweekly', anchor_date: '2025-02-14' });
    expect(moved({ frequency: 'monthly', weekday: 3, nth: 2 })).toEqual({ frequency: 'monthly', day_of_month: 14 });
  });

  it('stays on the last day of the month when it is moved to one', () => {
    expect(moved({ frequency: 'monthly', last_day: true }, '2025-01-31', '2025-02-28')).toEqual({ frequency: 'monthly', last_day: true });
    expect(moved({ frequency: 'monthly', last_day: true }, '2025-01-31', '2025-02-27')).toEqual({ frequency: 'monthly', day_of_month: 27 });
  });

  it('moves the nearer of two days of the month, and never makes both the same', () => {
    const twice: RecurrenceFields = { frequency: 'semimonthly', days_of_month: [1, 15] };
    expect(movedRecurrence(twice, '2025-02-01', '2025-02-03')).toEqual({ frequency: 'semimonthly', days_of_month: [3, 15] });
    expect(movedRecurrence(twice, '2025-02-15', '2025-02-20')).toEqual({ frequency: 'semimonthly', days_of_month: [20, 1] });
    expect(new Set(movedRecurrence(twice, '2025-02-01', '2025-02-15').days_of_month).size).toBe(2);
  });

  it('counts only the times that are left', () => {
    // January to December 2024 and January 2025 have been: 13 of 24.
    expect(movedItem({ ...rent, count: 24 }, '2025-02-01', '2025-02-14')).toEqual({
      recurrence: { frequency: 'monthly', day_of_month: 14 },
      starts_on: '2025-02-14',
      count: 11,
    });
    expect(movedItem(rent, '2025-02-01', '2025-02-14').count).toBeNull();
  });
});

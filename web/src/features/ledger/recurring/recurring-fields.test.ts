import { describe, expect, it } from 'vitest';
import { createRecurring, type RecurrenceFields, type RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { cents } from '../../../../../src/core/money/cents.ts';
import { againOf, bodyOf, changeOf, detailsOf, emptyFields, fieldsOf, recurrenceOf, scheduleOf } from './recurring-fields.ts';

// 31 January 2025 was the fifth Friday of its month.
const item: RecurringItem = {
  id: 3,
  account_id: 1,
  source: 'entered',
  status: 'active',
  name: 'Rent',
  category: 'housing',
  amount: cents(-125_000),
  amount_low: null,
  amount_high: null,
  recurrence: { frequency: 'monthly', day_of_month: 31 },
  starts_on: '2025-01-31',
  ends_on: null,
  count: null,
  next_on: '2025-01-31',
  confidence: null,
  evidence: [],
  seen: [],
  last_seen_on: null,
  price_change: null,
  is_edited: false,
};
const through = (recurrence: RecurrenceFields): RecurrenceFields => recurrenceOf(fieldsOf({ ...item, recurrence }));

describe('an item that goes through its form', () => {
  it.each<RecurrenceFields>([
    { frequency: 'weekly', weekday: 4 },
    { frequency: 'biweekly', anchor_date: '2025-02-03' },
    { frequency: 'semimonthly', days_of_month: [1, 15] },
    { frequency: 'monthly', day_of_month: 31 },
    { frequency: 'monthly', last_day: true },
    { frequency: 'quarterly', weekday: 2, nth: 3 },
    { frequency: 'semiannually', weekday: 5, nth: -1 },
    { frequency: 'annually', day_of_month: 29, business_day: 'previous' },
    { frequency: 'monthly', day_of_month: 1, business_day: 'next' },
  ])('keeps its rule: $frequency', (recurrence) => {
    expect(through(recurrence)).toEqual(recurrence);
  });

  it('gets written out what its rule left to the first day', () => {
    expect(through({ frequency: 'weekly' })).toEqual({ frequency: 'weekly', weekday: 5 });
    expect(through({ frequency: 'biweekly' })).toEqual({ frequency: 'biweekly', anchor_date: '2025-01-31' });
    expect(through({ frequency: 'monthly' })).toEqual({ frequency: 'monthly', day_of_month: 31 });
  });

  it('keeps its days when every second week was given by a weekday', () => {
    expect(through({ frequency: 'biweekly', weekday: 1 })).toEqual({ frequency: 'biweekly', anchor_date: '2025-02-03' });
  });

  it('keeps all the rest', () => {
    expect(bodyOf(fieldsOf(item))).toEqual(againOf(item));
    expect(bodyOf(fieldsOf({ ...item, ends_on: '2026-01-31' }))).toMatchObject({ ends_on: '2026-01-31', count: null });
    expect(bodyOf(fieldsOf({ ...item, amount: cents(5), count: 3 }))).toMatchObject({ amount: 5, ends_on: null, count: 3 });
  });
});

describe('a changed item', () => {
  it('keeps a last day beside a count, which the form does not show, until the end itself is changed', () => {
    const before = fieldsOf({ ...item, ends_on: '2026-01-31', count: 3 });
    const renamed = changeOf({ ...before, name: 'Flat' }, before);
    expect(renamed).toMatchObject({ name: 'Flat', amount: -125_000 });
    expect(renamed).not.toHaveProperty('ends_on');
    expect(renamed).not.toHaveProperty('count');
    expect(changeOf({ ...before, ends: 'never' }, before)).toMatchObject({ ends_on: null, count: null });
  });
});

describe('a new item', () => {
  const fields = { ...emptyFields([], '2025-01-31'), name: ' Phone ', account_id: '1', amount: cents(-4000) };

  it('is money out, whether or not a minus was written, and of no category unless one is said', () => {
    expect(bodyOf(fields)).toMatchObject({ name: 'Phone', amount: -4000, category: undefined });
    expect(bodyOf({ ...fields, direction: 'in' }).amount).toBe(4000);
  });

  it('is what the contract takes', () => {
    expect(createRecurring.body.safeEncode(bodyOf(fields)).success).toBe(true);
  });

  it('takes weekday and day of the month from its first day, and a fifth weekday as the last', () => {
    expect(detailsOf('2025-01-31')).toEqual({ weekday: '5', day_of_month: '31', anchor_date: '2025-01-31', nth: '-1' });
    expect(detailsOf('2025-01-08')).toMatchObject({ weekday: '3', nth: '2' });
    expect(detailsOf('0002-01-')).toEqual({});
  });

  it('has no schedule while a day or a number is half written', () => {
    expect(scheduleOf(fields)).toMatchObject({ starts_on: '2025-01-31', ends_on: null, count: null });
    expect(scheduleOf({ ...fields, starts_on: '' })).toBeUndefined();
    expect(scheduleOf({ ...fields, ends: 'on', ends_on: '' })).toBeUndefined();
    expect(scheduleOf({ ...fields, ends: 'after', count: '0' })).toBeUndefined();
    expect(scheduleOf({ ...fields, frequency: 'biweekly', anchor_date: '0002-01-01' })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../core/calendar/day.ts';
import { cents } from '../../core/money/cents.ts';
import type { PostedRow } from '../ledger/index.ts';
import { type Planned, plannedItem, plannedOnce } from './planned.ts';
import { sortRows } from './settled.ts';

const row = (over: Partial<PostedRow> = {}): PostedRow => ({
  id: 100,
  currency: 'USD',
  category_source: 'none',
  account_id: 1,
  posted_on: '2025-06-15',
  amount: cents(-5000),
  payee: 'Iron Gym',
  category: 'other',
  ...over,
});
const item = (over: Partial<Parameters<typeof plannedItem>[0]> = {}): Planned =>
  plannedItem({
    id: 1,
    account_id: 1,
    source: 'entered',
    status: 'active',
    name: 'Gym',
    category: 'other',
    amount: cents(-5000),
    amount_low: null,
    amount_high: null,
    recurrence: { frequency: 'monthly', day_of_month: 15 },
    starts_on: '2025-07-01',
    ends_on: null,
    count: null,
    confidence: null,
    evidence: [],
    payee_key: null,
    last_seen_on: null,
    price_change: null,
    is_edited: false,
    ...over,
  });
const seen = (rows: readonly PostedRow[], planned: readonly Planned[]) =>
  sortRows(rows, planned).rowsOf.map((own) => own.map(({ posted_on }) => dayNumber(posted_on)));
const day = dayNumber;

describe('a row of the ledger', () => {
  test('is of an item that falls within four days, also before the person entered it', () => {
    for (const posted_on of ['2025-06-11', '2025-06-19', '2024-02-15']) expect(seen([row({ posted_on })], [item()])).toEqual([[day(posted_on)]]);
    for (const posted_on of ['2025-06-10', '2025-06-20']) expect(seen([row({ posted_on })], [item()])).toEqual([[]]);
  });

  test('is of an item of its account only', () => {
    expect(seen([row({ account_id: 2 })], [item()])).toEqual([[]]);
  });

  test('is of an item by its amount, or by its name when the amount is near', () => {
    expect(seen([row({ payee: 'Somebody else' })], [item()])).toEqual([[day('2025-06-15')]]);
    expect(seen([row({ amount: cents(-7000) })], [item()])).toEqual([[day('2025-06-15')]]);
    expect(seen([row({ amount: cents(-7000), payee: 'Somebody else' })], [item()])).toEqual([[]]);
    expect(seen([row({ amount: cents(-8000) })], [item()])).toEqual([[]]);
    expect(seen([row({ amount: cents(5000) })], [item()])).toEqual([[]]);
    expect(seen([row({ amount: cents(-7000), payee: '' })], [item()])).toEqual([[]]);
  });

  test('is of one item: the one that it fits best, and among equals each gets its own', () => {
    expect(seen([row()], [item({ name: 'Something else' }), item()])).toEqual([[], [day('2025-06-15')]]);
    expect(seen([row(), row({ posted_on: '2025-06-16' })], [item(), item()])).toEqual([[day('2025-06-15')], [day('2025-06-16')]]);
  });

  test('of a thing of the 15th is not taken for the same thing of the 1st', () => {
    const [first, fifteenth] = [1, 15].map((day_of_month) => item({ recurrence: { frequency: 'monthly', day_of_month } }));
    if (first === undefined || fifteenth === undefined) throw new Error('two items were made');
    expect(seen([row()], [first, fifteenth])).toEqual([[], [day('2025-06-15')]]);
  });

  test.each(['weekly', 'biweekly', 'quarterly', 'semiannually', 'annually'] as const)(
    'of a %s item is found in the years before it was entered',
    (frequency) => {
      const planned = item({ recurrence: { frequency }, starts_on: '2025-07-31' });
      // All of these frequencies meet again after 52 weeks, give or take the tolerance.
      expect(seen([row({ posted_on: '2024-08-01' })], [planned])).toEqual([[day('2024-08-01')]]);
    },
  );

  test('of an event is so around its day only, and not every week', () => {
    const event = plannedOnce({ id: 1, account_id: null, name: 'Gym', amount: cents(-5000), date: '2025-06-15' });
    expect(seen([row(), row({ posted_on: '2025-06-22' })], [event])).toEqual([[day('2025-06-15')]]);
  });

  test('that nothing explains is what is left', () => {
    const [of, left] = [row(), row({ payee: 'Market', amount: cents(-1234) })];
    expect(sortRows([of, left], [item()]).rest).toEqual([left]);
  });
});

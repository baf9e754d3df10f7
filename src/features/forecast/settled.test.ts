import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../core/calendar/day.ts';
import { cents } from '../../core/money/cents.ts';
import type { PostedRow } from '../ledger/index.ts';
import { type Planned, plannedItem, plannedOnce } from './planned.ts';
import { sortRows, transfersAmong } from './settled.ts';

const row = (over: Partial<PostedRow> = {}): PostedRow => ({
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
const seen = (rows: readonly PostedRow[], planned: readonly Planned[]) => sortRows(rows, planned).seenOn;
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

describe('a transfer between own accounts', () => {
  const out = row({ amount: cents(-70_000), payee: 'To savings' });
  const into = row({ amount: cents(70_000), payee: 'From main', account_id: 2, posted_on: '2025-06-19' });

  test('is two equal and opposite rows of two accounts within four days', () => {
    expect(transfersAmong([out, into])).toEqual(new Set([out, into]));
    for (const other of [{ posted_on: '2025-06-20' }, { account_id: 1 }, { amount: cents(70_001) }]) {
      expect(transfersAmong([out, { ...into, ...other }]).size).toBe(0);
    }
  });

  test('meets each row once', () => {
    const again = { ...out };
    expect(transfersAmong([out, again, into])).toEqual(new Set([out, into]));
  });

  test('meets the nearest row when several would do', () => {
    const near = { ...into, posted_on: out.posted_on };
    expect(transfersAmong([out, { ...into, posted_on: '2025-06-12' }, near])).toEqual(new Set([out, near]));
  });

  // Comparing each with each would take a minute here.
  test('is found, or not, among any number of equal amounts', () => {
    const many = Array.from({ length: 10_000 }, () => [{ ...out }, { ...into, posted_on: '2025-07-15' }]).flat();
    expect(transfersAmong(many).size).toBe(0);
    expect(transfersAmong([...many, into]).size).toBe(2);
  });

  test('is also what the person calls one', () => {
    const called = row({ category: 'transfer' });
    expect(transfersAmong([called])).toEqual(new Set([called]));
  });
});

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

describe('a row of what was found', () => {
  const found = (over: Partial<Parameters<typeof plannedItem>[0]> = {}): Planned =>
    item({
      source: 'detected',
      status: 'proposed',
      name: 'Power',
      payee_key: 'bright grid',
      amount_low: cents(-3_000),
      amount_high: cents(-12_000),
      ...over,
    });

  test('is its own when it was found from it, whatever it cost, whenever it was and whatever the thing is called', () => {
    const evidence = row({ payee: 'BRIGHT-GRID', amount: cents(-100), posted_on: '2025-06-02' });
    expect(seen([evidence], [found({ evidence: [100] })])).toEqual([[day('2025-06-02')]]);
    expect(seen([{ ...evidence, id: 101 }], [found({ evidence: [100] })])).toEqual([[]]);
  });

  test('is its own when it is of its payee, falls near and cost about what the others did', () => {
    const of = (over: Partial<PostedRow>) => seen([row({ payee: 'BRIGHT GRID 0098123', amount: cents(-15_000), ...over })], [found()]);
    expect(of({})).toEqual([[day('2025-06-15')]]);
    for (const over of [
      { amount: cents(-19_000) },
      { amount: cents(-1_000) },
      { amount: cents(5_000) },
      { posted_on: '2025-06-22' },
      { account_id: 2 },
    ]) {
      expect(of(over)).toEqual([[]]);
    }
  });

  test('is not its own for an equal amount alone: its payee is known', () => {
    expect(seen([row({ payee: 'Somebody else' })], [found()])).toEqual([[]]);
    expect(seen([row({ payee: 'Power station' })], [found()])).toEqual([[day('2025-06-15')]]);
  });

  test('is of the thing of its payee before one of its very amount', () => {
    const rows = [row({ payee: 'BRIGHT GRID', amount: cents(-5_200) })];
    expect(seen(rows, [item({ name: 'Something else', amount: cents(-5_200) }), found()])).toEqual([[], [day('2025-06-15')]]);
  });
});

describe('a payment to an own account', () => {
  const out = row({ payee: 'BIGBANK EPAY', amount: cents(-41_000) });
  const into = row({ id: 101, account_id: 2, payee: 'Thank you', amount: cents(41_000) });

  test('is of what pays off a debt there, whatever that is called, and of nothing else', () => {
    const plan = (category: 'debt_payment' | 'transfer' | 'shopping') => item({ name: 'Plastic', amount: cents(-40_000), category });
    for (const category of ['debt_payment', 'transfer'] as const) expect(seen([out, into], [plan(category)])).toEqual([[day('2025-06-15')]]);
    expect(seen([out, into], [plan('shopping')])).toEqual([[]]);
    expect(seen([out], [plan('debt_payment')])).toEqual([[]]);
  });

  test('has its other half told', () => {
    expect([...sortRows([out, into], []).otherHalf]).toEqual([
      [out, into],
      [into, out],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { cents } from '../money/cents.ts';
import { leftOutFrom, type WhatIfBase, whatIf, type WhatIfItem } from './what-if.ts';

const rent: WhatIfItem = {
  id: 1,
  account_id: 5,
  name: 'Rent',
  amount: cents(-90_000),
  category: 'housing',
  recurrence: { frequency: 'monthly', day_of_month: 20 },
  starts_on: '2025-01-20',
  ends_on: null,
  count: null,
};

/** Three days from Sunday 19 January 2025, 1,000.00 in hand, 10.00 spent each day and rent on the second. */
const base: WhatIfBase = {
  starts_on: '2025-01-19',
  days: 3,
  points: [
    { opening_balance: cents(100_000), everyday: cents(1_000), items: [] },
    { opening_balance: cents(99_000), everyday: cents(1_000), items: [{ name: 'Rent', amount: cents(-90_000), recurring_id: 1, event_id: null }] },
    { opening_balance: cents(8_000), everyday: cents(1_000), items: [] },
  ],
  summary: { buffer: cents(27_712), data_until: null, everyday: { known: true, weekly: cents(7_000) } },
  basis: {
    account_id: null,
    account_ids: [5],
    planned: [{ recurring_id: 1, event_id: null, seen_on: [] }],
    yearly_bills: cents(12 * 90_000),
    buffer_is_set: false,
  },
};
const closings = (change: Parameters<typeof whatIf>[1]) => whatIf(base, change, () => false).points.map((point) => point.closing_balance);

describe('a forecast in which something is otherwise', () => {
  it('moves from the day on which it is otherwise, and the buffer with the bills', () => {
    const dearer = { ...rent, amount: cents(-100_000) };
    const { points, summary } = whatIf(base, { recurring: [{ before: rent, after: dearer }], events: [] }, () => false);
    expect(points.map((point) => [point.date, point.closing_balance, point.status])).toEqual([
      ['2025-01-19', 99_000, 'healthy'],
      ['2025-01-20', -2_000, 'danger'],
      ['2025-01-21', -3_000, 'danger'],
    ]);
    // 7,000 and 12 × 100,000 × 7 ÷ 365.
    expect(summary).toMatchObject({
      lowest_balance: -3_000,
      first_below_zero_on: '2025-01-20',
      buffer: 30_014,
      everyday: { known: true, weekly: 7_000 },
    });
  });

  it('has what was seen of an item behind it also when the item moves near', () => {
    const seen = { ...base, basis: { ...base.basis, planned: [{ recurring_id: 1, event_id: null, seen_on: ['2025-01-18'] }] } };
    const to = (day_of_month: number) => ({
      recurring: [{ before: rent, after: { ...rent, recurrence: { frequency: 'monthly' as const, day_of_month } } }],
      events: [],
    });
    const items = (day: number) => whatIf(seen, to(day), () => false).points.flatMap((point) => point.items);
    expect([items(21), items(20)]).toEqual([[], []]);
    expect(whatIf(base, to(21), () => false).points.flatMap((point) => point.items)).toHaveLength(1);
  });

  it('counts an event of no account in the total, and one of another account not', () => {
    const event = { id: null, name: 'Gift', amount: cents(500), date: '2025-01-21' };
    const added = (account_id: number | null) => ({ recurring: [], events: [{ before: null, after: { ...event, account_id } }] });
    expect([closings(added(null)), closings(added(6))]).toEqual([
      [99_000, 8_000, 7_500],
      [99_000, 8_000, 7_000],
    ]);
  });

  it('has what falls on one day in the order in which it would be answered', () => {
    const more = { ...rent, id: null, name: 'More' };
    const event = { account_id: null, name: 'Event', amount: cents(1), date: '2025-01-20' };
    const { points } = whatIf(
      base,
      {
        recurring: [
          { before: null, after: more },
          { before: rent, after: { ...rent, name: 'Flat' } },
        ],
        events: [
          { before: null, after: { ...event, id: null, name: 'Late' } },
          { before: null, after: { ...event, id: 3 } },
        ],
      },
      () => false,
    );
    expect(points[1]?.items.map(({ name }) => name)).toEqual(['Flat', 'More', 'Event', 'Late']);
  });
});

describe('an item that is left out from a day on', () => {
  it('ends on the day before, or sooner when it did, and is nothing when that is before it begins', () => {
    expect(leftOutFrom(rent, '2025-03-20')).toEqual({ ...rent, ends_on: '2025-03-19' });
    expect(leftOutFrom({ ...rent, ends_on: '2025-02-01' }, '2025-03-20')?.ends_on).toBe('2025-02-01');
    expect(leftOutFrom({ ...rent, ends_on: '2025-12-01' }, '2025-03-20')?.ends_on).toBe('2025-03-19');
    expect(leftOutFrom(rent, '2025-01-21')?.ends_on).toBe('2025-01-20');
    expect(leftOutFrom(rent, '2025-01-20')).toBeNull();
  });
});

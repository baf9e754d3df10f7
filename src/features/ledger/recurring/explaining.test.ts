import { describe, expect, test } from 'vitest';
import { enteredItem as entered, foundItem, keptItem } from '../../../../tests/support/found.ts';
import { dayNumber } from '../../../core/calendar/day.ts';
import { cents } from '../../../core/money/cents.ts';
import { explainedFinds } from './explaining.ts';
import type { Found } from '../../../core/finding/found.ts';
import { mergeFinds } from './merge.ts';

/** Rent as a bank writes it: 1,240.00 about the first of the month. */
const rent = (over: Partial<Found> = {}): Found =>
  foundItem({
    payee_key: 'elm street lettings',
    name: 'Elm Street Lettings',
    category: 'housing',
    amount: cents(-124_000),
    amount_low: cents(-124_000),
    amount_high: cents(-124_000),
    recurrence: { frequency: 'monthly', day_of_month: 2 },
    starts_on: dayNumber('2025-01-02'),
    last_seen_on: dayNumber('2025-05-02'),
    ...over,
  });
const explains = (item: ReturnType<typeof entered>, find: Found): boolean => explainedFinds([find], [item]).has(find);

describe('an item that a person entered', () => {
  test('explains what is found under a similar name, though its days and its amount are a little off', () => {
    const named = { name: 'Rent, Elm Street', amount: cents(-120_000), recurrence: { frequency: 'monthly', day_of_month: 20 } } as const;
    expect(explains(entered(named), rent())).toBe(true);
    expect(explains(entered({ ...named, amount: cents(-40_000) }), rent())).toBe(false);
    expect(explains(entered({ ...named, recurrence: { frequency: 'weekly' } }), rent())).toBe(false);
    expect(explains(entered({ ...named, account_id: 2 }), rent())).toBe(false);
  });

  test('explains the same amount on the same days whatever it is called', () => {
    expect(explains(entered(), rent())).toBe(true);
    expect(explains(entered({ amount: cents(-124_500) }), rent())).toBe(true);
    expect(explains(entered({ amount: cents(-130_000) }), rent())).toBe(false);
    expect(explains(entered({ amount: cents(124_000) }), rent())).toBe(false);
    expect(explains(entered({ recurrence: { frequency: 'monthly', day_of_month: 9 } }), rent())).toBe(false);
  });

  test('explains one thing by its amount only: two things of one price on one day are two', () => {
    const [one, other] = [rent(), rent({ payee_key: 'car lease', name: 'Car Lease', evidence: [11, 12, 13] })];
    expect([...explainedFinds([one, other], [entered()])]).toEqual([one]);
    expect([...explainedFinds([one, other], [entered({ name: 'Lease of the car' })])]).toEqual([other]);
  });

  test('explains nothing by a name that says nothing', () => {
    expect(explains(entered({ name: '123', amount: cents(-130_000) }), rent())).toBe(false);
  });

  test('that is over explains what is over, and no row after its last day', () => {
    expect(explains(entered({ status: 'ended' }), rent({ has_ended: true }))).toBe(true);
    expect(explains(entered({ status: 'ended' }), rent())).toBe(false);
    expect(explains(entered({ starts_on: '2025-01-01', ends_on: '2025-04-30' }), rent())).toBe(true);
    expect(explains(entered({ starts_on: '2025-01-01', ends_on: '2025-04-01' }), rent())).toBe(false);
  });

  test('that is dismissed still says that it is not wanted', () => {
    expect(explains(entered({ status: 'dismissed' }), rent())).toBe(true);
  });
});

describe('what is explained', () => {
  const today = dayNumber('2025-06-02');

  test('is not proposed, and a proposal of it goes', () => {
    const proposal = keptItem({ payee_key: 'elm street lettings', amount: cents(-124_000) });
    expect(mergeFinds([rent()], [entered()], today)).toEqual({ add: [], change: [], remove: [] });
    expect(mergeFinds([rent()], [proposal, entered()], today)).toEqual({ add: [], change: [], remove: [1] });
  });

  test('stays as it is where the person had accepted it before', () => {
    const accepted = keptItem({ payee_key: 'elm street lettings', amount: cents(-124_000), status: 'active' });
    expect(mergeFinds([rent()], [accepted, entered()], today)).toMatchObject({ add: [], remove: [] });
  });

  test('is not told of when it stopped either', () => {
    expect(mergeFinds([rent({ has_ended: true })], [entered({ status: 'ended' })], today)).toEqual({ add: [], change: [], remove: [] });
  });
});

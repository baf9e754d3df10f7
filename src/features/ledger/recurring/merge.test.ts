import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foundItem as find, keptItem as kept } from '../../../../tests/support/found.ts';
import { dayNumber } from '../../../core/calendar/day.ts';
import { cents } from '../../../core/money/cents.ts';
import type { Found } from '../../../core/finding/found.ts';
import { type FoundFields, mergeFinds } from './merge.ts';
import type { KeptItem } from './repository.ts';

const TODAY = dayNumber('2025-06-02');
const merge = (found: readonly Found[], items: readonly KeptItem[] = [], today = TODAY) => mergeFinds(found, items, today);
const nothing = { add: [], change: [], remove: [] };

/** What is kept after a merge, as the database would have it. */
function after(items: readonly KeptItem[], found: readonly Found[], today = TODAY): readonly KeptItem[] {
  const { add, change, remove } = merge(found, items, today);
  const highest = Math.max(0, ...items.map(({ id }) => id));
  const written = (fields: FoundFields, id: number): KeptItem => ({ ...fields, id, source: 'detected' });
  return [
    ...items
      .filter(({ id }) => !remove.includes(id))
      .map((item) => {
        const changed = change.find(({ id }) => id === item.id);
        return changed === undefined ? item : written(changed, item.id);
      }),
    ...add.map((fields, index) => written(fields, highest + index + 1)),
  ];
}

/** As if Streambox was found again with a row of June at another price. */
const dearer = find({
  amount: cents(-1549),
  amount_high: cents(-1549),
  last_seen_on: dayNumber('2025-06-05'),
  evidence: [1, 2, 3, 4, 5, 6],
  price_change: { on: dayNumber('2025-06-05'), from: cents(-1399), to: cents(-1549) },
});
const risen = { on: '2025-06-05', from: -1399, to: -1549 };
const ended = find({ has_ended: true });

describe('what is found', () => {
  test('is proposed, and found again changes nothing', () => {
    expect(after([], [find()])).toEqual([kept()]);
    expect(merge([find()], [kept()])).toEqual(nothing);
  });

  test('gives a proposal that was there before all that is known now', () => {
    const [item] = after([kept()], [{ ...dearer, name: 'Streambox Premium', category: 'entertainment' }]);
    expect(item).toMatchObject({
      id: 1,
      status: 'proposed',
      name: 'Streambox Premium',
      category: 'entertainment',
      amount: -1549,
      amount_low: -1399,
      amount_high: -1549,
      last_seen_on: '2025-06-05',
      price_change: risen,
    });
  });

  test('gives an accepted item its new amount and rows, and leaves it its name', () => {
    const [item] = after([kept({ status: 'active' })], [{ ...dearer, name: 'Streambox Premium' }]);
    expect(item).toMatchObject({ status: 'active', name: 'Streambox', amount: -1549, evidence: [1, 2, 3, 4, 5, 6], price_change: risen });
  });

  test('leaves of an edited item what the person wrote, and still tells of a new price', () => {
    const edited = kept({ status: 'active', is_edited: true, name: 'TV', amount: cents(-1500), category: 'other', amount_low: cents(-1) });
    expect(after([edited], [dearer])).toEqual([
      { ...edited, evidence: [1, 2, 3, 4, 5, 6], last_seen_on: '2025-06-05', price_change: { on: '2025-06-05', from: -1399, to: -1549 } },
    ]);
  });

  test('takes a name as long as a row keeps, and never none', () => {
    expect(after([], [find({ name: 'x'.repeat(300) })])[0]?.name).toHaveLength(255);
    expect(after([], [find({ name: '' })])[0]?.name).toBe('streambox');
  });
});

describe('a proposal that is found no more', () => {
  test('goes, and an accepted one stays as it is', () => {
    expect(merge([], [kept()])).toEqual({ ...nothing, remove: [1] });
    for (const decided of [kept({ status: 'active' }), kept({ status: 'dismissed' }), kept({ is_edited: true })]) {
      expect(merge([], [decided])).toEqual(nothing);
    }
  });
});

describe('a dismissed item', () => {
  test('does not come back, by the same rows or by the same payee and cadence', () => {
    const dismissed = kept({ status: 'dismissed' });
    expect(after([dismissed], [dearer]).map(({ id, status }) => [id, status])).toEqual([[1, 'dismissed']]);
    expect(after([dismissed], [find({ evidence: [11, 12, 13] })]).map(({ status }) => status)).toEqual(['dismissed']);
    const twice = [find({ evidence: [11, 12, 13] }), find({ evidence: [21, 22, 23], starts_on: dayNumber('2025-01-06') })];
    expect(after([dismissed], twice)).toHaveLength(1);
  });

  test('does not stand for another account, another cadence or another amount of its payee', () => {
    const dismissed = kept({ status: 'dismissed' });
    const others = [
      find({ evidence: [11, 12], account_id: 2 }),
      find({ evidence: [21, 22], recurrence: { frequency: 'annually' } }),
      find({ evidence: [31, 32], amount: cents(-9900) }),
      find({ evidence: [41, 42], amount: cents(1399) }),
    ];
    expect(after([dismissed], others).map(({ status }) => status)).toEqual(['dismissed', 'proposed', 'proposed', 'proposed', 'proposed']);
  });

  test('stays dismissed when it stops', () => {
    expect(after([kept({ status: 'dismissed' })], [ended])[0]).toMatchObject({ status: 'dismissed', ends_on: null });
  });
});

describe('what has stopped', () => {
  test('ends a proposal and an accepted item', () => {
    expect(after([kept()], [ended])[0]).toMatchObject({ status: 'ended', ends_on: '2025-05-05' });
    expect(after([kept({ status: 'active' })], [ended])[0]).toMatchObject({ status: 'ended', ends_on: null });
    expect(after([kept({ status: 'active', is_edited: true })], [ended])[0]).toMatchObject({ status: 'ended' });
  });

  test('comes back as it was when it was not over after all', () => {
    for (const item of [kept(), kept({ status: 'active' }), kept({ status: 'active', is_edited: true, name: 'TV' })]) {
      const over = after([item], [ended]);
      expect(after(over, [ended])).toEqual(over);
      expect(after(over, [find()])).toEqual([item]);
    }
  });

  test('is told of for thirteen months after it was missed, and is never proposed', () => {
    const first = (today: string) => after([], [ended], dayNumber(today)).map(({ status, ends_on }) => [status, ends_on]);
    expect(first('2025-09-01')).toEqual([['ended', '2025-05-05']]);
    expect(first('2026-07-05')).toEqual([['ended', '2025-05-05']]);
    expect(first('2026-07-07')).toEqual([]);
    expect(after([kept({ status: 'ended', ends_on: '2025-05-05' })], [ended], dayNumber('2026-07-07'))).toEqual([]);
    expect(after([kept({ status: 'ended' })], [ended], dayNumber('2026-07-07'))).toEqual([kept({ status: 'ended' })]);
  });

  test('ended by the person stays so until it is seen after that day', () => {
    const over = kept({ status: 'ended', is_edited: true, ends_on: '2025-05-20' });
    expect(after([over], [find()])).toEqual([over]);
    expect(after([over], [dearer])[0]).toMatchObject({ status: 'proposed', ends_on: null, last_seen_on: '2025-06-05' });
  });

  test('taken back by the person goes on until it was seen again and stopped again', () => {
    const takenBack = kept({ status: 'active', is_edited: true, starts_on: '2025-06-05' });
    expect(after([takenBack], [ended])).toEqual([takenBack]);
    expect(after([takenBack], [{ ...dearer, has_ended: true }])[0]).toMatchObject({ status: 'ended' });
  });
});

describe('two plans of one payee', () => {
  const large = { amount: cents(-2999), amount_low: cents(-2999), amount_high: cents(-2999) };

  test('each find their own again, when all rows are new too', () => {
    const items = after([], [find(), find({ ...large, evidence: [11, 12, 13] })]);
    const again = [find({ ...large, evidence: [31, 32, 33] }), find({ evidence: [21, 22, 23] })];
    expect(after(items, again).map(({ id, amount, evidence }) => [id, amount, evidence])).toEqual([
      [1, -1399, [21, 22, 23]],
      [2, -2999, [31, 32, 33]],
    ]);
  });

  test('of one price are told apart by their rows', () => {
    const items = [kept({ status: 'active' }), kept({ id: 2, status: 'dismissed', evidence: [11, 12, 13] })];
    expect(merge([find({ evidence: [11, 12, 13] }), find()], items)).toEqual(nothing);
  });
});

const someFind: fc.Arbitrary<Found> = fc
  .record({
    account_id: fc.integer({ min: 1, max: 2 }),
    payee_key: fc.constantFrom('streambox', 'gym', 'εστία'),
    amount: fc.constantFrom(-1399, -1549, -2999, 200_000).map(cents),
    recurrence: fc.constantFrom(...(['weekly', 'monthly', 'annually'] as const)).map((frequency) => ({ frequency })),
    evidence: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 6 }),
    has_ended: fc.boolean(),
    confidence: fc.constantFrom(0.5, 0.9),
  })
  .map((over) => find(over));
const someItem: fc.Arbitrary<KeptItem> = fc
  .record({
    status: fc.constantFrom(...(['active', 'proposed', 'dismissed', 'ended'] as const)),
    payee_key: fc.constantFrom('streambox', 'gym'),
    amount: fc.constantFrom(-1399, -2999).map(cents),
    is_edited: fc.boolean(),
    ends_on: fc.constantFrom(null, '2025-05-05', '2025-12-31'),
    evidence: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }),
  })
  .map((over) => kept(over));
const someItems = fc.array(someItem, { maxLength: 6 }).map((items) => items.map((item, index) => ({ ...item, id: index + 1 })));

/** The finds with rows of their own: a search gives no row to two. */
const apart = (found: readonly Found[]): readonly Found[] =>
  found.map((each, index) => ({ ...each, evidence: [...new Set(each.evidence.map((id) => 5 * index + (id % 5) + 1))] }));

describe('whatever is found and kept', () => {
  test('what the person decided is never taken away nor taken back', () => {
    fc.assert(
      fc.property(fc.array(someFind, { maxLength: 6 }), someItems, (found, items) => {
        const now = new Map(after(items, found).map((item) => [item.id, item]));
        for (const item of items) {
          if (item.status === 'dismissed') expect(now.get(item.id)?.status).toBe('dismissed');
          if (item.status === 'active' || item.is_edited) expect(now.has(item.id)).toBe(true);
          if (item.is_edited) expect(now.get(item.id)).toMatchObject({ name: item.name, amount: item.amount, recurrence: item.recurrence });
        }
      }),
    );
  });

  test('merging it twice is merging it once', () => {
    fc.assert(
      fc.property(fc.array(someFind, { maxLength: 6 }), someItems, (found, items) => {
        const once = after(items, apart(found));
        expect(after(once, apart(found))).toEqual(once);
      }),
    );
  });
});

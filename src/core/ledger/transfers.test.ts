import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, isoDay } from '../calendar/day.ts';
import { pairTransfers, TRANSFER_DAYS, type TransferRow, transfersAmong } from './transfers.ts';

const row = (over: Partial<TransferRow> = {}): TransferRow => ({
  account_id: 1,
  currency: 'USD',
  posted_on: '2025-06-15',
  amount: -70_000,
  category: 'other',
  category_source: 'none',
  ...over,
});
const into = (over: Partial<TransferRow> = {}): TransferRow => row({ account_id: 2, amount: 70_000, ...over });

describe('a transfer between own accounts', () => {
  test('is two equal and opposite rows of two accounts of one currency within four days', () => {
    const out = row();
    for (const posted_on of ['2025-06-11', '2025-06-15', '2025-06-19']) {
      const half = into({ posted_on });
      expect([...pairTransfers([out, half])]).toEqual([
        [out, half],
        [half, out],
      ]);
    }
    for (const other of [{ posted_on: '2025-06-20' }, { posted_on: '2025-06-10' }, { account_id: 1 }, { amount: 70_001 }, { currency: 'EUR' }]) {
      expect(pairTransfers([out, into(other)]).size).toBe(0);
    }
  });

  test('is not what the person called something else, on either side', () => {
    const said = { category: 'gifts', category_source: 'person' } as const;
    expect(pairTransfers([row(said), into()]).size).toBe(0);
    expect(pairTransfers([row(), into(said)]).size).toBe(0);
    expect(pairTransfers([row({ ...said, category_source: 'dictionary' }), into()]).size).toBe(2);
    expect(pairTransfers([row({ category: 'transfer', category_source: 'person' }), into()]).size).toBe(2);
  });

  test('meets each row once, the nearest in days first whichever comes first', () => {
    const [early, late, half] = [row({ posted_on: '2025-06-14' }), row({ posted_on: '2025-06-16' }), into({ posted_on: '2025-06-16' })];
    expect(pairTransfers([early, late, half]).get(half)).toBe(late);
    const [before, after] = [into({ posted_on: '2025-06-13' }), into({ posted_on: '2025-06-17' })];
    expect(pairTransfers([row(), before, after]).has(before)).toBe(false);
  });

  test('is never of amount 0', () => {
    expect(pairTransfers([row({ amount: 0 }), into({ amount: 0 })]).size).toBe(0);
  });

  test('is also what is called one, with or without its other half', () => {
    const called = row({ category: 'transfer', category_source: 'dictionary', amount: -1 });
    const [out, half] = [row(), into()];
    expect(transfersAmong([called, out, half, row({ amount: -2 })])).toEqual(new Set([called, out, half]));
    expect(pairTransfers([called]).size).toBe(0);
  });

  // Comparing each with each would take a minute here.
  test('is found, or not, among any number of equal amounts', () => {
    const many = Array.from({ length: 10_000 }, () => [row(), into({ posted_on: '2025-07-15' })]).flat();
    expect(pairTransfers(many).size).toBe(0);
    expect(pairTransfers([...many, into()]).size).toBe(2);
  });
});

const rows = fc.array(
  fc.record({
    account_id: fc.integer({ min: 1, max: 3 }),
    currency: fc.constantFrom('USD', 'EUR'),
    posted_on: fc.integer({ min: 20_000, max: 20_015 }).map(isoDay),
    amount: fc.constantFrom(-200, -100, 0, 100, 200),
    category: fc.constantFrom('other', 'transfer', 'groceries'),
    category_source: fc.constantFrom('none', 'person', 'dictionary'),
  } as const),
  { maxLength: 40 },
);

/** Each row with each other, the best pair first, until none is left. */
function pairedSlowly(all: readonly TransferRow[]): ReadonlyMap<TransferRow, TransferRow> {
  const fits = all.filter((each) => each.category === 'transfer' || each.category_source !== 'person');
  const candidates = fits.flatMap((out, outPlace) =>
    fits.flatMap((half, halfPlace) => {
      const apart = dayNumber(half.posted_on) - dayNumber(out.posted_on);
      const isPair =
        out.amount < 0 &&
        half.amount === -out.amount &&
        half.account_id !== out.account_id &&
        half.currency === out.currency &&
        Math.abs(apart) <= TRANSFER_DAYS;
      return isPair ? [{ out, half, order: [Math.abs(apart), -Math.sign(apart), outPlace, halfPlace] }] : [];
    }),
  );
  const inOrder = candidates.toSorted((one, other) => {
    const at = one.order.findIndex((value, index) => value !== other.order[index]);
    return (one.order[at] ?? 0) - (other.order[at] ?? 0);
  });
  const pairs = new Map<TransferRow, TransferRow>();
  for (const { out, half } of inOrder) {
    if (!pairs.has(out) && !pairs.has(half)) pairs.set(out, half).set(half, out);
  }
  return pairs;
}

describe('pairing', () => {
  test('is what comparing each row with each other one gives', () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(new Map(pairTransfers(all))).toEqual(new Map(pairedSlowly(all)));
      }),
    );
  });

  test('nets to 0 in each currency, and is the same from either side', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const pairs = pairTransfers(all);
        for (const currency of ['USD', 'EUR']) {
          const moved = [...pairs.keys()].filter((each) => each.currency === currency);
          expect(moved.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
        }
        for (const [one, other] of pairs) expect(pairs.get(other)).toBe(one);
      }),
    );
  });
});

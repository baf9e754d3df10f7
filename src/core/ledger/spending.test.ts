import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, isoDay } from '../calendar/day.ts';
import { CATEGORIES, type CategoryName } from '../categories/categories.ts';
import { coveredBy, firstDayOf, isoMonth, lastDayOf, monthlySpending, monthNumber, monthOf, type SpendingInput } from './spending.ts';
import { type TransferRow, transfersAmong } from './transfers.ts';

const row = (posted_on: string, amount: number, category: CategoryName = 'groceries', account_id = 1): TransferRow => ({
  account_id,
  currency: 'USD',
  posted_on,
  amount,
  category,
  category_source: 'dictionary',
});

const CHECKING = 1;
const CARD = 2;
const SAVINGS = 3;
const accounts = new Map([
  [CHECKING, { is_debt: false }],
  [CARD, { is_debt: true }],
]);

const spentIn = (rows: readonly TransferRow[], month: string, over: Partial<SpendingInput> = {}) => {
  const covered = { from: dayNumber('2024-01-01'), until: dayNumber('2025-12-31') };
  const [only] = monthlySpending({ rows, accounts, covered, first: monthNumber(month), last: monthNumber(month), ...over });
  if (only === undefined) throw new Error('one month was asked for');
  return only;
};

describe('a month as a number', () => {
  test('knows its days and its name', () => {
    const month = monthNumber('2024-02');
    expect([isoMonth(month), isoMonth(month - 2), isoMonth(month + 11)]).toEqual(['2024-02', '2023-12', '2025-01']);
    expect([isoDay(firstDayOf(month)), isoDay(lastDayOf(month))]).toEqual(['2024-02-01', '2024-02-29']);
    expect([monthNumber('2024-02-17'), monthOf(dayNumber('2024-02-29'))]).toEqual([month, month]);
  });
});

describe('spending of a month', () => {
  test('is what went out on each thing, refunds taken off, the most spent first', () => {
    const month = spentIn(
      [
        row('2025-03-02', -5000),
        row('2025-03-31', -2500),
        row('2025-03-05', -9900, 'shopping'),
        row('2025-03-09', 4000, 'shopping'),
        row('2025-03-10', 0, 'other'),
        row('2025-02-28', -100),
        row('2025-04-01', -100),
      ],
      '2025-03',
      { covered: null },
    );
    expect(month).toMatchObject({ spent: 13_400, usual: null });
    expect(month.categories).toEqual([
      { category: 'groceries', spent: 7500, rows: 2, usual: null },
      { category: 'shopping', spent: 5900, rows: 2, usual: null },
      { category: 'other', spent: 0, rows: 1, usual: null },
    ]);
  });

  test('holds what was bought with a card, and neither the payment of the card nor money put aside', () => {
    const rows = [
      row('2025-03-02', -5000, 'dining', CARD),
      row('2025-03-20', -5000, 'debt_payment', CHECKING),
      row('2025-03-22', 5000, 'transfer', CARD),
      row('2025-03-25', -30_000, 'other', CHECKING),
      row('2025-03-25', 30_000, 'other', SAVINGS),
      row('2025-03-26', -100, 'transfer', CHECKING),
    ];
    expect(spentIn(rows, '2025-03')).toMatchObject({ spent: 5000, categories: [{ category: 'dining', spent: 5000, rows: 1 }] });
    expect(spentIn(rows.slice(1, 2), '2025-03')).toMatchObject({ spent: 5000, categories: [{ category: 'debt_payment' }] });
  });

  test('holds no income, and takes money in for a refund only when it says of what', () => {
    const rows = [row('2025-03-01', 300_000, 'income'), row('2025-03-02', 999, 'other'), row('2025-03-03', -50, 'income')];
    expect(spentIn(rows, '2025-03')).toMatchObject({ spent: 0, categories: [] });
    expect(spentIn([row('2025-03-01', 5000, 'debt_payment', CARD)], '2025-03').spent).toBe(0);
    expect(spentIn([row('2025-03-01', 5000, 'taxes')], '2025-03').spent).toBe(-5000);
  });
});

describe('the usual', () => {
  const groceries = (amounts: readonly number[]) =>
    amounts.map((amount, index) => row(`${isoMonth(monthNumber('2025-06') - 1 - index)}-10`, -amount));
  const covering = (from: string, until: string) => ({ covered: { from: dayNumber(from), until: dayNumber(until) } });

  // The medians by hand: of 100, 300, 500 the middle; of 100, 200, 300, 500 (200 + 300) / 2; of 1, 2, 2, 100 the two middle ones are 2.
  test('is the median of the same over the whole months before', () => {
    expect(spentIn(groceries([500, 100, 300]), '2025-06', covering('2025-03-01', '2025-06-30')).usual).toBe(300);
    expect(spentIn(groceries([500, 100, 300, 200]), '2025-06', covering('2025-02-01', '2025-06-30')).usual).toBe(250);
    expect(spentIn(groceries([100, 2, 2, 1]), '2025-06', covering('2025-02-01', '2025-06-30')).categories).toEqual([
      { category: 'groceries', spent: 0, rows: 0, usual: 2 },
    ]);
  });

  test('needs three whole months, and takes no more than twelve', () => {
    expect(spentIn(groceries([5, 5, 5]), '2025-06', covering('2025-03-02', '2025-06-30')).usual).toBeNull();
    const thirteen = groceries([...Array.from({ length: 6 }, () => 10), ...Array.from({ length: 6 }, () => 30), 1000]);
    expect(spentIn(thirteen, '2025-06', covering('2024-01-01', '2025-06-30')).usual).toBe(20);
  });

  test('counts a covered month without a row as a true 0', () => {
    expect(spentIn(groceries([500, 0, 0, 0]).slice(0, 1), '2025-06', covering('2025-02-01', '2025-06-30')).usual).toBe(0);
  });

  test('is not of months that the ledger covers in part, which say so', () => {
    const { covered, usual } = spentIn(groceries([500, 100, 300]), '2025-06', covering('2025-03-01', '2025-06-29'));
    expect([covered, usual]).toEqual([false, 300]);
    expect(spentIn([], '2025-06', { covered: null })).toEqual({
      month: monthNumber('2025-06'),
      covered: false,
      spent: 0,
      usual: null,
      categories: [],
    });
  });
});

describe('the days that accounts cover', () => {
  test('are from the first row of any to the last of any', () => {
    const day = (first_posted_on: string | null, last_posted_on: string | null) => ({ first_posted_on, last_posted_on });
    expect(coveredBy([day('2025-01-05', '2025-02-01'), day(null, null), day('2025-01-02', '2025-01-09')])).toEqual({
      from: dayNumber('2025-01-02'),
      until: dayNumber('2025-02-01'),
    });
    expect(coveredBy([day(null, null)])).toBeNull();
  });
});

const anyRows = fc.array(
  fc.record({
    account_id: fc.integer({ min: 1, max: 3 }),
    currency: fc.constant('USD'),
    posted_on: fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2025-08-31') }).map(isoDay),
    amount: fc.oneof(fc.integer({ min: -5000, max: 2000 }), fc.constantFrom(-100, 100, 0)),
    category: fc.constantFrom(...CATEGORIES),
    category_source: fc.constantFrom('none', 'person', 'rule'),
  } as const),
  { maxLength: 120 },
);
const anyLedger = fc.record({
  rows: anyRows,
  from: fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2024-12-31') }),
  until: fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2025-08-31') }),
});

const [first, last] = [monthNumber('2025-01'), monthNumber('2025-08')];

/** From the definition, figure by figure: for each month and category all rows are gone through anew. */
function slowly({ rows, from, until }: { rows: readonly TransferRow[]; from: number; until: number }, month: number, category: CategoryName | 'all') {
  const transfers = transfersAmong(rows);
  const spent = (wanted: number): number =>
    rows
      .filter(({ account_id }) => account_id !== SAVINGS)
      .filter((each) => !transfers.has(each) && each.category !== 'income')
      .filter(({ amount, category: of }) => !(amount > 0 && of === 'other'))
      .filter(({ amount, category: of, account_id }) => !(amount > 0 && of === 'debt_payment' && account_id === CARD))
      .filter(({ posted_on, category: of }) => posted_on.startsWith(isoMonth(wanted)) && (category === 'all' || of === category))
      .reduce((sum, { amount }) => sum - amount, 0);
  const whole = Array.from({ length: 12 }, (_, index) => month - 12 + index)
    .filter((each) => from <= firstDayOf(each) && lastDayOf(each) <= until)
    .map(spent)
    .toSorted((a, b) => a - b);
  const middle = whole.length / 2;
  const usual = whole.length % 2 === 1 ? whole[Math.floor(middle)] : Math.round(((whole[middle - 1] ?? 0) + (whole[middle] ?? 0)) / 2);
  return { spent: spent(month), usual: whole.length < 3 ? null : usual };
}

describe('spending by month', () => {
  const months = ({ rows, from, until }: { rows: readonly TransferRow[]; from: number; until: number }) =>
    monthlySpending({ rows, accounts, covered: { from, until }, first, last });

  test('is what a slow computation from its definition says', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        for (const { month, spent, usual, categories } of months(ledger)) {
          expect({ spent, usual }).toEqual(slowly(ledger, month, 'all'));
          for (const category of CATEGORIES) {
            const told = categories.find((each) => each.category === category);
            const expected = slowly(ledger, month, category);
            if (told === undefined) expect([expected.spent, expected.usual ?? 0]).toEqual([0, 0]);
            else expect({ spent: told.spent, usual: told.usual }).toEqual(expected);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('adds up: the categories to the month, and each row counts in one of them once', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const all = months(ledger);
        for (const { spent, categories } of all) {
          expect(categories.reduce((sum, each) => sum + each.spent, 0)).toBe(spent);
          expect(new Set(categories.map(({ category }) => category)).size).toBe(categories.length);
        }
        const inRange = ledger.rows.filter(({ posted_on }) => posted_on >= '2025-01-01');
        expect(all.flatMap(({ categories }) => categories).reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(inRange.length);
      }),
    );
  });

  test('does not change when money is moved between own accounts', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 10_001, max: 99_999 }), (ledger, amount) => {
        const moved = [row('2025-03-03', -amount, 'other', CHECKING), row('2025-03-05', amount, 'other', CARD)];
        expect(months({ ...ledger, rows: [...ledger.rows, ...moved] })).toEqual(months(ledger));
      }),
    );
  });
});

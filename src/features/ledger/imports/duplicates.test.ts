import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '../../../core/money/cents.ts';
import { alreadyKnown, type FileRow, type KnownRow } from './duplicates.ts';

const row = (over: Partial<FileRow> = {}): FileRow => ({
  reference: null,
  posted_on: '2025-03-04',
  amount: cents(-450),
  payee: 'Corner Coffee',
  ...over,
});
const imported = (over: Partial<FileRow> = {}): KnownRow => ({ ...row(over), by_hand: false });
const times = <Row extends FileRow>(count: number, value: Row): Row[] => Array.from({ length: count }, () => ({ ...value }));
const countNew = (rows: readonly FileRow[], known: readonly KnownRow[]) => alreadyKnown(rows, known).filter((isKnown) => !isKnown).length;
const keep = (rows: readonly FileRow[], known: readonly KnownRow[]): KnownRow[] => {
  const found = alreadyKnown(rows, known);
  return [...known, ...rows.filter((_, index) => found[index] === false).map((each) => ({ ...each, by_hand: false }))];
};

// Few values, so that rows often meet.
const anyRow: fc.Arbitrary<FileRow> = fc.record({
  reference: fc.constantFrom(null, null, 'A', 'B', 'C'),
  posted_on: fc.constantFrom('2025-03-04', '2025-03-05'),
  amount: fc.constantFrom(-450, -451, 0).map(cents),
  payee: fc.constantFrom('Corner Coffee', 'CORNER COFFEE #12', 'Bakery', 'Corner', ''),
});
const anyKnown: fc.Arbitrary<KnownRow> = fc
  .tuple(anyRow, fc.boolean())
  .map(([each, byHand]) => ({ ...each, by_hand: byHand, reference: byHand ? null : each.reference }));

describe('rows that the account already has', () => {
  test('two coffees of one day stay two coffees', () => {
    expect(alreadyKnown([row(), row()], [])).toEqual([false, false]);
  });

  test('of k identical rows of which m are known, k − m are new', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.option(fc.constant('A'), { nil: null }), (k, m, reference) => {
        expect(countNew(times(k, row({ reference })), times(m, imported({ reference })))).toBe(Math.max(0, k - m));
      }),
    );
  });

  test('a reference that the bank repeats for another day or amount does not make the rows one', () => {
    const known = [imported({ reference: 'A' })];
    expect(alreadyKnown([row({ reference: 'A', amount: cents(-451) }), row({ reference: 'A', posted_on: '2025-03-05' })], known)).toEqual([
      false,
      false,
    ]);
  });

  test('the same reference, day and amount is the same row, whatever the payee is called now', () => {
    expect(alreadyKnown([row({ reference: 'A', payee: 'Renamed by the bank' })], [imported({ reference: 'A' })])).toEqual([true]);
  });

  test('two references of one day, amount and payee are two rows', () => {
    expect(alreadyKnown([row({ reference: 'B' })], [imported({ reference: 'A' })])).toEqual([false]);
  });

  test('a row with a reference meets one without by day, amount and similar payee', () => {
    expect(alreadyKnown([row({ reference: 'A', payee: 'CORNER COFFEE #12 SEATTLE' })], [imported()])).toEqual([true]);
    expect(alreadyKnown([row({ payee: 'CORNER COFFEE #12 SEATTLE' })], [imported({ reference: 'A' })])).toEqual([true]);
    expect(alreadyKnown([row({ reference: 'A', payee: 'Bakery' })], [imported()])).toEqual([false]);
  });

  test('a row entered by hand is met by the bank’s row of a similar payee, and answers for one row only', () => {
    const known = [{ ...imported({ payee: 'coffee corner' }), by_hand: true }];
    expect(alreadyKnown([row(), row()], known)).toEqual([true, false]);
  });

  test('rows of one format with different payees are different rows', () => {
    expect(alreadyKnown([row({ payee: 'Corner Coffee 2' })], [imported()])).toEqual([false]);
  });

  test('the same file again adds nothing, whatever was known before', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 25 }), fc.array(anyKnown, { maxLength: 25 }), (file, known) => {
        expect(countNew(file, keep(file, known))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('a file that holds an earlier one adds exactly the rest', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 15 }), fc.array(anyRow, { maxLength: 15 }), (first, more) => {
        const known = keep(first, []);
        expect(countNew([...first, ...more], known)).toBeGreaterThanOrEqual(0);
        const sameFormat = [...first, ...more].every((each) => each.reference === null);
        if (sameFormat) expect(countNew([...first, ...more], known)).toBe(more.length);
      }),
    );
  });

  test('never more rows are known than the account has', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 25 }), fc.array(anyKnown, { maxLength: 25 }), (file, known) => {
        expect(file.length - countNew(file, known)).toBeLessThanOrEqual(known.length);
      }),
    );
  });

  test('many identical rows are matched without comparing each with each', () => {
    // 20,000 against 20,000 on one key: a search from the front each time would be 200 million steps.
    const many = times(20_000, row());
    expect(countNew(many, times(20_000, imported()))).toBe(0);
  });
});

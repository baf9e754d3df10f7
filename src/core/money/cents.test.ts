import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, centsFromDecimal, decimalText, majorUnits, MAX_AMOUNT, sum, ZERO } from './cents.ts';

const someCents = fc.integer({ min: 0 - MAX_AMOUNT, max: MAX_AMOUNT }).map(cents);

describe('cents from text', () => {
  it.each([
    ['0', 0],
    ['7500', 750_000],
    ['7500.25', 750_025],
    ['7500.2', 750_020],
    ['.5', 50],
    ['5.', 500],
    ['+3.10', 310],
    [' -0.05 ', -5],
    ['007', 700],
    ['1000000000.00', 100_000_000_000],
  ])('reads %j as %d', (text, minorUnits) => {
    expect(centsFromDecimal(text)).toBe(minorUnits);
  });

  it.each([
    ['1.005', 101],
    ['-1.005', -101],
    ['1.004999', 100],
    ['0.995', 100],
    ['-0.005', -1],
    ['0.0049', 0],
    ['1234.565', 123_457],
    ['999999999.995', 100_000_000_000],
  ])('rounds %j half away from zero to %d', (text, minorUnits) => {
    expect(centsFromDecimal(text)).toBe(minorUnits);
  });

  it.each(['', ' ', '.', '-', '+', '1,5', '1 000', '1e3', '1e400', '0x10', 'NaN', 'Infinity', '--1', '1.2.3', '$5', '１'])(
    'reads nothing from %j',
    (text) => {
      expect(centsFromDecimal(text)).toBeUndefined();
    },
  );

  it('reads up to the largest safe integer and nothing beyond', () => {
    expect(centsFromDecimal('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER);
    expect(centsFromDecimal('-90071992547409.91')).toBe(-Number.MAX_SAFE_INTEGER);
    expect(centsFromDecimal('90071992547409.92')).toBeUndefined();
    expect(centsFromDecimal('9'.repeat(400))).toBeUndefined();
  });

  it('never makes a negative zero, which would not equal 0', () => {
    for (const text of ['-0', '-0.00', '-0.004']) expect(Object.is(centsFromDecimal(text), 0), text).toBe(true);
    expect(Object.is(cents(-0), 0)).toBe(true);
  });

  it('reads back what it writes, as text and as a number', () => {
    fc.assert(
      fc.property(someCents, (amount) => {
        expect(centsFromDecimal(decimalText(amount))).toBe(amount);
        expect(centsFromDecimal(String(majorUnits(amount)))).toBe(amount);
      }),
    );
  });

  it('rounds as whole-number arithmetic does, whatever the decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 999_999 }), fc.boolean(), (whole, millionths, negative) => {
        const text = `${negative ? '-' : ''}${whole}.${String(millionths).padStart(6, '0')}`;
        const magnitude = whole * 100 + Math.floor((millionths + 5000) / 10_000);
        expect(centsFromDecimal(text)).toBe(negative ? 0 - magnitude : magnitude);
      }),
    );
  });
});

describe('cents', () => {
  it.each([0.5, 1.000001, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])('are not made from %d', (value) => {
    expect(() => cents(value)).toThrow(RangeError);
  });

  it('are written with two decimals and no marks', () => {
    expect([0, 5, -5, 10, 123_456_789, -100].map((minorUnits) => decimalText(cents(minorUnits)))).toEqual([
      '0.00',
      '0.05',
      '-0.05',
      '0.10',
      '1234567.89',
      '-1.00',
    ]);
  });

  it('add up exactly, where floats would not', () => {
    expect(sum([])).toBe(ZERO);
    expect(sum([cents(10), cents(20)])).toBe(30);
    expect(majorUnits(sum(Array.from({ length: 1000 }, () => cents(10))))).toBe(100);
    expect(() => sum([cents(Number.MAX_SAFE_INTEGER), cents(1)])).toThrow(RangeError);
  });
});

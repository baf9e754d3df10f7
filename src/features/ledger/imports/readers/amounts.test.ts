import { describe, expect, test } from 'vitest';
import { amountOf, isAmountLike, markIn, markOf, writtenAmount } from './amounts.ts';

const read = (text: string, mark: '.' | ',' = '.') => {
  const written = writtenAmount(text);
  return written && amountOf(written, mark);
};

describe('an amount', () => {
  test.each([
    ['-2.56', -256],
    ['1,234.56', 123_456],
    ['1,00,000.00', 10_000_000],
    ['(12.00)', -1200],
    ['12.00-', -1200],
    ['+3', 300],
    ['\u22125.00', -500],
    ['\u20135.00', -500],
    ['€12.50', 1250],
    ['-$1,234.56', -123_456],
    ['$-5', -500],
    ['USD 12.00', 1200],
    ['12.00 EUR', 1200],
    ['R$ 12.00', 1200],
    ['12.00 CR', 1200],
    ['12.00DR', -1200],
    ["1'234.50", 123_450],
    ['1\u00a0234.50', 123_450],
    ['1\u202f234.50', 123_450],
    ['.5', 50],
    ['5.', 500],
    ['1.005', 101],
    ['0.00', 0],
  ])('%s is read with a decimal point', (text, amount) => expect(read(text)).toBe(amount));

  test.each([
    ['-2,56', -256],
    ['1.234,56', 123_456],
    ['1 234,56', 123_456],
    ['12,00 zł', 1200],
    ['2.345,67-', -234_567],
  ])('%s is read with a decimal comma', (text, amount) => expect(read(text, ',')).toBe(amount));

  test.each(['', '-', 'abc', '1e400', '--5', '-5-', '12.34.56', '02.03.2018', '(5.00', '12,50', 'Infinity', '0x10', '1000000000.01', '9'.repeat(59)])(
    '%j is none with a decimal point',
    (text) => expect(read(text)).toBeUndefined(),
  );

  test('tells its decimal mark when only one is possible', () => {
    expect(['1,234.5', '1.234,5', '12,5', '12.50', '1.234.567', '0,123', '1234,567', '5'].map(markIn)).toEqual([
      '.',
      ',',
      ',',
      '.',
      ',',
      ',',
      ',',
      undefined,
    ]);
    expect(['1.234', '12,345'].map(markIn)).toEqual(['either', 'either']);
  });

  test('gets its decimal mark from all amounts of the file', () => {
    const of = (...texts: string[]) => markOf(texts.flatMap((text) => writtenAmount(text) ?? []));
    expect(of('1.234', '5', '12,50')).toEqual({ settled: ',', unclear: null });
    expect(of('1.234', '5')).toEqual({ settled: null, unclear: '1.234' });
    expect(of('5', '7')).toEqual({ settled: null, unclear: null });
  });

  test('is not seen in a date', () => {
    expect(['02.03.2018', '2018-03-02', '12.50'].map(isAmountLike)).toEqual([false, false, true]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseAmount } from './parse-amount.ts';

describe('an amount as people write it', () => {
  it.each([
    ['1250', 125_000],
    ['1,250.50', 125_050],
    ['1.250,50', 125_050],
    ['1 250,5', 125_050],
    ['12,345,678.90', 1_234_567_890],
    ["1'250.50", 125_050],
    ['0.05', 5],
    [',5', 50],
    ['12.', 1200],
    ['\u221212', -1200],
    ['-$12.30', -1230],
    ['12 €', 1200],
    ['(12.30)', -1230],
    ['1,250', 125_000],
    ['+7', 700],
  ])('reads %s', (text, minorUnits) => {
    expect(parseAmount(text, '.')).toBe(minorUnits);
  });

  it('takes a group of three after a comma for thousands only where the comma is not the decimal mark', () => {
    expect(parseAmount('1,250', '.')).toBe(125_000);
    expect(parseAmount('1.250', ',')).toBe(125_000);
    expect(parseAmount('1.250', '.')).toBeUndefined();
    expect(parseAmount('1,250', ',')).toBeUndefined();
  });

  it.each(['', '-', '.', ',', '1.2345', '1,25,0', '12a', '1e5', '1.250.50', '1,250,50', '(12', '12)', '1000000000.01', '--3', '1-2'])(
    'refuses %j',
    (text) => {
      expect(parseAmount(text, '.')).toBeUndefined();
    },
  );
});

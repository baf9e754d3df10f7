import { beforeAll, describe, expect, it } from 'vitest';
import { cents } from '../../../src/core/money/cents.ts';
import { amount, dayInSentence, dayText, money, wholeMoney } from './format.ts';
import { startWords, words } from './words.ts';

beforeAll(startWords);

describe('figures', () => {
  it('set money out with the real minus, and no sign on money in unless asked', () => {
    expect(amount(cents(-125_000))).toBe('\u22121,250.00');
    expect(amount(cents(125_000))).toBe('1,250.00');
    expect(amount(cents(125_000), { signed: true })).toBe('+1,250.00');
    expect(money(cents(-5), 'USD')).toBe('\u2212$0.05');
  });

  it('give sentences whole units, rounded, but never turn a few cents into nothing', () => {
    expect(wholeMoney(cents(8351), 'USD')).toBe('$84');
    expect(wholeMoney(cents(-8349), 'USD')).toBe('\u2212$83');
    expect(wholeMoney(cents(-99), 'USD')).toBe('\u2212$0.99');
    expect(wholeMoney(cents(0), 'USD')).toBe('$0');
  });
});

describe('a count in a sentence', () => {
  it('is written like any other number, and chosen by what it is', () => {
    expect(words.t('imports.check.add', { count: 4676 })).toBe('Add 4,676 rows');
    expect(words.t('imports.check.add', { count: 1 })).toBe('Add 1 row');
  });
});

describe('days', () => {
  it('are written weekday, day, month, with the year only where it differs', () => {
    expect(dayText('2025-03-14')).toBe('Fri 14 Mar');
    expect(dayText('2025-03-14', '2025-01-01')).toBe('Fri 14 Mar');
    expect(dayText('2026-03-14', '2025-12-01')).toBe('Sat 14 Mar 2026');
    expect(dayInSentence('2025-03-14')).toBe('14 March');
  });
});

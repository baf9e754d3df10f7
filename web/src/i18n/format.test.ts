import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '../../../src/core/money/cents.ts';
import {
  amount,
  bytesText,
  dayInSentence,
  dayText,
  decimalMark,
  durationText,
  list,
  millisecondsText,
  money,
  monthText,
  timeText,
  wholeMoney,
} from './format.ts';
import { loadInside, show, startWords, words } from './words.ts';

beforeAll(async () => {
  startWords();
  await loadInside();
});

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

describe('what is measured', () => {
  it('has the unit that keeps it short', () => {
    const sizes: readonly (readonly [bytes: number, text: string])[] = [
      [0, '0 byte'],
      [999, '999 byte'],
      [638_976, '639 kB'],
      [1_234_567, '1.23 MB'],
      [78_700_000_000, '78.7 GB'],
      [2e15, '2,000 TB'],
    ];
    for (const [bytes, text] of sizes) expect(bytesText(bytes)).toBe(text);
    expect([millisecondsText(0.04), millisecondsText(12.5), millisecondsText(1500)]).toEqual(['0 ms', '12.5 ms', '1,500 ms']);
  });

  it('is told of time by the two largest units', () => {
    const spans: readonly (readonly [seconds: number, text: string])[] = [
      [-3, '0 sec'],
      [0.74, '0.7 sec'],
      [59.9, '59 sec'],
      [60, '1 min'],
      [754, '12 min, 34 sec'],
      [7200, '2 hr'],
      [93_784, '1 day, 2 hr'],
      [259_200, '3 days'],
    ];
    for (const [seconds, text] of spans) expect(durationText(seconds)).toBe(text);
    expect(timeText('2025-01-15T15:30:05.000Z', 'America/New_York')).toMatch(/^10:30:05\sAM$/);
  });
});

describe('in Spanish', () => {
  beforeAll(() => show('es'));
  afterAll(() => show('en'));

  it('days and months are said as Spanish says them', () => {
    expect(dayText('2025-03-14')).toBe('vie 14 mar');
    expect(dayInSentence('2025-03-14')).toBe('14 de marzo');
    expect(dayInSentence('2025-03-14', '2024-12-01')).toBe('14 de marzo de 2025');
    expect(monthText('2025-03')).toBe('marzo de 2025');
    expect(list(['renta', 'luz', 'internet'])).toBe('renta, luz e internet');
  });

  it('amounts are written as in most of America where the browser names no place of its own', () => {
    expect(money(cents(-125_000), 'USD')).toBe('\u2212$1,250.00');
    expect(decimalMark()).toBe('.');
  });

  it('plurals and counts are Spanish, a million included', () => {
    expect(words.t('transactions.list.loaded', { count: 1 })).toBe('Se muestra 1 movimiento.');
    expect(words.t('transactions.list.loaded', { count: 2 })).toBe('Se muestran 2 movimientos.');
    expect(words.t('transactions.list.loaded', { count: 1_000_000 })).toBe('Se muestran 1,000,000 movimientos.');
    expect(words.t('recurring.words.ordinal', { count: 3, ordinal: true })).toBe('3');
  });
});

import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/day.ts';
import { findRecurring } from './find-recurring.ts';
import { findIn, inMonths, ledgerOf, type Line, seeded, series } from './ledger.fixture.ts';

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const FIRST = dayNumber('2024-01-01');

describe('nothing is found, and nothing breaks, in', () => {
  it.each<[string, readonly Line[]]>([
    ['no rows', []],
    ['one row', [['2025-01-05', -1399, 'STREAMBOX']]],
    [
      'three rows of three payees',
      [
        ['2025-01-05', -1399, 'STREAMBOX'],
        ['2025-02-05', -4999, 'CITY POWER'],
        ['2025-03-05', -120000, 'ELM STREET'],
      ],
    ],
    ['three rows of one payee on days without a rule', series(['2025-01-05', '2025-01-09', '2025-03-28'], -1399, 'STREAMBOX')],
    ['a pair on one day', series(['2025-01-05', '2025-01-05'], -350, 'CORNER CAFE', 'dining')],
    [
      'pairs on days without a rule',
      series(['2025-01-05', '2025-01-05', '2025-01-19', '2025-01-19', '2025-04-02', '2025-04-02'], -350, 'CORNER CAFE'),
    ],
    ['a hundred rows of one day', Array.from({ length: 100 }, (): Line => ['2025-01-05', -350, 'CORNER CAFE'])],
    ['amounts of zero', series(inMonths(2025, ALL, 5), 0, 'STREAMBOX')],
    ['rows without a payee', series(inMonths(2025, ALL, 5), -1399, '')],
    ['rows whose payee is blank', series(inMonths(2025, ALL, 5), -1399, '   ')],
    [
      'charges that were all taken back',
      inMonths(2025, ALL, 5).flatMap((day): Line[] => [
        [day, -1399, 'STREAMBOX'],
        [day, 1399, 'STREAMBOX REVERSAL'],
      ]),
    ],
    [
      'a purchase a month for other amounts on other days',
      ALL.map((month): Line => [FIRST + 30 * month + ((month * 11) % 27), -(2000 + ((month * 3733) % 9000)), 'HARDWARE']),
    ],
    [
      'rows of payees that are numbers',
      Array.from({ length: 12 }, (_, index): Line => [FIRST + 30 * index, -1399, String(70_000_000 + index * 13_577)]),
    ],
  ])('%s', (_, lines) => {
    expect(findIn(lines)).toEqual([]);
  });

  it('5,000 rows of 5,000 payees, some of which came on the same day a month apart', () => {
    const letters = (index: number) => [...String(index)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
    const chance = seeded(7);
    const lines = Array.from(
      { length: 5000 },
      (_, index): Line => [FIRST + Math.floor(chance() * 700), -Math.ceil(chance() * 20_000), `SHOP ${letters(index)}X`],
    );
    expect(findIn(lines)).toEqual([]);
  });

  it('5,000 rows of one payee, on days and for amounts of chance', () => {
    const chance = seeded(11);
    const lines = Array.from({ length: 5000 }, (): Line => [FIRST + Math.floor(chance() * 700), -Math.ceil(chance() * 20) * 50, 'CORNER CAFE']);
    expect(findIn(lines)).toEqual([]);
  });
});

describe('what recurs is found all the same in', () => {
  const monthly = series(inMonths(2025, ALL, 5), -1399, 'STREAMBOX');

  it.each<[string, readonly Line[]]>([
    ['three rows of one payee', series(inMonths(2025, [1, 2, 3], 5), -1399, 'STREAMBOX')],
    ['a ledger with a gap of months', monthly.filter((_, index) => index < 5 || index > 7)],
    ['Greek', series(inMonths(2025, ALL, 5), -4500, 'ΔΕΗ ΛΟΓΑΡΙΑΣΜΟΣ 88123')],
    ['Chinese', series(inMonths(2025, ALL, 5), -4500, '中国移动 话费 20250105')],
    ['rows of a payee that is a number', series(inMonths(2025, ALL, 5), -4500, '4412-88-1')],
    ['a ledger with the same row twice each month', [...monthly, ...monthly]],
    ['a ledger with a refund of another amount', [...monthly, ['2025-06-20', 500, 'STREAMBOX']]],
    ['rows of days to come', [...monthly, ['2026-01-05', -1399, 'STREAMBOX']]],
    ['a ledger of the largest amounts', series(inMonths(2025, ALL, 5), -100_000_000_000, 'STREAMBOX')],
  ])('%s', (_, lines) => {
    const [found] = findIn(lines, '2025-12-31');
    expect(found?.recurrence).toEqual({ frequency: 'monthly', day_of_month: 5 });
    expect(found?.evidence.length).toBeGreaterThanOrEqual(3);
  });

  it('an account whose rows are all newer than its last covered day', () => {
    expect(findRecurring(ledgerOf(monthly), { until: new Map([[1, FIRST]]) })).toMatchObject([
      { has_ended: false, recurrence: { frequency: 'monthly' } },
    ]);
  });

  it('the first and the last years of the calendar', () => {
    for (const year of [1900, 2199]) {
      expect(findIn(series(inMonths(year, ALL, 5), -1399, 'STREAMBOX'))).toMatchObject([{ recurrence: { frequency: 'monthly', day_of_month: 5 } }]);
    }
  });
});

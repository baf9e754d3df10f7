import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../calendar/day.ts';
import { CATEGORIES } from '../categories/categories.ts';
import { cents } from '../money/cents.ts';
import { isDiscretionary, SPENDING_SERIES } from './series.ts';
import { effectOf, thirdsOf } from './thirds.ts';
import { weeklySpending } from './weekly-spending.ts';
import { windowOf } from './window.ts';

const day = dayNumber;

describe('the window of an analysis', () => {
  it.each([
    ['2025-01-15', 'quarterly', '2024-10-14', '2025-01-12'],
    ['2025-01-12', 'weekly', '2024-12-30', '2025-01-05'],
    ['2025-01-13', 'weekly', '2025-01-06', '2025-01-12'],
    ['2025-01-01', 'monthly', '2024-12-02', '2024-12-29'],
    ['2025-01-15', 'yearly', '2024-01-15', '2025-01-12'],
    ['2025-01-15', 'all', '2022-02-28', '2025-01-12'],
  ] as const)('on %s of %s is from %s to %s', (today, period, from, to) => {
    const window = windowOf(period, day(today), day('2022-03-02'));
    expect([isoDay(window.from), isoDay(window.to)]).toEqual([from, to]);
  });

  it('of everything is empty before the first week is over', () => {
    expect(windowOf('all', day('2025-01-15'), day('2025-01-14'))).toEqual({ from: day('2025-01-13'), to: day('2025-01-12') });
  });
});

describe('weekly spending', () => {
  const window = { from: day('2025-01-06'), to: day('2025-02-02') };

  it('is a true 0 in a covered week without a row, and missing in a week that is not covered whole', () => {
    const rows = [
      { day: day('2025-01-12'), category: 'dining', spent: cents(1000) },
      { day: day('2025-01-13'), category: 'dining', spent: cents(500) },
      { day: day('2025-01-19'), category: 'gifts', spent: cents(200) },
      { day: day('2025-01-19'), category: 'dining', spent: cents(-100) },
      { day: day('2025-01-15'), category: 'groceries', spent: cents(7000) },
      { day: day('2025-01-15'), category: 'housing', spent: cents(90_000) },
      { day: day('2025-02-03'), category: 'dining', spent: cents(9) },
    ] as const;
    const weekly = weeklySpending(rows, { from: day('2025-01-08'), until: day('2025-01-31') }, window);
    expect(weekly.dining).toEqual([null, 400, 0, null]);
    expect(weekly.discretionary).toEqual([null, 600, 0, null]);
    expect(weekly.groceries).toEqual([null, 7000, 0, null]);
    expect(weeklySpending(rows, null, window).dining).toEqual([null, null, null, null]);
  });

  it('of all weeks is what all rows of the window add up to, and the total is that of its categories', () => {
    const row = fc.record({
      offset: fc.integer({ min: -10, max: 40 }),
      category: fc.constantFrom(...CATEGORIES),
      amount: fc.integer({ min: -500, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), (list) => {
        const rows = list.map(({ offset, category, amount }) => ({ day: window.from + offset, category, spent: cents(amount) }));
        const weekly = weeklySpending(rows, { from: window.from, until: window.to }, window);
        const inside = rows.filter((each) => each.day >= window.from && each.day <= window.to);
        for (const series of SPENDING_SERIES) {
          const own = inside.filter(({ category }) => (series === 'discretionary' ? isDiscretionary(category) : category === series));
          expect(weekly[series].reduce<number>((total, spent) => total + (spent ?? 0), 0)).toBe(own.reduce((total, { spent }) => total + spent, 0));
        }
      }),
    );
  });
});

describe('thirds of weeks', () => {
  it('compare the median spending of the calmest and the hardest weeks', () => {
    expect(effectOf([1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 30, 20, 0, 0, 0, 70, 50, 90])).toEqual({
      lower: 20,
      lower_weeks: 3,
      upper: 70,
      upper_weeks: 3,
    });
  });

  it('keep equal weeks together, and say nothing when equal weeks reach from one third into the other', () => {
    expect(effectOf([1, 2, 2, 2, 3, 4], [1, 2, 3, 4, 5, 6])).toMatchObject({ lower_weeks: 4, upper_weeks: 2 });
    expect(thirdsOf([5, 5, 5, 5, 5, 1])).toBeNull();
    expect(thirdsOf([1, 2])).toBeNull();
  });

  it('never overlap, and hold a third of the weeks each at least', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 3, maxLength: 60 }), (values) => {
        const effect = effectOf(values, values);
        if (effect === null) return;
        expect(Math.min(effect.lower_weeks, effect.upper_weeks)).toBeGreaterThanOrEqual(Math.ceil(values.length / 3));
        expect(effect.lower_weeks + effect.upper_weeks).toBeLessThanOrEqual(values.length);
        expect(effect.lower).toBeLessThan(effect.upper);
      }),
    );
  });
});

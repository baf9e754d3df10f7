import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/day.ts';
import { cents, sum } from '../money/cents.ts';
import { type DaySpending, everydaySpending, NO_EVERYDAY, splitByShares } from './everyday.ts';

const monday = dayNumber('2025-01-06');
const spent = (day: number, amount: number): DaySpending => ({ day, spent: cents(amount) });
/** Weeks from Monday 6 January 2025, the n-th with the n-th total, spent on its Mondays. */
const onMondays = (...totals: number[]) => totals.map((total, week) => spent(monday + 7 * week, total));
const weeks = (count: number) => ({ from: monday, until: monday + 7 * count - 1 });

describe('everyday spending', () => {
  it('is the median of the weeks, so that one dear week does not raise it', () => {
    expect(everydaySpending(onMondays(10_000, 12_000, 90_000, 11_000, 10_500), weeks(5))).toEqual({
      known: true,
      value: { weekly: 11_000, byWeekday: [11_000, 0, 0, 0, 0, 0, 0] },
    });
  });

  it('is the mean of the two middle weeks when their number is even, half a cent rounded up', () => {
    expect(everydaySpending(onMondays(100, 103, 200, 400), weeks(4))).toMatchObject({ value: { weekly: 152 } });
  });

  it('counts a covered week without spending as 0', () => {
    expect(everydaySpending(onMondays(10_000, 0, 0, 0, 10_000), weeks(5))).toMatchObject({ value: { weekly: 0, byWeekday: NO_EVERYDAY } });
  });

  it('looks at the last twelve weeks only', () => {
    const totals = [...Array.from({ length: 20 }, () => 99_999), ...Array.from({ length: 12 }, () => 5_000)];
    expect(everydaySpending(onMondays(...totals), weeks(32))).toMatchObject({ value: { weekly: 5_000 } });
  });

  it('leaves out the weeks at both ends that the ledger covers in part', () => {
    const spending = [spent(monday - 6, 70_000), ...onMondays(5_000, 5_000, 5_000, 5_000, 5_000), spent(monday + 35, 70_000)];
    const covered = { from: monday - 6, until: monday + 35 + 5 };
    expect(everydaySpending(spending, covered)).toMatchObject({ value: { weekly: 5_000, byWeekday: [5_000, 0, 0, 0, 0, 0, 0] } });
    // One day more on either side makes a week whole: 950.00 of 1,650.00 on Mondays, the rest on a Tuesday.
    expect(everydaySpending(spending, { from: monday - 7, until: monday + 35 + 6 })).toMatchObject({
      value: { weekly: 5_000, byWeekday: [2_879, 2_121, 0, 0, 0, 0, 0] },
    });
  });

  it('is not known with fewer than four whole weeks, and says how many there are', () => {
    const unknown = (have: number) => ({ known: false, reason: 'weeks', have, need: 4 });
    expect(everydaySpending([], null)).toEqual(unknown(0));
    expect(everydaySpending(onMondays(1, 2, 3), weeks(3))).toEqual(unknown(3));
    expect(everydaySpending(onMondays(1, 2, 3, 4), { from: monday + 1, until: monday + 27 })).toEqual(unknown(3));
    expect(everydaySpending([], { from: monday + 1, until: monday + 2 })).toEqual(unknown(0));
    expect(everydaySpending([], weeks(4))).toMatchObject({ known: true });
  });

  it('takes refunds off, and is never below 0', () => {
    const withRefund = [...onMondays(5_000, 5_000, 5_000, 5_000), spent(monday + 2, -1_000), spent(monday + 9, -1_000), spent(monday + 16, -1_000)];
    expect(everydaySpending(withRefund, weeks(4))).toMatchObject({ value: { weekly: 4_000, byWeekday: [4_000, 0, 0, 0, 0, 0, 0] } });
    expect(everydaySpending(onMondays(-5, -5, -5, -5), weeks(4))).toMatchObject({ value: { weekly: 0, byWeekday: NO_EVERYDAY } });
  });

  it('is split over the weekdays as the spending was', () => {
    // 10.00 each week: 1.00 on Tuesdays, 3.00 on Fridays, 6.00 on Saturdays.
    const spending = [0, 7, 14, 21].flatMap((week) => [spent(monday + week + 1, 100), spent(monday + week + 4, 300), spent(monday + week + 5, 600)]);
    expect(everydaySpending(spending, weeks(4))).toMatchObject({ value: { weekly: 1_000, byWeekday: [0, 100, 0, 0, 300, 600, 0] } });
  });

  it('agrees with a slow computation over weeks and days kept by their dates', () => {
    const spending = fc.array(
      fc.record({ day: fc.integer({ min: monday, max: monday + 200 }), spent: fc.integer({ min: -500, max: 20_000 }).map(cents) }),
    );
    fc.assert(
      fc.property(spending, fc.integer({ min: monday, max: monday + 60 }), fc.integer({ min: 0, max: 140 }), (rows, from, length) => {
        const made = everydaySpending(rows, { from, until: from + length });
        expect(made.known ? made.value.weekly : `${made.have} weeks`).toBe(slowWeekly(rows, from, from + length));
      }),
    );
  });
});

/** The weekly figure by its words: Mondays whose seven days are all covered, the last twelve, their totals in order, the middle. */
function slowWeekly(rows: readonly DaySpending[], from: number, until: number): number | string {
  const days = Array.from({ length: until - from + 1 }, (_, index) => from + index);
  const isMonday = (day: number) => new Date(day * 86_400_000).getUTCDay() === 1;
  const mondays = days.filter((day) => isMonday(day) && days.includes(day + 6)).slice(-12);
  if (mondays.length < 4) return `${mondays.length} weeks`;
  const totals = mondays.map((first) => sum(rows.filter((row) => row.day >= first && row.day <= first + 6).map((row) => row.spent)));
  totals.sort((one, other) => one - other);
  while (totals.length > 2) {
    totals.shift();
    totals.pop();
  }
  return Math.max(0, Math.round(sum(totals) / totals.length));
}

describe('an amount split by shares', () => {
  it('gives the cents that remain to the largest remainders, the earlier first among equals', () => {
    expect(splitByShares(cents(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitByShares(cents(101), [1, 1, 1])).toEqual([34, 34, 33]);
    // 10 × 0.15, 0.25, 0.6 is 1.5, 2.5, 6.0.
    expect(splitByShares(cents(10), [15, 25, 60])).toEqual([2, 2, 6]);
    expect(splitByShares(cents(1), [1, 5, 4])).toEqual([0, 1, 0]);
  });

  it('is even when there is no share to go by', () => {
    expect(splitByShares(cents(9), [0, 0, 0, 0, 0, 0, 0])).toEqual([2, 2, 1, 1, 1, 1, 1]);
  });

  it('is exact far beyond what a product of two numbers can hold', () => {
    const most = 100_000_000_000;
    expect(splitByShares(cents(most), [most * 12, 1, most * 12])).toEqual([50_000_000_000, 0, 50_000_000_000]);
  });

  it('adds up to the amount, each part being its exact share rounded down or up, and none rounded up before a larger remainder', () => {
    const shares = fc.array(fc.integer({ min: -10, max: 1_000 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), shares, (amount, given) => {
        const parts = splitByShares(cents(amount), given);
        expect(sum(parts)).toBe(amount);
        const positive = given.map((share) => Math.max(0, share));
        const all = positive.reduce((total, share) => total + share, 0);
        if (all === 0) return;
        // In units of 1/all of a cent everything is a whole number.
        const over = parts.map((part, index) => part * all - amount * (positive[index] ?? 0));
        const remainders = over.map((excess) => (excess > 0 ? all - excess : 0 - excess));
        expect(Math.max(...over.map(Math.abs))).toBeLessThan(all);
        const roundedUp = remainders.filter((_, index) => (over[index] ?? 0) > 0);
        const roundedDown = remainders.filter((_, index) => (over[index] ?? 0) <= 0);
        if (roundedUp.length > 0) expect(Math.min(...roundedUp)).toBeGreaterThanOrEqual(Math.max(0, ...roundedDown));
      }),
    );
  });
});

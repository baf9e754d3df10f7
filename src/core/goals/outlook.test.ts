import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cents, cents } from '../money/cents.ts';
import { recommend } from '../scoring/recommendations.ts';
import { firstDayFor, outlookOf, spareFrom } from './outlook.ts';

const amounts = fc.integer({ min: 0, max: 100_000_000_000 }).map(cents);
const months = fc.option(fc.integer({ min: 1, max: 600 }));
const balances = fc.array(fc.integer({ min: -500, max: 500 }).map(cents), { minLength: 1, maxLength: 60 });
const floors = fc.integer({ min: 0, max: 300 }).map(cents);
const all = (...figures: number[]) => figures.map(cents);

/** By trying: puts the amount aside on each day in turn, and looks at every day after it. */
function slowDay(amount: Cents, closing: readonly Cents[], floor: Cents, within: number): number | null {
  for (let day = 0; day < Math.min(within, closing.length); day += 1) {
    let fits = true;
    for (let later = day; later < closing.length; later += 1) if ((closing[later] ?? 0) - amount < floor) fits = false;
    if (fits) return day;
  }
  return null;
}

describe('how far a goal is', () => {
  it('of 15,000.00 over 12 months with 5,000.00 put by is a third, and takes 833.33 a month', () => {
    expect(outlookOf({ amount: cents(1_500_000), saved: cents(500_000), months: 12 })).toEqual({
      missing: 1_000_000,
      percent: 33,
      monthly: 83_333,
      months: 12,
    });
  });

  it('is not known where nobody knows what is put by, and what it takes a month is then of all of it, over a year where nobody said', () => {
    expect(outlookOf({ amount: cents(1_500_000), saved: null, months: null })).toEqual({
      missing: 1_500_000,
      percent: null,
      monthly: 125_000,
      months: 12,
    });
    expect(outlookOf({ amount: cents(100), saved: cents(0), months: 1 })).toMatchObject({ percent: 0, missing: 100, monthly: 100 });
  });

  it('is all of it, and never more, once as much or more is put by; 0 is there already', () => {
    expect(outlookOf({ amount: cents(100), saved: cents(250), months: 3 })).toEqual({ missing: 0, percent: 100, monthly: 0, months: 3 });
    expect(outlookOf({ amount: cents(0), saved: cents(0), months: 3 })).toMatchObject({ missing: 0, percent: 100, monthly: 0 });
    expect(outlookOf({ amount: cents(10_000), saved: cents(9_999), months: 3 }).percent).toBe(99);
  });

  it('takes what the recommendations say it takes, whatever the amounts', () => {
    fc.assert(
      fc.property(amounts, months, (amount, timeline) => {
        const zero = cents(0);
        const finances = { monthly_income: zero, monthly_expenses: zero, current_savings: zero, total_debt: zero, risk_tolerance: 1 };
        const { monthly_savings_target } = recommend(finances, { emergency_fund: amount, goal_amount: null, goal_timeline_months: timeline });
        expect(outlookOf({ amount, saved: null, months: timeline }).monthly).toBe(monthly_savings_target);
      }),
    );
  });

  it('stays within its bounds, and never goes back when more is put by', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, months, (amount, saved, more, timeline) => {
        const before = outlookOf({ amount, saved, months: timeline });
        const after = outlookOf({ amount, saved: cents(saved + more), months: timeline });
        expect(before.percent).toBeGreaterThanOrEqual(0);
        expect(before.percent).toBeLessThanOrEqual(100);
        expect(before.percent === 100).toBe(before.missing === 0);
        expect(after.percent).toBeGreaterThanOrEqual(before.percent ?? 0);
        expect(after.missing).toBeLessThanOrEqual(before.missing);
        expect(Math.abs(before.monthly * before.months - before.missing)).toBeLessThanOrEqual(before.months / 2);
      }),
    );
  });
});

describe('the day on which a goal could be put aside', () => {
  it('is the first after which no balance falls below the floor', () => {
    // Pay on the third day, rent on the fifth, pay on the sixth: 400 fit from the sixth on, 200 from the third on, 900 never.
    const closing = all(100, 80, 580, 560, 310, 810, 800);
    expect(spareFrom(closing, cents(50))).toEqual([30, 30, 260, 260, 260, 750, 750]);
    const day = (amount: number) => firstDayFor(cents(amount), spareFrom(closing, cents(50)), closing.length);
    expect([day(0), day(30), day(31), day(200), day(400), day(750), day(900)]).toEqual([0, 0, 2, 2, 5, 5, null]);
  });

  it('is none where even nothing is too much, and none beyond the days that are asked for', () => {
    expect(firstDayFor(cents(0), spareFrom(all(100, -20), cents(0)), 2)).toBeNull();
    expect(firstDayFor(cents(10), spareFrom(all(0, 0, 10), cents(0)), 2)).toBeNull();
    expect(firstDayFor(cents(10), spareFrom(all(0, 0, 10), cents(0)), 3)).toBe(2);
    expect(firstDayFor(cents(0), [], 365)).toBeNull();
  });

  it('is what trying each day gives', () => {
    fc.assert(
      fc.property(
        balances,
        floors,
        fc.integer({ min: 0, max: 600 }).map(cents),
        fc.integer({ min: 1, max: 70 }),
        (closing, floor, amount, within) => {
          expect(firstDayFor(amount, spareFrom(closing, floor), within)).toBe(slowDay(amount, closing, floor, within));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never comes later for less money, a lower floor, or more on every day', () => {
    const dayOf = (day: number | null) => day ?? Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(balances, floors, fc.integer({ min: 0, max: 600 }).map(cents), fc.integer({ min: 0, max: 200 }), (closing, floor, amount, more) => {
        const of = (what: Cents, over: readonly Cents[], from: Cents) => dayOf(firstDayFor(what, spareFrom(over, from), over.length));
        const base = of(amount, closing, floor);
        expect(of(cents(Math.max(0, amount - more)), closing, floor)).toBeLessThanOrEqual(base);
        expect(of(amount, closing, cents(floor - more))).toBeLessThanOrEqual(base);
        expect(
          of(
            amount,
            closing.map((balance) => cents(balance + more)),
            floor,
          ),
        ).toBeLessThanOrEqual(base);
      }),
    );
  });
});

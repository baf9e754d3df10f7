import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/day.ts';
import type { Recurrence } from '../calendar/recurrence.ts';
import { cents, ZERO } from '../money/cents.ts';
import { forecastBuffer, weeklyBills, yearlyBills } from './buffer.ts';

const today = dayNumber('2025-01-15');
const item = (frequency: 'weekly' | 'monthly' | 'annually', amount: number, ends: string | null = null) => ({
  amount: cents(amount),
  schedule: { recurrence: { frequency } satisfies Recurrence, starts_on: today, ends_on: ends === null ? null : dayNumber(ends), count: null },
});
const share = (...items: ReturnType<typeof item>[]) => weeklyBills(yearlyBills(items, today, () => false));

describe('a week’s share of the bills', () => {
  it('is seven days’ part of what they take in a year', () => {
    expect(share(item('annually', -36_500))).toBe(700);
    // Twelve rents of 1,000.00: 12,000.00 × 7 ÷ 365 is 230.14.
    expect(share(item('monthly', -100_000))).toBe(23_014);
    // A year of 365 days from a Wednesday on has 53 Wednesdays.
    expect(share(item('weekly', -1_000))).toBe(Math.round((53_000 * 7) / 365));
    expect(share(item('annually', -36_500), item('monthly', -100_000))).toBe(23_714);
  });

  it('counts no income, nothing that has ended, and nothing where there is nothing', () => {
    expect(share(item('monthly', 300_000))).toBe(0);
    expect(share(item('monthly', -100_000, '2025-01-14'))).toBe(0);
    expect(share(item('monthly', -100_000, '2025-02-28'))).toBe(Math.round((200_000 * 7) / 365));
    expect(Object.is(share(), 0)).toBe(true);
  });
});

describe('the buffer', () => {
  const week = { weeklyEveryday: cents(15_000), weeklyBills: cents(23_000) };

  it('is an ordinary week’s spending and bills when the person set none', () => {
    expect(forecastBuffer({ preference: null, ...week })).toBe(38_000);
    expect(forecastBuffer({ preference: null, weeklyEveryday: ZERO, weeklyBills: ZERO })).toBe(0);
  });

  it('is what the person set, also when that is 0', () => {
    expect(forecastBuffer({ preference: cents(50_000), ...week })).toBe(50_000);
    expect(forecastBuffer({ preference: ZERO, ...week })).toBe(0);
  });

  it('is never below 0', () => {
    expect(forecastBuffer({ preference: cents(-1), ...week })).toBe(0);
  });
});

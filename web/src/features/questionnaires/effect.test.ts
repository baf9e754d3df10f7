import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import { isoDay, dayNumber } from '../../../../src/core/calendar/day.ts';
import { cents } from '../../../../src/core/money/cents.ts';
import { effectOf } from './effect.ts';

const TODAY = '2025-01-15';
const DAYS = 365;
const BALANCE = cents(100_000);

/** A year in which nothing comes and nothing goes, so that every change is the step's. */
function stillYear(account_ids: readonly number[] = [1]): Forecast {
  const points = Array.from({ length: DAYS }, (_, index) => ({
    date: isoDay(dayNumber(TODAY) + index),
    opening_balance: BALANCE,
    income: cents(0),
    expenses: cents(0),
    everyday: cents(0),
    net_change: cents(0),
    closing_balance: BALANCE,
    status: 'healthy' as const,
    items: [],
  }));
  return {
    starts_on: TODAY,
    days: DAYS,
    currency: 'USD',
    left_out: [],
    points,
    summary: {
      lowest_balance: BALANCE,
      lowest_on: TODAY,
      first_below_zero_on: null,
      buffer: cents(0),
      lowest_before_payday: null,
      next_payday_on: null,
      data_until: null,
      everyday: { known: false, reason: 'weeks', have: 0, need: 4 },
      months: [],
    },
    basis: { account_id: null, account_ids: [...account_ids], planned: [], yearly_bills: cents(0), buffer_is_set: false },
  };
}

describe('what a step does to the forecast', () => {
  it('is eleven months of it within the year, from a month after today on: more when less is spent, less when debt is paid off', () => {
    const spent = effectOf(stillYear(), 'spend_less', cents(20_000));
    const paid = effectOf(stillYear(), 'pay_down', cents(20_000));
    expect(spent?.end).toEqual({ on: '2026-01-14', difference: 11 * 20_000 });
    expect(paid?.end).toEqual({ on: '2026-01-14', difference: -11 * 20_000 });
    // What it brings is below zero before the year is over: said, and not hidden.
    expect(paid?.after).toEqual({ on: '2025-12-15', balance: BALANCE - 11 * 20_000 });
    expect(spent?.after).toEqual({ on: TODAY, balance: BALANCE });
  });

  it('is none of what is put by, which is still there, nor without an account', () => {
    expect(effectOf(stillYear(), 'save_up', cents(20_000))).toBeUndefined();
    expect(effectOf(stillYear([]), 'spend_less', cents(20_000))).toBeUndefined();
  });
});

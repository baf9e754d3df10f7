import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/day.ts';
import { cents, ZERO } from '../money/cents.ts';
import { NO_EVERYDAY } from './everyday.ts';
import { type ForecastInput, forecast } from './forecast.ts';
import { type ForecastItem, statusOf } from './point.ts';

/** Wednesday 15 January 2025, 1,000.00 in hand, a buffer of 200.00. */
const input = (more: Partial<ForecastInput> = {}): ForecastInput => ({
  startsOn: dayNumber('2025-01-15'),
  days: 30,
  openingBalance: cents(100_000),
  occurrences: [],
  everydayByWeekday: NO_EVERYDAY,
  buffer: cents(20_000),
  ...more,
});
const on = (day: string, name: string, amount: number, of: Partial<ForecastItem> = {}) => ({
  day: dayNumber(day),
  item: { name, amount: cents(amount), recurring_id: null, event_id: null, ...of },
});

describe('a forecast', () => {
  it('of nothing stays where it is, for exactly the days asked for', () => {
    const { points, summary } = forecast(input({ days: 365 }));
    expect(points).toHaveLength(365);
    expect(points[0]?.day).toBe(dayNumber('2025-01-15'));
    expect(points[364]?.day).toBe(dayNumber('2026-01-14'));
    expect(new Set(points.map((point) => point.closing_balance))).toEqual(new Set([100_000]));
    expect(summary).toMatchObject({ lowest_balance: 100_000, lowest_on: dayNumber('2025-01-15'), first_below_zero_on: null });
  });

  it('has pay and bills on their days, whole, and everyday spending on its weekdays', () => {
    const everydayByWeekday = [1, 2, 3, 4, 5, 6, 7].map((euros) => cents(euros * 100));
    const occurrences = [
      on('2025-01-16', 'rent', -120_000, { recurring_id: 1 }),
      on('2025-01-17', 'pay', 250_000),
      on('2025-01-16', 'power', -8_000, { event_id: 2 }),
    ];
    const { points } = forecast(input({ days: 3, occurrences, everydayByWeekday }));
    expect(points).toEqual([
      {
        day: dayNumber('2025-01-15'),
        opening_balance: 100_000,
        income: 0,
        expenses: 300,
        everyday: 300,
        net_change: -300,
        closing_balance: 99_700,
        status: 'healthy',
        items: [],
      },
      {
        day: dayNumber('2025-01-16'),
        opening_balance: 99_700,
        income: 0,
        expenses: 128_400,
        everyday: 400,
        net_change: -128_400,
        closing_balance: -28_700,
        status: 'danger',
        items: [
          { name: 'rent', amount: -120_000, recurring_id: 1, event_id: null },
          { name: 'power', amount: -8_000, recurring_id: null, event_id: 2 },
        ],
      },
      {
        day: dayNumber('2025-01-17'),
        opening_balance: -28_700,
        income: 250_000,
        expenses: 500,
        everyday: 500,
        net_change: 249_500,
        closing_balance: 220_800,
        status: 'healthy',
        items: [{ name: 'pay', amount: 250_000, recurring_id: null, event_id: null }],
      },
    ]);
  });

  it('leaves out what lies before its first or after its last day', () => {
    const occurrences = [
      on('2025-01-14', 'before', -1),
      on('2025-01-15', 'first', -10),
      on('2025-02-13', 'last', -100),
      on('2025-02-14', 'after', -1000),
    ];
    expect(forecast(input({ occurrences })).points.at(-1)?.closing_balance).toBe(100_000 - 110);
  });

  it('of no days, or of more money than can be counted exactly, is a bug', () => {
    expect(() => forecast(input({ days: 0 }))).toThrow(RangeError);
    expect(() => forecast(input({ days: Number.NaN }))).toThrow(RangeError);
    expect(() => forecast(input({ openingBalance: cents(Number.MAX_SAFE_INTEGER), occurrences: [on('2025-01-16', 'one too many', 1)] }))).toThrow(
      RangeError,
    );
  });
});

describe('the status of a balance', () => {
  it('is danger below 0, warning from 0 to the buffer, healthy from the buffer up', () => {
    const buffer = cents(20_000);
    expect([-1, 0, 19_999, 20_000].map((balance) => statusOf(cents(balance), buffer))).toEqual(['danger', 'warning', 'warning', 'healthy']);
    expect([-1, 0].map((balance) => statusOf(cents(balance), ZERO))).toEqual(['danger', 'healthy']);
  });
});

describe('the summary of a forecast', () => {
  it('names the first of several lowest days, and the first day below zero', () => {
    const occurrences = [on('2025-01-20', 'rent', -150_000), on('2025-01-22', 'pay', 100_000), on('2025-01-25', 'rent', -100_000)];
    const { summary } = forecast(input({ occurrences }));
    expect(summary).toMatchObject({ lowest_balance: -50_000, lowest_on: dayNumber('2025-01-20'), first_below_zero_on: dayNumber('2025-01-20') });
  });

  it('does not call 0 below zero', () => {
    expect(forecast(input({ occurrences: [on('2025-01-20', 'all of it', -100_000)] })).summary.first_below_zero_on).toBeNull();
  });

  it('tells how low it gets before the next payday, which is not today', () => {
    const occurrences = [
      on('2025-01-15', 'pay', 50_000),
      on('2025-01-20', 'rent', -130_000),
      on('2025-01-29', 'pay', 50_000),
      on('2025-01-29', 'shoes', -90_000),
      on('2025-02-10', 'holiday', -50_000),
    ];
    expect(forecast(input({ occurrences })).summary).toMatchObject({ next_payday_on: dayNumber('2025-01-29'), lowest_before_payday: 20_000 });
  });

  it('tells nothing of a payday when none is expected', () => {
    const { summary } = forecast(input({ occurrences: [on('2025-01-15', 'pay of today', 50_000), on('2025-01-20', 'rent', -130_000)] }));
    expect(summary).toMatchObject({ next_payday_on: null, lowest_before_payday: null });
  });

  it('has a line for each calendar month, the first and the last being partial', () => {
    const occurrences = [on('2025-01-31', 'rent', -90_000), on('2025-02-01', 'rent', -90_000), on('2025-02-12', 'pay', 200_000)];
    expect(forecast(input({ occurrences })).summary.months).toEqual([
      { month: '2025-01', income: 0, expenses: 90_000, closing_balance: 10_000, worst_status: 'warning' },
      { month: '2025-02', income: 200_000, expenses: 90_000, closing_balance: 120_000, worst_status: 'danger' },
    ]);
  });
});

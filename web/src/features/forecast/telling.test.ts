import { describe, expect, it } from 'vitest';
import type { ForecastPoint } from '../../../../src/contract/forecast.ts';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import { cents } from '../../../../src/core/money/cents.ts';
import { tellForecast } from '../../../../src/core/forecast/telling.ts';

type Day = readonly [date: string, closing: number, items?: readonly (readonly [string, number])[]];

function forecastOf(opening: number, days: readonly Day[], buffer = 10_000): Forecast {
  let before = opening;
  const points = days.map(([date, closing, items = []]): ForecastPoint => {
    const point: ForecastPoint = {
      date,
      opening_balance: cents(before),
      income: cents(items.reduce((total, [, amount]) => total + Math.max(0, amount), 0)),
      expenses: cents(0),
      everyday: cents(0),
      net_change: cents(closing - before),
      closing_balance: cents(closing),
      status: closing < 0 ? 'danger' : closing < buffer ? 'warning' : 'healthy',
      items: items.map(([name, amount]) => ({ name, amount: cents(amount), recurring_id: null, event_id: null })),
    };
    before = closing;
    return point;
  });
  const least = Math.min(...days.map(([, closing]) => closing));
  return {
    starts_on: days[0]?.[0] ?? '',
    days: days.length,
    currency: 'USD',
    left_out: [],
    points,
    summary: {
      lowest_balance: cents(least),
      lowest_on: points.find((point) => point.closing_balance === least)?.date ?? '',
      first_below_zero_on: points.find((point) => point.closing_balance < 0)?.date ?? null,
      buffer: cents(buffer),
      lowest_before_payday: null,
      next_payday_on: null,
      data_until: null,
      everyday: { known: false, reason: 'weeks', have: 0, need: 4 },
      months: [],
    },
    basis: { account_id: null, account_ids: [], planned: [], yearly_bills: cents(0), buffer_is_set: false },
  };
}

describe('the sentence over a forecast', () => {
  it('names the first day below zero and its largest bills, the largest first', () => {
    const told = tellForecast(
      forecastOf(20_000, [
        ['2025-03-13', 20_000],
        [
          '2025-03-14',
          -8_300,
          [
            ['Coffee', -500],
            ['Insurance', -9_800],
            ['Rent', -18_000],
          ],
        ],
        ['2025-03-15', -9_000, [['Power', -700]]],
      ]),
    );
    expect(told).toEqual({
      kind: 'short',
      on: '2025-03-14',
      short: 8_300,
      causes: ['Rent', 'Insurance'],
      earlier: false,
      lowest: { on: '2025-03-15', short: 9_000 },
    });
  });

  it('does not say the lowest day twice when it is the first below zero', () => {
    expect(tellForecast(forecastOf(100, [['2025-03-14', -50, [['Rent', -150]]]]))).toMatchObject({ kind: 'below_now', lowest: null });
    expect(
      tellForecast(
        forecastOf(100, [
          ['2025-03-13', 100],
          ['2025-03-14', -50, [['Rent', -150]]],
        ]),
      ),
    ).toMatchObject({ kind: 'short', lowest: null });
  });

  it('names the bills of the days before when everyday spending takes the last of it, but none of over a week ago', () => {
    const fall: readonly Day[] = [
      ['2025-03-04', 30_000, [['Loan', -90_000]]],
      ...['05', '06', '07', '08', '09'].map((day): Day => [`2025-03-${day}`, 30_000]),
      ['2025-03-10', 2_000, [['Rent', -28_000]]],
      ['2025-03-11', 1_000, [['Power', -1_000]]],
      ['2025-03-12', -500],
    ];
    expect(tellForecast(forecastOf(120_000, fall))).toMatchObject({ kind: 'short', on: '2025-03-12', causes: ['Rent', 'Power'], earlier: true });
  });

  it('says of the lowest day which bills since the last pay led to it, each name once', () => {
    const days: readonly Day[] = [
      ['2025-03-10', 50_000, [['Insurance', -40_000]]],
      ['2025-03-11', 90_000, [['Pay', 40_000]]],
      ['2025-03-12', 60_000, [['Rent', -30_000]]],
      [
        '2025-03-13',
        45_000,
        [
          ['Class', -7_500],
          ['Class', -7_500],
        ],
      ],
      ['2025-03-14', 44_000],
    ];
    expect(tellForecast(forecastOf(90_000, days))).toMatchObject({ kind: 'fine', on: '2025-03-14', causes: ['Rent', 'Class'] });
  });

  it('calls a balance between zero and the buffer tight, and one at the buffer fine', () => {
    expect(tellForecast(forecastOf(20_000, [['2025-03-14', 9_999, [['Rent', -10_001]]]]))).toEqual({
      kind: 'tight',
      on: '2025-03-14',
      left: 9_999,
      causes: ['Rent'],
    });
    expect(tellForecast(forecastOf(20_000, [['2025-03-14', 10_000, [['Rent', -10_000]]]]))).toEqual({
      kind: 'fine',
      on: '2025-03-14',
      left: 10_000,
      causes: ['Rent'],
    });
    expect(tellForecast(forecastOf(20_000, [['2025-03-14', 0, [['Rent', -20_000]]]]))).toMatchObject({ kind: 'tight', left: 0 });
  });

  it('tells a balance that today takes below zero from one that is there already', () => {
    expect(tellForecast(forecastOf(0, [['2025-03-14', -50, [['Rent', -50]]]]))).toMatchObject({ kind: 'below_now', today: true });
    expect(tellForecast(forecastOf(-1, [['2025-03-14', -51, [['Rent', -50]]]]))).toMatchObject({ kind: 'below_now', today: false });
  });

  it('says when a balance that is below zero now is back', () => {
    expect(
      tellForecast(
        forecastOf(-500, [
          ['2025-03-14', -500],
          ['2025-03-15', 700, [['Pay', 1_200]]],
        ]),
      ),
    ).toEqual({ kind: 'below_now', today: false, short: 500, until: '2025-03-15', again: null, lowest: null });
  });

  it('does not keep quiet of a later fall because the balance comes back first', () => {
    expect(
      tellForecast(
        forecastOf(-500, [
          ['2025-03-14', -500],
          ['2025-03-15', 700, [['Pay', 1_200]]],
          ['2025-03-16', -100, [['Power', -800]]],
          ['2025-04-01', -90_000, [['Rent', -89_900]]],
        ]),
      ),
    ).toEqual({ kind: 'below_now', today: false, short: 500, until: '2025-03-15', again: '2025-03-16', lowest: { on: '2025-04-01', short: 90_000 } });
  });

  it('says how deep it goes when nothing brings the balance back', () => {
    expect(
      tellForecast(
        forecastOf(-500, [
          ['2025-03-14', -500],
          ['2025-04-01', -90_500, [['Rent', -90_000]]],
        ]),
      ),
    ).toEqual({ kind: 'below_now', today: false, short: 500, until: null, again: null, lowest: { on: '2025-04-01', short: 90_500 } });
  });

  it('says that nothing is planned instead of promising a fine year', () => {
    expect(
      tellForecast(
        forecastOf(500, [
          ['2025-03-14', 500],
          ['2025-03-15', 500],
        ]),
      ),
    ).toEqual({ kind: 'still', balance: 500 });
  });
});

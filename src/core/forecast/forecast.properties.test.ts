import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/day.ts';
import { cents, sum } from '../money/cents.ts';
import { type Forecast, type ForecastInput, forecast, type Occurrence } from './forecast.ts';
import type { ForecastPoint } from './point.ts';

const inputs: fc.Arbitrary<ForecastInput> = fc.record({
  startsOn: fc.integer({ min: dayNumber('1999-12-01'), max: dayNumber('2101-01-31') }),
  days: fc.oneof(
    { weight: 18, arbitrary: fc.integer({ min: 1, max: 70 }) },
    { weight: 2, arbitrary: fc.constant(365) },
    { weight: 1, arbitrary: fc.constant(1825) },
  ),
  openingBalance: fc.integer({ min: -1_000_000, max: 1_000_000 }).map(cents),
  occurrences: fc.constant([]),
  everydayByWeekday: fc.array(fc.integer({ min: 0, max: 20_000 }).map(cents), { minLength: 7, maxLength: 7 }),
  buffer: fc.integer({ min: 0, max: 500_000 }).map(cents),
});

/** Forecasts of all lengths, with occurrences within and around them, several on one day, in any order. */
const forecasts: fc.Arbitrary<ForecastInput> = inputs.chain((input) =>
  fc
    .array(
      fc.record({
        day: fc.integer({ min: input.startsOn - 5, max: input.startsOn + input.days + 5 }),
        item: fc.record({
          name: fc.constantFrom('pay', 'rent', 'power', 'café'),
          amount: fc.oneof(fc.integer({ min: -200_000, max: 200_000 }), fc.constant(0)).map(cents),
          recurring_id: fc.constantFrom(null, 7),
          event_id: fc.constantFrom(null, 8),
        }),
      }),
      { maxLength: 60 },
    )
    .map((occurrences): ForecastInput => ({ ...input, occurrences })),
);

/** What is counted of the occurrences. */
const within = ({ startsOn, days, occurrences }: ForecastInput): readonly Occurrence[] =>
  occurrences.filter(({ day }) => day >= startsOn && day < startsOn + days);

const holds = (claim: (made: Forecast, input: ForecastInput) => void): void =>
  fc.assert(fc.property(forecasts, (input) => claim(forecast(input), input)));

describe('every forecast', () => {
  it('has one point for each day, in order', () => {
    holds(({ points }, { startsOn, days }) => {
      expect(points.map((point) => point.day)).toEqual(Array.from({ length: days }, (_, index) => startsOn + index));
    });
  });

  it('opens each day with what the day before closed with', () => {
    holds(({ points }, { openingBalance }) => {
      expect(points.map((point) => point.opening_balance)).toEqual([openingBalance, ...points.slice(0, -1).map((point) => point.closing_balance)]);
    });
  });

  it('closes each day with opening + income − expenses, and net change is the difference', () => {
    holds(({ points }) => {
      for (const { opening_balance, income, expenses, net_change, closing_balance } of points) {
        expect(closing_balance).toBe(opening_balance + income - expenses);
        expect(net_change).toBe(income - expenses);
      }
    });
  });

  it('has no negative income, expenses or everyday spending, and everyday spending within the expenses', () => {
    holds(({ points }) => {
      for (const { income, expenses, everyday } of points) {
        expect(Math.min(income, everyday, expenses - everyday)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('closes its last day with the opening + all occurrences − all everyday spending', () => {
    holds(({ points }, input) => {
      const everyday = sum(points.map((point) => point.everyday));
      const occurred = sum(within(input).map(({ item }) => item.amount));
      expect(points.at(-1)?.closing_balance).toBe(input.openingBalance + occurred - everyday);
    });
  });

  it('shows each occurrence once, on its day', () => {
    holds(({ points }, input) => {
      const shown = points.flatMap(({ day, items }) => items.map((item) => ({ day, item })));
      const byDay = within(input).toSorted((a, b) => a.day - b.day);
      expect(shown).toEqual(byDay);
    });
  });

  it('is the same whatever the order of the occurrences, but for their order within a day', () => {
    holds((made, input) => {
      const turned = forecast({ ...input, occurrences: input.occurrences.toReversed() });
      const withoutItems = (points: readonly ForecastPoint[]) => points.map((point) => ({ ...point, items: point.items.length }));
      expect(turned.summary).toEqual(made.summary);
      expect(withoutItems(turned.points)).toEqual(withoutItems(made.points));
    });
  });

  it('moves by a cent everywhere when it opens with a cent more', () => {
    holds(({ points }, input) => {
      const richer = forecast({ ...input, openingBalance: cents(input.openingBalance + 1) });
      expect(richer.points.map((point) => point.closing_balance - 1)).toEqual(points.map((point) => point.closing_balance));
    });
  });

  it('is what a slow computation from its definition says', () => {
    holds((made, input) => {
      expect(made).toEqual(slowForecast(input));
    });
  });
});

/*
 * The slow oracle: every day looks at every occurrence, each balance is summed from the beginning, days are JavaScript's dates, and each
 * figure of the summary is found by its definition over all points.
 */

const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function slowPoints({ startsOn, days, openingBalance, occurrences, everydayByWeekday, buffer }: ForecastInput) {
  const dated = occurrences.map(({ day, item }) => ({ date: isoOf(day), item }));
  const changes = Array.from({ length: days }, (_, index) => {
    const date = isoOf(startsOn + index);
    const items = dated.filter((occurrence) => occurrence.date === date).map((occurrence) => occurrence.item);
    const everyday = everydayByWeekday[(new Date(date).getUTCDay() + 6) % 7] ?? Number.NaN;
    const amounts = items.map((item) => item.amount);
    const income = total(amounts.filter((amount) => amount > 0));
    return { date, items, everyday, income, expenses: everyday - total(amounts.filter((amount) => amount < 0)) };
  });
  const balanceAfter = (count: number) => openingBalance + total(changes.slice(0, count).map((change) => change.income - change.expenses));
  return changes.map(({ date, items, everyday, income, expenses }, index) => {
    const closing = balanceAfter(index + 1);
    return {
      day: Date.parse(date) / 86_400_000,
      opening_balance: balanceAfter(index),
      income,
      expenses,
      everyday,
      net_change: income - expenses,
      closing_balance: closing,
      status: closing < 0 ? 'danger' : closing >= buffer ? 'healthy' : 'warning',
      items,
    };
  });
}

function slowForecast(input: ForecastInput) {
  const points = slowPoints(input);
  const lowest = Math.min(...points.map((point) => point.closing_balance));
  const paydays = points.filter((point) => point.day > input.startsOn && point.items.some((item) => item.amount > 0)).map((point) => point.day);
  const payday = paydays.length === 0 ? null : Math.min(...paydays);
  const beforePayday = points.filter((point) => payday !== null && point.day < payday).map((point) => point.closing_balance);
  const months = [...new Set(points.map((point) => isoOf(point.day).slice(0, 7)))].map((month) => {
    const inMonth = points.filter((point) => isoOf(point.day).startsWith(month));
    return {
      month,
      income: total(inMonth.map((point) => point.income)),
      expenses: total(inMonth.map((point) => point.expenses)),
      closing_balance: inMonth.at(-1)?.closing_balance,
      worst_status: ['danger', 'warning', 'healthy'].find((status) => inMonth.some((point) => point.status === status)),
    };
  });
  const summary = {
    lowest_balance: lowest,
    lowest_on: points.find((point) => point.closing_balance === lowest)?.day,
    first_below_zero_on: points.filter((point) => point.closing_balance < 0)[0]?.day ?? null,
    buffer: input.buffer,
    next_payday_on: payday,
    lowest_before_payday: payday === null ? null : Math.min(...beforePayday),
    months,
  };
  return { points, summary };
}

import { calendarDate, dayNumber, type EpochDay, isoDay, weekday } from '../../../../src/core/calendar/day.ts';
import { type Cents, cents } from '../../../../src/core/money/cents.ts';
import type { ForecastDay } from '../../design/charts/forecast-series.ts';

interface ExampleWords {
  readonly pay: string;
  readonly rent: string;
  readonly insurance: string;
  readonly power: string;
  readonly groceries: string;
}

/** A made-up household from a made-up day, for pictures that are labelled as an example. */
export interface ExampleForecast {
  readonly points: readonly ForecastDay[];
  readonly buffer: Cents;
  readonly lowestOn: string;
}

const PAYDAY = dayNumber('2025-01-10');
const STARTS_ON = PAYDAY + 1;
const DAYS = 100;
const BUFFER = 40_000;

function itemsOf(day: EpochDay, words: ExampleWords): { name: string; amount: Cents }[] {
  const { day: date, month } = calendarDate(day);
  const items: [string, number, boolean][] = [
    [words.pay, 156_000, (day - PAYDAY) % 14 === 0],
    [words.rent, -152_000, date === 1],
    [words.power, -9_600, date === 17],
    [words.insurance, -98_000, date === 1 && month === 3],
    [words.groceries, -30_500, weekday(day) === 6],
  ];
  return items.filter(([, , falls]) => falls).map(([name, amount]) => ({ name, amount: cents(amount) }));
}

/** Draws up the example. The same on every day and every machine. */
export function exampleForecast(words: ExampleWords): ExampleForecast {
  let balance = 182_000;
  const points = Array.from({ length: DAYS }, (_, index): ForecastDay => {
    const items = itemsOf(STARTS_ON + index, words);
    for (const item of items) balance += item.amount;
    return {
      date: isoDay(STARTS_ON + index),
      closing_balance: cents(balance),
      status: balance < 0 ? 'danger' : balance < BUFFER ? 'warning' : 'healthy',
      items,
    };
  });
  const least = Math.min(...points.map((point) => point.closing_balance));
  return { points, buffer: cents(BUFFER), lowestOn: points.find((point) => point.closing_balance === least)?.date ?? isoDay(STARTS_ON) };
}

import { type EpochDay, weekday } from '../calendar/day.ts';
import { type Cents, cents, ZERO } from '../money/cents.ts';
import { type ForecastItem, type ForecastPoint, statusOf } from './point.ts';
import { type ForecastSummary, summarize } from './summary.ts';

/** Something that comes or goes, on a known day. The same item stands for all of its days. */
export interface Occurrence {
  readonly day: EpochDay;
  readonly item: ForecastItem;
}

/** All that a forecast is made from. */
export interface ForecastInput {
  /** The first day, which is today. */
  readonly startsOn: EpochDay;
  /** How many days, at least 1. */
  readonly days: number;
  /** What there is before anything of the first day. */
  readonly openingBalance: Cents;
  /** In any order; those outside the days do not count. */
  readonly occurrences: readonly Occurrence[];
  /** Spending that no schedule covers, for Monday … Sunday, each at least 0. */
  readonly everydayByWeekday: readonly Cents[];
  /** From here up a balance is healthy; at least 0. */
  readonly buffer: Cents;
}

/** A balance day by day, and the few figures that tell it. */
export interface Forecast {
  readonly points: readonly ForecastPoint[];
  readonly summary: ForecastSummary;
}

const NOTHING: readonly ForecastItem[] = [];

/** What a balance will be on each day. Throws RangeError for less than one day or beyond what Cents can hold: that is a bug. */
export function forecast(input: ForecastInput): Forecast {
  const { startsOn, days, buffer } = input;
  if (!(days >= 1)) throw new RangeError(`a forecast of ${days} days`);
  const points: ForecastPoint[] = [];
  let balance = input.openingBalance;
  let day = startsOn;
  for (const items of sortIntoDays(input)) {
    const everyday = input.everydayByWeekday[weekday(day) - 1] ?? ZERO;
    const point = pointOf(day, balance, items ?? NOTHING, everyday, buffer);
    points.push(point);
    balance = point.closing_balance;
    day += 1;
  }
  return { points, summary: summarize(points, buffer) };
}

/** The items of each day, by its place in the forecast; undefined on a day without. Buckets, because sorting takes longer than all the rest. */
function sortIntoDays({ startsOn, days, occurrences }: ForecastInput): readonly (readonly ForecastItem[] | undefined)[] {
  const byDay: (ForecastItem[] | undefined)[] = [];
  for (let index = 0; index < days; index++) byDay.push(undefined);
  for (const { day, item } of occurrences) {
    const index = day - startsOn;
    if (index < 0 || index >= days) continue;
    const items = byDay[index];
    if (items === undefined) byDay[index] = [item];
    else items.push(item);
  }
  return byDay;
}

function pointOf(day: EpochDay, opening: Cents, items: readonly ForecastItem[], everyday: Cents, buffer: Cents): ForecastPoint {
  let income = 0;
  let expenses: number = everyday;
  for (const { amount } of items) {
    if (amount > 0) income += amount;
    else expenses -= amount;
  }
  const closing = cents(opening + income - expenses);
  return {
    day,
    opening_balance: opening,
    income: cents(income),
    expenses: cents(expenses),
    everyday,
    net_change: cents(income - expenses),
    closing_balance: closing,
    status: statusOf(closing, buffer),
    items,
  };
}

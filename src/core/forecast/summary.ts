import { type EpochDay, isoDay } from '../calendar/day.ts';
import { firstOfMonth, monthOf } from '../calendar/place-in-month.ts';
import { type Cents, cents } from '../money/cents.ts';
import type { ForecastPoint, ForecastStatus } from './point.ts';

/** A calendar month of a forecast; the first and the last may be partial. */
export interface ForecastMonth {
  /** `2025-01`. */
  readonly month: string;
  /** Money in over its days, at least 0. */
  readonly income: Cents;
  /** Money out over its days, everyday spending included, at least 0. */
  readonly expenses: Cents;
  /** What its last day closes with. */
  readonly closing_balance: Cents;
  /** The worst status of its days. */
  readonly worst_status: ForecastStatus;
}

/** A forecast in a few figures. */
export interface ForecastSummary {
  /** The lowest closing balance. */
  readonly lowest_balance: Cents;
  /** The first day that closes with it. */
  readonly lowest_on: EpochDay;
  /** The first day that closes below 0; null when none does. */
  readonly first_below_zero_on: EpochDay | null;
  /** From here up a balance is healthy. */
  readonly buffer: Cents;
  /** The first day after the first with income; null when none is expected. */
  readonly next_payday_on: EpochDay | null;
  /** The lowest closing balance of the days before it; null when no income is expected. */
  readonly lowest_before_payday: Cents | null;
  readonly months: readonly ForecastMonth[];
}

/** The figures that tell a forecast. Throws RangeError for one without days: that is a bug. */
export function summarize(points: readonly ForecastPoint[], buffer: Cents): ForecastSummary {
  const lowest = lowestOf(points);
  const payday = points.findIndex((point, index) => index > 0 && point.income > 0);
  return {
    lowest_balance: lowest.closing_balance,
    lowest_on: lowest.day,
    first_below_zero_on: points.find((point) => point.closing_balance < 0)?.day ?? null,
    buffer,
    next_payday_on: points[payday]?.day ?? null,
    lowest_before_payday: payday < 0 ? null : lowestOf(points.slice(0, payday)).closing_balance,
    months: monthsOf(points),
  };
}

/** The first of the days that close lowest. */
function lowestOf(points: readonly ForecastPoint[]): ForecastPoint {
  let [lowest] = points;
  if (lowest === undefined) throw new RangeError('a forecast without days');
  for (const point of points) if (point.closing_balance < lowest.closing_balance) lowest = point;
  return lowest;
}

const SEVERITY: { readonly [Status in ForecastStatus]: number } = { healthy: 0, warning: 1, danger: 2 };

function monthsOf(points: readonly ForecastPoint[]): ForecastMonth[] {
  const months: ForecastMonth[] = [];
  for (let start = 0; start < points.length; ) {
    const firstDay = points[start]?.day ?? 0;
    const end = Math.min(points.length, start + firstOfMonth(monthOf(firstDay) + 1) - firstDay);
    months.push(monthBetween(points, start, end, isoDay(firstDay).slice(0, 7)));
    start = end;
  }
  return months;
}

function monthBetween(points: readonly ForecastPoint[], start: number, end: number, month: string): ForecastMonth {
  let [income, expenses, closing_balance] = [0, 0, 0];
  let worst_status: ForecastStatus = 'healthy';
  for (let index = start; index < end; index++) {
    const point = points[index];
    if (point === undefined) break;
    income += point.income;
    expenses += point.expenses;
    closing_balance = point.closing_balance;
    if (SEVERITY[point.status] > SEVERITY[worst_status]) worst_status = point.status;
  }
  return { month, income: cents(income), expenses: cents(expenses), closing_balance: cents(closing_balance), worst_status };
}

import { median } from '../forecast/everyday.ts';
import { type Cents, cents } from '../money/cents.ts';

/** Where the lower and the upper third of weeks end and begin, by the value of the metric. */
export interface Thirds {
  /** Weeks with this value or less are the lower third. */
  readonly lower_third: number;
  /** Weeks with this value or more are the upper third. Above `lower_third`. */
  readonly upper_third: number;
}

/** What a link amounts to in money. */
export interface Effect {
  /** Median weekly spending, in minor units, of the weeks in the metric's lower third, and how many they are. */
  readonly lower: Cents;
  readonly lower_weeks: number;
  /** The same of its upper third. */
  readonly upper: Cents;
  readonly upper_weeks: number;
}

/**
 * The thirds of values, by value and not by place, so that equal weeks stand together: a third may then hold more weeks than a third of them.
 * Null when equal values reach from one third into the other, so that nothing tells the two apart, or with fewer than 3 values.
 */
export function thirdsOf(values: readonly number[]): Thirds | null {
  const sorted = values.toSorted((one, other) => one - other);
  const size = Math.ceil(sorted.length / 3);
  const [lower, upper] = [sorted[size - 1], sorted[sorted.length - size]];
  if (sorted.length < 3 || lower === undefined || upper === undefined || lower >= upper) return null;
  return { lower_third: lower, upper_third: upper };
}

/** Median weekly spending in the lower third of weeks against the upper third, by the metric's value. Null where there are no thirds. */
export function effectOf(values: readonly number[], spent: readonly number[]): Effect | null {
  const thirds = thirdsOf(values);
  if (thirds === null) return null;
  const lower = spent.filter((_, week) => (values[week] ?? 0) <= thirds.lower_third);
  const upper = spent.filter((_, week) => (values[week] ?? 0) >= thirds.upper_third);
  return { lower: cents(median(lower)), lower_weeks: lower.length, upper: cents(median(upper)), upper_weeks: upper.length };
}

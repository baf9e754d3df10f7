import { type Cents, cents, ZERO } from '../money/cents.ts';

/** What somebody puts money by for. */
export interface Goal {
  /** What it takes, at least 0. */
  readonly amount: Cents;
  /** What is put by for it, at least 0; null when nobody knows. */
  readonly saved: Cents | null;
  /** Months it may take, 1 … 600; null when nobody said. */
  readonly months: number | null;
}

/** How far a goal is, and what it takes. */
export interface GoalOutlook {
  /** What is not put by yet, at least 0: all of it while what is put by is not known. */
  readonly missing: Cents;
  /** Whole percent that is put by, rounded down, 0 … 100; null while what is put by is not known. */
  readonly percent: number | null;
  /** Money to put by a month over `months`, at least 0, to the nearest cent: `missing` ÷ `months`. */
  readonly monthly: Cents;
  /** The months it was divided by: those of the goal, else 12. */
  readonly months: number;
}

/** Months over which a goal is reached when nobody said. */
const USUAL_MONTHS = 12;

/** How far a goal is. A goal of 0 is there already. */
export function outlookOf({ amount, saved, months }: Goal): GoalOutlook {
  const missing = cents(Math.max(0, amount - (saved ?? ZERO)));
  const over = months ?? USUAL_MONTHS;
  return { missing, percent: percentOf(amount, saved), monthly: cents(Math.round(missing / over)), months: over };
}

function percentOf(amount: Cents, saved: Cents | null): number | null {
  if (saved === null) return null;
  return saved >= amount ? 100 : Math.floor((100 * saved) / amount);
}

/**
 * What could be put aside on each day without any day from then on closing below `floor`: the lowest of the closing balances from that day to the last
 * one, less the floor. Below 0 where even nothing is too much. It never falls from one day to the next.
 */
export function spareFrom(closing: readonly Cents[], floor: Cents): readonly Cents[] {
  const spare: Cents[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (const balance of closing.toReversed()) {
    lowest = Math.min(lowest, balance);
    spare.push(cents(lowest - floor));
  }
  return spare.toReversed();
}

/** The first of the first `within` days on which `amount` could be put aside, counted from 0; null when on none of them. */
export function firstDayFor(amount: Cents, spare: readonly Cents[], within: number): number | null {
  const day = spare.slice(0, within).findIndex((most) => most >= amount);
  return day === -1 ? null : day;
}

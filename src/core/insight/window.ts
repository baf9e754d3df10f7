import { type EpochDay, mondayOf } from '../calendar/day.ts';

/** How far back is looked. `all` is everything there is. */
export const ANALYSIS_PERIODS = ['weekly', 'monthly', 'quarterly', 'yearly', 'all'] as const;

/** One of `ANALYSIS_PERIODS`. */
export type AnalysisPeriod = (typeof ANALYSIS_PERIODS)[number];

const WEEKS: Readonly<Record<AnalysisPeriod, number>> = { weekly: 1, monthly: 4, quarterly: 13, yearly: 52, all: Number.POSITIVE_INFINITY };

/** Fewest weeks in which both are known for an insight to be shown. */
export const WEEKS_NEEDED = 12;

/** Whether a period is too short to ever show anything. */
export const isTooShort = (period: AnalysisPeriod): boolean => WEEKS[period] < WEEKS_NEEDED;

/** Whole weeks, Monday to Sunday. */
export interface Window {
  /** A Monday. */
  readonly from: EpochDay;
  /** A Sunday; the day before `from` when there is no week. */
  readonly to: EpochDay;
}

/** The Sunday that ended the last complete week: `today` is in a week of its own, even on a Sunday. */
export const lastCompleteSunday = (today: EpochDay): EpochDay => mondayOf(today) - 1;

/**
 * The weeks of a period, which ends with the last complete one. `first` is the first day of which anything is known: it bounds `all`, from
 * the Monday of its week.
 */
export function windowOf(period: AnalysisPeriod, today: EpochDay, first: EpochDay): Window {
  const to = lastCompleteSunday(today);
  const from = period === 'all' ? Math.min(mondayOf(first), to + 1) : to + 1 - 7 * WEEKS[period];
  return { from, to };
}

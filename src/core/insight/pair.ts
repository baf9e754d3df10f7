import type { HealthMetric, SpendingSeries } from './series.ts';
import type { Effect } from './thirds.ts';

/** The most that may be false among what is shown, of all pairs judged together. */
export const FALSE_DISCOVERIES = 0.1;
/** The weakest correlation that is worth showing. */
export const WEAKEST_SHOWN = 0.3;

/** How strong a correlation is, in a word. */
export type Strength = 'strong' | 'moderate' | 'slight';

/** The word for a correlation that is shown: strong from 0.7, moderate from 0.5, slight below. */
export function strengthOf(correlation: number): Strength {
  const size = Math.abs(correlation);
  if (size >= 0.7) return 'strong';
  return size >= 0.5 ? 'moderate' : 'slight';
}

/** Why a correlation is not known: too few pairs, a series that does not vary, or too few that count once autocorrelation is allowed for. */
export type UnknownReason = 'pairs' | 'constant' | 'effective_pairs';

/** Why a pair is not shown. `repeats`: the total only repeats one of its own categories, which is shown in its place. */
export type WhyNot = 'unknown' | 'too_few_weeks' | 'too_weak' | 'not_sure_enough' | 'repeats';

/** What is known of one metric and one series. */
export interface Pair {
  readonly metric: HealthMetric;
  readonly series: SpendingSeries;
  /** Weeks in which both are known. */
  readonly weeks: number;
  /** Null when it is known. The figures below are null when it is not. */
  readonly unknown: UnknownReason | null;
  /** Spearman's, −1 … 1. */
  readonly correlation: number | null;
  /** Pearson's, to stand beside it. */
  readonly pearson: number | null;
  /** Weeks that count once autocorrelation is allowed for: 4 … weeks. */
  readonly effectiveWeeks: number | null;
  /** Two-sided, 0 … 1. */
  readonly p: number | null;
  /** Among all pairs that have a p, 0 … 1. */
  readonly q: number | null;
  /** 95 %, −1 … 1. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Only of what is shown, and of a total that repeats. */
  readonly effect: Effect | null;
  /** Only of the total: the category that it merely repeats. */
  readonly repeats: SpendingSeries | null;
  /** Null when it is shown as an insight. */
  readonly whyNot: WhyNot | null;
}

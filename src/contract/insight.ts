import { z } from 'zod';
import { HEALTH_METRICS, SPENDING_SERIES } from '../core/insight/series.ts';
import { instant, moneyAnswer } from './fields.ts';

/** How a week was, as far as it is a figure of the check-ins. */
export const healthMetric = z.enum(HEALTH_METRICS);
/** What is spent in a week: a category of the ledger, or `discretionary` for the total of those one can do without. */
export const spendingSeries = z.enum(SPENDING_SERIES);

/** What a link amounts to: median weekly spending in the metric's lower third of weeks and in its upper third, with how many weeks each is. */
const insightEffect = z.object({
  lower: moneyAnswer,
  upper: moneyAnswer,
  lower_weeks: z.int(),
  upper_weeks: z.int(),
});

/** What every pair is told with, known or not. A correlation is a figure of −1 … 1. */
export const pairFigures = {
  health_metric: healthMetric,
  spending_category: spendingSeries,
  /** Spearman's rank correlation; null when it is not known. */
  correlation_strength: z.number().nullable(),
  /** Pearson's correlation beside it; null when it is not known. */
  pearson_correlation: z.number().nullable(),
  /** Which way they move together; `none` when it is not shown. */
  correlation_direction: z.enum(['positive', 'negative', 'none']),
  /** Weeks in which both are known. */
  sample_size: z.int(),
  /** Weeks that count once it is allowed for that a week resembles the one before. */
  effective_sample_size: z.number().nullable(),
  /** Two-sided, 0 … 1. */
  p_value: z.number().nullable(),
  /** The same once it is allowed for that 70 pairs are looked at, 0 … 1: at most 0.10 is shown. */
  q_value: z.number().nullable(),
  /** 95 % interval of the correlation. */
  confidence_interval_lower: z.number().nullable(),
  confidence_interval_upper: z.number().nullable(),
  effect: insightEffect.nullable(),
} as const;

/** A pair that moves together, and is shown. Its figures are known. */
export const insight = z.object({
  ...pairFigures,
  /** From |r| of 0.7 strong, from 0.5 moderate, from 0.3 slight. */
  strength: z.enum(['strong', 'moderate', 'slight']),
  /** The wider series that moves with the metric only because this category is part of it; null when there is none. */
  wider: z.literal('discretionary').nullable(),
  /** What was seen, in a sentence or two. */
  insight_text: z.string(),
  /** What could be looked at, and what it does not say. */
  recommendation_text: z.string(),
  /** True: it is shown. */
  actionable_insight: z.boolean(),
});
export type Insight = z.output<typeof insight>;

/** Why no insight is shown, and what it would take. */
export const nothingYet = z.object({
  /**
   * `no_checkins`, `no_ledger`: there is none; `period_too_short`: it has fewer than 12 weeks; `not_computed`: it was not worked out yet;
   * `too_few_weeks`: fewer than 12 weeks have both; `nothing_found`: no pair moves together surely enough.
   */
  reason: z.enum(['no_checkins', 'no_ledger', 'period_too_short', 'too_few_weeks', 'nothing_found', 'not_computed']),
  /** Weeks of the period in which a figure was recorded and the ledger covers all of it, the most of any metric; 0 of what is not worked out. */
  weeks: z.int(),
  /** Weeks it takes: 12 to show anything; when there are as many, those from which the weakest link that is shown (0.3) can be seen at all. */
  weeks_needed: z.int(),
  /** The smallest correlation, 0 … 1, that so many weeks can tell from chance; null with fewer than 12. */
  smallest_visible: z.number().nullable(),
});
export type NothingYet = z.output<typeof nothingYet>;

/** Whether what is told is up to date. */
export const insightsFreshness = {
  /** When it was worked out; null when it never was. */
  computed_at: instant.nullable(),
  /** Whether newer check-ins, rows or weeks wait to be looked at. False when it never was worked out and nothing waits. */
  stale: z.boolean(),
} as const;

/** Some insights, the strongest first, or why there is none. */
export const insightsTold = z.object({
  ...insightsFreshness,
  items: z.array(insight),
  /** Null when there is an item. */
  nothing_yet: nothingYet.nullable(),
});
export type InsightsTold = z.output<typeof insightsTold>;

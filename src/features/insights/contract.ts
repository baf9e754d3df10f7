import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import { civilDay, instant, moneyAnswer } from '../../contract/fields.ts';
import { healthMetric, insight, insightsFreshness, nothingYet, pairFigures, spendingSeries } from '../../contract/insight.ts';
import { ANALYSIS_PERIODS } from '../../core/insight/window.ts';

/** How far back is looked, from the last complete week: 1, 4, 13 or 52 weeks, or everything. */
export const analysisPeriod = z.enum(ANALYSIS_PERIODS);

const periodQuery = {
  period: analysisPeriod.default('yearly').meta({
    description:
      'How far back from the last complete week: weekly 1 week, monthly 4, quarterly 13, yearly 52, all everything. Fewer than 12 show nothing.',
  }),
};

/** The window that was looked at: both null when nothing was yet. */
const windowFields = {
  /** A Monday. */
  from: civilDay.nullable(),
  /** A Sunday. */
  to: civilDay.nullable(),
} as const;

/** What moves together, the strongest first. */
export const insightsAnswer = z.object({
  ...insightsFreshness,
  ...windowFields,
  items: z.array(insight),
  /** Why there is no item; null when there is one. */
  nothing_yet: nothingYet.nullable(),
});
export type InsightsAnswer = z.output<typeof insightsAnswer>;

export const readInsights = endpoint({
  method: 'GET',
  path: '/api/insights',
  access: 'person',
  tier: 'read',
  summary: 'Tells which of your check-ins move together with which of your spending, as far as chance can be ruled out.',
  tag: 'Insights',
  query: z.object(periodQuery),
  answers: { 200: insightsAnswer },
  problems: [],
});

/** A pair that was tested, shown or not. */
export const testedPair = z.object({
  ...pairFigures,
  /** Why the correlation is not known: `pairs` too few weeks, `constant` one of the two never varies, `effective_pairs` too few that count. */
  unknown_reason: z.string().nullable(),
  /** Whether it is shown as an insight. */
  shown: z.boolean(),
  /** Why it is not; null when it is. `repeats`: the total only repeats a category of its own. */
  why_not: z.enum(['unknown', 'too_few_weeks', 'too_weak', 'not_sure_enough', 'repeats']).nullable(),
  /** Only of `discretionary`: the category that it merely repeats. */
  repeats: spendingSeries.nullable(),
});
export type TestedPair = z.output<typeof testedPair>;

export const listPairs = endpoint({
  method: 'GET',
  path: '/api/insights/pairs',
  access: 'person',
  tier: 'read',
  summary: 'Lists every pair that was tested, shown or not, and why not; with `Accept: text/csv` as a file.',
  tag: 'Insights',
  query: z.object(periodQuery),
  answers: {
    200: z.object({
      ...insightsFreshness,
      ...windowFields,
      /** All 70, the surest first and those that are not known last; none before anything was worked out. */
      items: z.array(testedPair),
      nothing_yet: nothingYet.nullable(),
    }),
  },
  csv: {
    file_name: 'mingus-pairs.csv',
    columns: [
      'health_metric',
      'spending_category',
      'correlation_strength',
      'pearson_correlation',
      'confidence_interval_lower',
      'confidence_interval_upper',
      'sample_size',
      'effective_sample_size',
      'p_value',
      'q_value',
      'shown',
      'why_not',
      'unknown_reason',
      'repeats',
      'effect.lower',
      'effect.lower_weeks',
      'effect.upper',
      'effect.upper_weeks',
    ],
  },
  problems: [],
});

export const listPairWeeks = endpoint({
  method: 'GET',
  path: '/api/insights/weeks',
  access: 'person',
  tier: 'read',
  summary: 'Lists the weeks of one pair: what was recorded, and what was spent without bills and transfers.',
  tag: 'Insights',
  query: z.object({
    ...periodQuery,
    health_metric: healthMetric.meta({ description: 'The figure of the check-ins.' }),
    spending_category: spendingSeries.meta({ description: 'What was spent on.' }),
  }),
  answers: {
    200: z.object({
      /** The weeks in which both are known, the oldest first. */
      items: z.array(
        z.object({
          /** Its Monday. */
          week: civilDay,
          value: z.number(),
          /** Refunds taken off: it can be negative. */
          spent: moneyAnswer,
        }),
      ),
      /** Weeks with this value or less are the metric's lower third; null when nothing tells the thirds apart. */
      lower_third: z.number().nullable(),
      /** Weeks with this value or more are its upper third. */
      upper_third: z.number().nullable(),
    }),
  },
  problems: [],
});
export type PairWeeks = z.output<(typeof listPairWeeks)['answers'][200]>;

export const refreshInsights = endpoint({
  method: 'POST',
  path: '/api/insights/refresh',
  access: 'person',
  tier: 'heavy',
  summary: 'Asks for your insights to be worked out anew; it is done within seconds.',
  tag: 'Insights',
  answers: { 202: z.object({ requested_at: instant }) },
  problems: [],
});

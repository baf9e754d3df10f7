import { z } from 'zod';
import { SCORE_PARTS } from '../core/scoring/financial-score.ts';
import { PRIORITIES } from '../core/scoring/recommendations.ts';
import { id, instant, moneyAnswer } from './fields.ts';

/** A part of the score, with what earned it and what would raise it. */
const scorePart = z.object({
  part: z.enum(SCORE_PARTS),
  /** To two decimals. */
  points: z.number(),
  out_of: z.number(),
  /** The share of income that is left, months of expenses put by, or debt over a year's income; null when it divides by 0. */
  value: z.number().nullable(),
  /** What would bring all its points: money a month to spend less, money to put by or to pay off. Null when it has them. */
  to_raise: z.object({ by: z.enum(['spend_less', 'save_up', 'pay_down', 'earn']), amount: moneyAnswer.nullable() }).nullable(),
});

/** The step that would move the score most for the same effort; null when none would. */
const movesMostAnswer = z.object({
  part: z.enum(SCORE_PARTS),
  step: z.enum(['spend_less', 'save_up', 'pay_down']),
  /** Money a month, for a year. */
  amount: moneyAnswer,
  points_more: z.number(),
  score_after: z.int(),
});

/** What to do first, and how much it takes. */
export const recommendations = z.object({
  priority: z.enum(PRIORITIES),
  /** Money to put by a month. */
  monthly_savings_target: moneyAnswer,
  debt_payoff_strategy: z.enum(['avalanche_method']).nullable(),
  /** Sentences with figures. */
  steps: z.array(z.string()),
});
export type Recommendations = z.output<typeof recommendations>;

/** A questionnaire that was answered. */
export const submission = z.object({
  id,
  monthly_income: moneyAnswer,
  monthly_expenses: moneyAnswer,
  current_savings: moneyAnswer,
  total_debt: moneyAnswer,
  /** 1 … 10. */
  risk_tolerance: z.int(),
  /** Name → amount. */
  financial_goals: z.record(z.string(), moneyAnswer),
  /** Whole points, 0 … 100. */
  financial_health_score: z.int(),
  financial_health_level: z.enum(['excellent', 'good', 'fair', 'needs_attention']),
  score_parts: z.array(scorePart),
  moves_most: movesMostAnswer.nullable(),
  recommendations,
  submitted_at: instant,
});
/** A submission as it is answered. */
export type Submission = z.output<typeof submission>;

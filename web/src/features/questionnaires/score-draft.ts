import { z } from 'zod';
import { cents } from '../../../../src/core/money/cents.ts';
import { AMOUNTS } from './prefill.ts';
import type { ScoreFields } from './score-fields.ts';

/** The name under which written answers wait. */
export const SCORE_DRAFT = 'score';

const amount = z
  .int()
  .transform((minor) => cents(minor))
  .nullable();

/** What was written otherwise than it was offered. */
export const scoreDraft = z
  .object({
    monthly_income: amount,
    monthly_expenses: amount,
    current_savings: amount,
    total_debt: amount,
    risk_tolerance: z.int().min(1).max(10).nullable(),
    goals: z.array(z.object({ name: z.string(), amount: amount.optional() }).transform((row) => ({ name: row.name, amount: row.amount }))),
  })
  .partial();

/** What there is to be kept of a form that offered `offered`: an offer that nobody touched is made anew. */
export function draftOf(fields: ScoreFields, offered: ScoreFields): object {
  const changed = [...AMOUNTS, 'risk_tolerance' as const].filter((name) => fields[name] !== offered[name]).map((name) => [name, fields[name]]);
  const isSame = JSON.stringify(fields.goals) === JSON.stringify(offered.goals);
  return { ...Object.fromEntries(changed), ...(!isSame && { goals: fields.goals }) };
}

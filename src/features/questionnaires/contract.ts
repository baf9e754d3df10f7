import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import { isStorable, moneyNotNegative, pageOf, pageQuery } from '../../contract/fields.ts';
import { submission } from '../../contract/submission.ts';

/** Most goals of one questionnaire. */
export const GOALS_MOST = 20;

const goalName = z
  .string()
  .trim()
  .min(1, 'Give the goal a name.')
  .max(50, 'A goal has a name of at most 50 characters.')
  .refine(isStorable, 'The name holds a character that cannot be kept.');

/** The five figures, and what they are for. */
export const answers = z.strictObject({
  monthly_income: moneyNotNegative.meta({ description: 'After tax, a month. 0 is a value.' }),
  monthly_expenses: moneyNotNegative.meta({ description: 'A month; may be more than the income.' }),
  current_savings: moneyNotNegative.meta({ description: 'All that is put by.' }),
  total_debt: moneyNotNegative.meta({ description: 'All that is owed, without a sign.' }),
  risk_tolerance: z.int().min(1, 'Choose a number from 1 to 10.').max(10, 'Choose a number from 1 to 10.'),
  financial_goals: z
    .record(goalName, moneyNotNegative)
    .refine((goals) => Object.keys(goals).length <= GOALS_MOST, `At most ${GOALS_MOST} goals.`)
    .optional()
    .meta({ description: 'Name of the goal → amount.' }),
});
/** What was answered. */
export type SentQuestionnaire = z.output<typeof answers>;

export const submitQuestionnaire = endpoint({
  method: 'POST',
  path: '/api/questionnaires',
  access: 'person',
  tier: 'write',
  summary: 'Keeps your answers and scores them: how much is left, how long savings would last, and what is owed.',
  tag: 'Questionnaires',
  body: answers,
  answers: { 201: submission },
  problems: [],
});

export const listQuestionnaires = endpoint({
  method: 'GET',
  path: '/api/questionnaires',
  access: 'person',
  tier: 'read',
  summary: 'Lists what you answered and what it scored, the newest first.',
  tag: 'Questionnaires',
  query: z.object(pageQuery),
  answers: { 200: pageOf(submission) },
  problems: [],
});

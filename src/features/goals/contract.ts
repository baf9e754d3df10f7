import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import { civilDay, moneyAnswer } from '../../contract/fields.ts';

/** What the forecast of the year says of a goal. */
const byForecast = z.discriminatedUnion('status', [
  /** It is there already. */
  z.object({ status: z.literal('reached') }),
  /** From that day on what is missing could be put aside, and no day of the forecast after it would close below the buffer. */
  z.object({ status: z.literal('within_year'), on: civilDay }),
  z.object({ status: z.literal('not_within_year') }),
  /** `no_amount`: nobody said what it takes; `no_account`: no account counts in the total; `nothing_planned`: nothing is known of what comes and goes. */
  z.object({ status: z.literal('unknown'), reason: z.enum(['no_amount', 'no_account', 'nothing_planned']) }),
]);

/** What money is put by for. */
export const goal = z.object({
  /** The profile's goal (`emergency_fund`, `debt_payoff`, `savings`, …), or the name that the questionnaire gives it. */
  goal: z.string(),
  /** What it takes; null when nobody said. */
  amount: moneyAnswer.nullable(),
  /** What is put by for it, or paid off; null when nothing says so. */
  saved: moneyAnswer.nullable(),
  /** The accounts that say so: named as the goal is, or savings accounts where the goal is savings. */
  on_accounts: z.array(z.string()),
  /** What is not put by yet, all of it while `saved` is null; null without an amount. */
  missing: moneyAnswer.nullable(),
  /** Whole percent, rounded down; null while `saved` or `amount` is. */
  percent: z.int().nullable(),
  /** Money to put by a month over `months`; null without an amount. */
  monthly: moneyAnswer.nullable(),
  /** The profile's months, else 12. */
  months: z.int(),
  by_forecast: byForecast,
});
export type GoalAnswer = z.output<typeof goal>;

export const readGoals = endpoint({
  method: 'GET',
  path: '/api/goals',
  access: 'person',
  tier: 'read',
  kept: true,
  summary: 'Tells of each goal how far it is, what it takes a month, and when your forecast has room for it, each as if it were the only one.',
  tag: 'Goals',
  answers: {
    200: z.object({
      currency: z.string(),
      /** Today, in the person's zone: the first day of the forecast. */
      starts_on: civilDay,
      /** Whether everyday spending is in the forecast; it counts as nothing until it is known. */
      everyday_known: z.boolean(),
      items: z.array(goal),
    }),
  },
  problems: [],
});

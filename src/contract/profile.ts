import { z } from 'zod';
import { moneyAnswer } from './fields.ts';

const incomeSource = z.enum(['salary', 'freelance', 'business', 'investments', 'rental', 'benefits', 'pension', 'other']);

/** The choices of a profile, by their fields. */
export const profileChoices = {
  income_frequency: z.enum(['weekly', 'biweekly', 'semimonthly', 'monthly', 'quarterly', 'annually', 'irregular']),
  primary_income_source: incomeSource,
  secondary_income_source: incomeSource,
  primary_goal: z.enum(['emergency_fund', 'debt_payoff', 'savings', 'investment', 'retirement', 'home_purchase', 'education', 'other']),
  age_range: z.enum(['18-24', '25-34', '35-44', '45-54', '55-64', '65+']),
  employment_status: z.enum(['full_time', 'part_time', 'self_employed', 'unemployed', 'student', 'retired', 'other']),
  credit_score_range: z.enum(['300-579', '580-669', '670-699', '700-749', '750-799', '800-850', 'unknown']),
  risk_tolerance: z.enum(['conservative', 'moderate', 'aggressive']),
  investment_experience: z.enum(['none', 'beginner', 'intermediate', 'advanced']),
} as const;

/** The fields that the figures need: a profile with all of them is complete. */
export const NEEDED_FIELDS = [
  'monthly_income',
  'income_frequency',
  'primary_goal',
  'employment_status',
  'household_size',
  'current_savings',
  'current_debt',
] as const;

/** What a person says of their situation. Null is "not said"; 0 is 0. */
export const profile = z.object({
  /** After tax, a month. */
  monthly_income: moneyAnswer.nullable(),
  income_frequency: profileChoices.income_frequency.nullable(),
  primary_income_source: profileChoices.primary_income_source.nullable(),
  secondary_income_source: profileChoices.secondary_income_source.nullable(),
  primary_goal: profileChoices.primary_goal.nullable(),
  goal_amount: moneyAnswer.nullable(),
  /** Months, 1 … 600. */
  goal_timeline_months: z.int().nullable(),
  age_range: profileChoices.age_range.nullable(),
  location_state: z.string().nullable(),
  location_city: z.string().nullable(),
  /** People, 1 … 50. */
  household_size: z.int().nullable(),
  employment_status: profileChoices.employment_status.nullable(),
  /** All that is put by. */
  current_savings: moneyAnswer.nullable(),
  /** All that is owed, without a sign. */
  current_debt: moneyAnswer.nullable(),
  credit_score_range: profileChoices.credit_score_range.nullable(),
  risk_tolerance: profileChoices.risk_tolerance.nullable(),
  investment_experience: profileChoices.investment_experience.nullable(),
  /** Whether all that the figures need was said. */
  is_complete: z.boolean(),
  /** What of it was not. */
  missing: z.array(z.enum(NEEDED_FIELDS)),
});
/** A profile as it is answered. */
export type Profile = z.output<typeof profile>;

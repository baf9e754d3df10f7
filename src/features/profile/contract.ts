import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import { moneyNotNegative, text } from '../../contract/fields.ts';
import { profile, profileChoices } from '../../contract/profile.ts';

const orNull = <Field extends z.ZodType>(field: Field) => field.nullable().optional();

/** What can be said in a profile. Null takes back what was said. */
const fields = z.strictObject({
  monthly_income: orNull(moneyNotNegative).meta({ description: 'After tax, a month.' }),
  income_frequency: orNull(profileChoices.income_frequency),
  primary_income_source: orNull(profileChoices.primary_income_source),
  secondary_income_source: orNull(profileChoices.secondary_income_source),
  primary_goal: orNull(profileChoices.primary_goal),
  goal_amount: orNull(moneyNotNegative),
  goal_timeline_months: orNull(z.int().min(1).max(600)).meta({ description: 'Months, 1 to 600.' }),
  age_range: orNull(profileChoices.age_range),
  location_state: orNull(text(100)),
  location_city: orNull(text(100)),
  household_size: orNull(z.int().min(1).max(50)).meta({ description: 'People, 1 to 50.' }),
  employment_status: orNull(profileChoices.employment_status),
  current_savings: orNull(moneyNotNegative),
  current_debt: orNull(moneyNotNegative).meta({ description: 'All that is owed, without a sign.' }),
  credit_score_range: orNull(profileChoices.credit_score_range),
  risk_tolerance: orNull(profileChoices.risk_tolerance),
  investment_experience: orNull(profileChoices.investment_experience),
});
/** What was sent of a profile. */
export type SentProfile = z.output<typeof fields>;

export const readProfile = endpoint({
  method: 'GET',
  path: '/api/profile',
  access: 'person',
  tier: 'read',
  summary: 'Answers what you said of your situation; nulls before anything was.',
  tag: 'Profile',
  answers: { 200: profile },
  problems: [],
});

export const replaceProfile = endpoint({
  method: 'PUT',
  path: '/api/profile',
  access: 'person',
  tier: 'write',
  summary: 'Keeps a whole profile: what is left out counts as not said.',
  tag: 'Profile',
  body: fields,
  answers: { 200: profile },
  problems: [],
});

export const changeProfile = endpoint({
  method: 'PATCH',
  path: '/api/profile',
  access: 'person',
  tier: 'write',
  summary: 'Changes what is given of the profile and nothing else. Null takes back what was said.',
  tag: 'Profile',
  body: fields,
  answers: { 200: profile },
  problems: [],
});

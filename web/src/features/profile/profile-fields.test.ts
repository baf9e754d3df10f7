import { expect, it } from 'vitest';
import type { Profile } from '../../../../src/contract/profile.ts';
import { cents } from '../../../../src/core/money/cents.ts';
import { changesOf, fieldsOf, isWhole, takenBack } from './profile-fields.ts';

const profile: Profile = {
  monthly_income: cents(320_000),
  income_frequency: 'biweekly',
  primary_income_source: null,
  secondary_income_source: null,
  primary_goal: null,
  goal_amount: null,
  goal_timeline_months: 12,
  age_range: '65+',
  location_state: null,
  location_city: null,
  household_size: null,
  employment_status: null,
  current_savings: null,
  current_debt: cents(0),
  credit_score_range: null,
  risk_tolerance: null,
  investment_experience: null,
  is_complete: false,
  missing: [],
};

it('sends what was changed and nothing else; an empty field takes back, and 0 is an amount', () => {
  const before = fieldsOf(profile);
  expect(changesOf(before, before)).toEqual({});
  const after = { ...before, income_frequency: '', current_savings: cents(0), household_size: ' 3 ', location_city: '  ' };
  const changes = changesOf(after, before);
  expect(changes).toEqual({ income_frequency: null, current_savings: 0, household_size: 3 });
  expect(takenBack(changes, before)).toEqual({ income_frequency: 'biweekly', current_savings: null, household_size: null });
});

it('takes whole numbers from 1 on, or nothing', () => {
  expect(['', ' ', '1', '50'].map((text) => isWhole(text, 50))).toEqual([true, true, true, true]);
  expect(['0', '51', '1.5', '-1', 'two', '1e1'].map((text) => isWhole(text, 50))).toEqual([false, false, false, false, false, false]);
});

import { expect, it } from 'vitest';
import type { Profile } from '../../../../src/contract/profile.ts';
import { cents } from '../../../../src/core/money/cents.ts';
import type { Figures } from '../../../../src/features/ledger/spending/contract.ts';
import { type GoalNames, goalsOf, rowsOf } from './goals.ts';
import { prefilled } from './prefill.ts';

const figures: Figures = {
  currency: 'USD',
  left_out: [],
  months: ['2025-01'],
  monthly_income: cents(320_000),
  monthly_expenses: cents(0),
  current_savings: null,
  total_debt: null,
};
const profile: Profile = {
  monthly_income: cents(1),
  income_frequency: null,
  primary_income_source: null,
  secondary_income_source: null,
  primary_goal: null,
  goal_amount: null,
  goal_timeline_months: null,
  age_range: null,
  location_state: null,
  location_city: null,
  household_size: null,
  employment_status: null,
  current_savings: cents(0),
  current_debt: null,
  credit_score_range: null,
  risk_tolerance: null,
  investment_experience: null,
  is_complete: false,
  missing: [],
};

it('begins with what the ledger shows, else with what was said, and takes 0 for an amount', () => {
  expect(prefilled({ figures, profile, latest: undefined })).toEqual({
    monthly_income: { amount: 320_000, source: 'ledger' },
    monthly_expenses: { amount: 0, source: 'ledger' },
    current_savings: { amount: 0, source: 'profile' },
    total_debt: { amount: null, source: null },
  });
});

const NAMES: GoalNames = { emergency_fund: 'Emergency fund', retirement: 'Retirement', home: 'A home', education: 'Education', vacation: 'Vacation' };

it('knows goals by the names of the screen, leaves out what is half written, and keeps a goal of 0', () => {
  const rows = [
    { name: ' emergency FUND', amount: cents(1_500_000) },
    { name: 'A boat', amount: cents(0) },
    { name: '', amount: cents(1) },
    { name: 'A car', amount: undefined },
  ];
  const goals = goalsOf(rows, NAMES);
  expect(goals).toEqual({ emergency_fund: 1_500_000, 'A boat': 0 });
  expect(rowsOf(goals, NAMES)).toEqual([
    { name: 'Emergency fund', amount: 1_500_000 },
    { name: 'A boat', amount: 0 },
  ]);
});

import { choice, computed, count, day, flag, id, instant, json, moneyNotNegative, optional, ratio, reference, text, whole } from './columns.ts';
import type { Migration, Schema } from './schema.ts';

const INCOME_SOURCES = ['salary', 'freelance', 'business', 'investments', 'rental', 'benefits', 'pension', 'other'];
const MINUTES_A_WEEK = 10_080;

const rating = () => optional(whole(1, 10));
const minutes = () => optional(whole(0, MINUTES_A_WEEK));

/** How people are doing: who they say they are, their weeks, their answers, and what moves together. */
export const migration: Migration = {
  name: '0002-wellness',
  up(schema) {
    profiles(schema);
    onboarding(schema);
    checkins(schema);
    correlations(schema);
    questionnaires(schema);
    reminders(schema);
  },
};

function profiles(schema: Schema): void {
  schema.table(
    'user_profiles',
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      monthly_income: optional(moneyNotNegative()),
      income_frequency: optional(choice(['weekly', 'biweekly', 'semimonthly', 'monthly', 'quarterly', 'annually', 'irregular'])),
      primary_income_source: optional(choice(INCOME_SOURCES)),
      secondary_income_source: optional(choice(INCOME_SOURCES)),
      primary_goal: optional(choice(['emergency_fund', 'debt_payoff', 'savings', 'investment', 'retirement', 'home_purchase', 'education', 'other'])),
      goal_amount: optional(moneyNotNegative()),
      goal_timeline_months: optional(whole(1, 600)),
      age_range: optional(choice(['18-24', '25-34', '35-44', '45-54', '55-64', '65+'])),
      location_state: optional(text(100)),
      location_city: optional(text(100)),
      household_size: optional(whole(1, 50)),
      employment_status: optional(choice(['full_time', 'part_time', 'self_employed', 'unemployed', 'student', 'retired', 'other'])),
      current_savings: optional(moneyNotNegative()),
      current_debt: optional(moneyNotNegative()),
      credit_score_range: optional(choice(['300-579', '580-669', '670-699', '700-749', '750-799', '800-850', 'unknown'])),
      risk_tolerance: optional(choice(['conservative', 'moderate', 'aggressive'])),
      investment_experience: optional(choice(['none', 'beginner', 'intermediate', 'advanced'])),
      is_complete: flag(false),
      created_at: instant(),
      updated_at: instant(),
    },
    { unique: [['user_id']] },
  );
}

function onboarding(schema: Schema): void {
  schema.table(
    'onboarding_progress',
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      current_step: optional(text(50)),
      total_steps: whole(1, 100),
      completed_steps: count(0),
      step_status: json('object'),
      started_at: instant(),
      completed_at: optional(instant()),
      last_activity: instant(),
      is_complete: flag(false),
      completion_percentage: computed('completed_steps * 100 / total_steps'),
      questionnaire_responses: optional(json('object')),
    },
    { unique: [['user_id']], checks: ['completed_steps <= total_steps'] },
  );
}

function checkins(schema: Schema): void {
  const isMonday = { sqlite: "strftime('%w', checkin_date) = '1'", postgres: 'extract(isodow from checkin_date) = 1' }[schema.dialect];
  schema.table(
    'user_health_checkins',
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      checkin_date: day(),
      sleep_hours: optional(ratio(0, 24)),
      physical_activity_minutes: minutes(),
      physical_activity_level: optional(choice(['low', 'moderate', 'high'])),
      relationships_rating: rating(),
      relationships_notes: optional(text(500)),
      mindfulness_minutes: minutes(),
      mindfulness_type: optional(choice(['meditation', 'prayer', 'journaling', 'yoga', 'breathing', 'other'])),
      stress_level: rating(),
      energy_level: rating(),
      mood_rating: rating(),
      created_at: instant(),
      updated_at: instant(),
    },
    { unique: [['user_id', 'checkin_date']], checks: [isMonday], partitionedBy: 'checkin_date' },
  );
  schema.index('checkins_by_date', 'user_health_checkins', ['checkin_date']);
  schema.index('checkins_by_ratings', 'user_health_checkins', ['stress_level', 'energy_level', 'mood_rating']);
}

const METRICS = [
  'sleep_hours',
  'physical_activity_minutes',
  'relationships_rating',
  'mindfulness_minutes',
  'stress_level',
  'energy_level',
  'mood_rating',
];
const SERIES = ['groceries', 'dining', 'shopping', 'entertainment', 'travel', 'transport', 'personal_care', 'gifts', 'health', 'discretionary'];

function correlations(schema: Schema): void {
  const table = 'health_spending_correlations';
  schema.table(
    table,
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      analysis_period: choice(['weekly', 'monthly', 'quarterly', 'yearly', 'all']),
      analysis_start_date: day(),
      analysis_end_date: day(),
      health_metric: choice(METRICS),
      spending_category: choice(SERIES),
      correlation_strength: optional(ratio(-1, 1)),
      correlation_direction: choice(['positive', 'negative', 'none'], 'none'),
      sample_size: count(),
      effective_sample_size: optional(ratio(0, 100_000)),
      p_value: optional(ratio(0, 1)),
      q_value: optional(ratio(0, 1)),
      confidence_interval_lower: optional(ratio(-1, 1)),
      confidence_interval_upper: optional(ratio(-1, 1)),
      method: optional(text(100)),
      insight_text: optional(text(1000)),
      recommendation_text: optional(text(1000)),
      actionable_insight: flag(false),
      computed_at: instant(),
      created_at: instant(),
      updated_at: instant(),
    },
    {
      unique: [['user_id', 'analysis_period', 'analysis_start_date', 'health_metric', 'spending_category']],
      checks: [
        'analysis_end_date >= analysis_start_date',
        'confidence_interval_lower <= confidence_interval_upper',
        'effective_sample_size <= sample_size',
      ],
    },
  );
  schema.index('correlations_by_window', table, ['analysis_start_date', 'analysis_end_date']);
  schema.index('correlations_by_strength', table, ['correlation_strength']);
  schema.index('correlations_by_insight', table, ['actionable_insight', 'correlation_strength']);
  schema.index('correlations_by_pair', table, ['user_id', 'analysis_period', 'health_metric', 'spending_category']);
}

function questionnaires(schema: Schema): void {
  const table = 'financial_questionnaire_submissions';
  schema.table(table, {
    id: id(),
    user_id: reference('users', 'cascade'),
    monthly_income: moneyNotNegative(),
    monthly_expenses: moneyNotNegative(),
    current_savings: moneyNotNegative(),
    total_debt: moneyNotNegative(),
    risk_tolerance: whole(1, 10),
    financial_goals: json('object'),
    financial_health_score: whole(0, 100),
    financial_health_level: choice(['excellent', 'good', 'fair', 'needs_attention']),
    recommendations: optional(json('object')),
    submitted_at: instant(),
  });
  schema.index('questionnaires_by_user', table, ['user_id', 'submitted_at']);
}

function reminders(schema: Schema): void {
  schema.table('reminder_schedules', {
    id: id(),
    user_id: reference('users', 'cascade'),
    reminder_type: choice(['first_checkin', 'weekly_checkin', 'goal_reminder', 'bill_due', 'low_balance']),
    scheduled_date: day(),
    frequency: choice(['once', 'daily', 'weekly', 'biweekly', 'monthly']),
    enabled: flag(true),
    preferences: optional(json('object')),
    message: optional(text(500)),
    created_at: instant(),
    updated_at: instant(),
  });
  schema.index('reminders_by_user', 'reminder_schedules', ['user_id', 'scheduled_date']);
}

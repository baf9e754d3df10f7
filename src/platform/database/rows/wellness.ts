import type { Generated, GeneratedAlways } from 'kysely';
import type { Cents } from '../../../core/money/cents.ts';
import type { Day, Instant, Numbered, Owned, Stamped, StructuredOrNull } from './values.ts';

/** What a person says of their situation; one a person. Money is minor units of their currency, 0 … 1,000,000,000.00; null is "not said", 0 is 0. */
export interface UserProfileRow extends Numbered, Stamped {
  /** Unique. */
  user_id: number;
  /** After tax, a month. */
  monthly_income: Cents | null;
  /** How often it comes. */
  income_frequency: 'weekly' | 'biweekly' | 'semimonthly' | 'monthly' | 'quarterly' | 'annually' | 'irregular' | null;
  /** Where most of it comes from. */
  primary_income_source: IncomeSource | null;
  /** Where the rest comes from. */
  secondary_income_source: IncomeSource | null;
  /** What the money is for, first of all. */
  primary_goal: 'emergency_fund' | 'debt_payoff' | 'savings' | 'investment' | 'retirement' | 'home_purchase' | 'education' | 'other' | null;
  /** How much the goal takes. */
  goal_amount: Cents | null;
  /** Months, 1 … 600. */
  goal_timeline_months: number | null;
  /** Years of age. */
  age_range: '18-24' | '25-34' | '35-44' | '45-54' | '55-64' | '65+' | null;
  /** At most 100 characters. */
  location_state: string | null;
  /** At most 100 characters. */
  location_city: string | null;
  /** People, 1 … 50. */
  household_size: number | null;
  /** What they do for a living. */
  employment_status: 'full_time' | 'part_time' | 'self_employed' | 'unemployed' | 'student' | 'retired' | 'other' | null;
  /** All that is put by. */
  current_savings: Cents | null;
  /** All that is owed, without a sign. */
  current_debt: Cents | null;
  /** Points on the scale from 300 to 850. */
  credit_score_range: '300-579' | '580-669' | '670-699' | '700-749' | '750-799' | '800-850' | 'unknown' | null;
  /** How much loss they would bear for gain. */
  risk_tolerance: 'conservative' | 'moderate' | 'aggressive' | null;
  /** How much they have invested before. */
  investment_experience: 'none' | 'beginner' | 'intermediate' | 'advanced' | null;
  /** Whether all that the figures need is there. */
  is_complete: Generated<boolean>;
}

/** Where income comes from. */
export type IncomeSource = 'salary' | 'freelance' | 'business' | 'investments' | 'rental' | 'benefits' | 'pension' | 'other';

/** How far a person is with setting Mingus up; one a person. */
export interface OnboardingProgressRow extends Numbered {
  /** Unique. */
  user_id: number;
  /** The step's name, at most 50 characters; null when none is left. */
  current_step: string | null;
  /** At least 1. */
  total_steps: number;
  /** Steps done or skipped, 0 … total_steps. */
  completed_steps: Generated<number>;
  /** By step: its status and when it got it. */
  step_status: Readonly<Record<string, unknown>>;
  /** When they began. */
  started_at: Instant;
  /** When the last step was done or skipped; null before. */
  completed_at: Instant | null;
  /** When a step last changed. */
  last_activity: Instant;
  /** Whether every step is done or skipped. */
  is_complete: Generated<boolean>;
  /** Whole percent of steps completed, rounded down, 0 … 100. The database computes it: it cannot be set. */
  completion_percentage: GeneratedAlways<number>;
  /** What was answered on the way: an object. */
  questionnaire_responses: Readonly<Record<string, unknown>> | null;
}

/** How a week was; one a week a person. Every figure may be left out, and left out is never 0. */
export interface UserHealthCheckinRow extends Numbered, Owned, Stamped {
  /** The Monday of the ISO week, in the person's time zone. Unique with user_id. */
  checkin_date: Day;
  /** Hours of an average night, 0 … 24. */
  sleep_hours: number | null;
  /** Minutes in the whole week, 0 … 10080. */
  physical_activity_minutes: number | null;
  /** How hard the activity was on the whole. */
  physical_activity_level: 'low' | 'moderate' | 'high' | null;
  /** 1 … 10, 10 is best. */
  relationships_rating: number | null;
  /** At most 500 characters. */
  relationships_notes: string | null;
  /** Minutes in the whole week, 0 … 10080. */
  mindfulness_minutes: number | null;
  /** What most of the mindful minutes were. */
  mindfulness_type: 'meditation' | 'prayer' | 'journaling' | 'yoga' | 'breathing' | 'other' | null;
  /** 1 … 10, 10 is most stress. */
  stress_level: number | null;
  /** 1 … 10, 10 is most energy. */
  energy_level: number | null;
  /** 1 … 10, 10 is best. */
  mood_rating: number | null;
}

/** How one health metric and one kind of weekly spending moved together over a window. Null is "not known". */
export interface HealthSpendingCorrelationRow extends Numbered, Owned, Stamped {
  /** Which window: 1, 4, 13 or 52 weeks, or everything there is. */
  analysis_period: 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'all';
  /** The first day of the window. */
  analysis_start_date: Day;
  /** Not before analysis_start_date. */
  analysis_end_date: Day;
  /** The column of the check-ins. */
  health_metric:
    | 'sleep_hours'
    | 'physical_activity_minutes'
    | 'relationships_rating'
    | 'mindfulness_minutes'
    | 'stress_level'
    | 'energy_level'
    | 'mood_rating';
  /** A category of the ledger, or `discretionary` for the sum of those that one can do without. */
  spending_category:
    | 'groceries'
    | 'dining'
    | 'shopping'
    | 'entertainment'
    | 'travel'
    | 'transport'
    | 'personal_care'
    | 'gifts'
    | 'health'
    | 'discretionary';
  /** Spearman's rank correlation, −1 … 1. */
  correlation_strength: number | null;
  /** Pearson's, −1 … 1, beside it. */
  pearson_correlation: number | null;
  /** Which way they move together; `none` when it is not shown. */
  correlation_direction: Generated<'positive' | 'negative' | 'none'>;
  /** Weeks in which both are known. */
  sample_size: number;
  /** Weeks that count after autocorrelation is allowed for; at most sample_size. */
  effective_sample_size: number | null;
  /** Two-sided, 0 … 1. */
  p_value: number | null;
  /** p_value after Benjamini and Hochberg over the whole grid, 0 … 1. */
  q_value: number | null;
  /** The lower end of the 95 % interval, −1 … 1. */
  confidence_interval_lower: number | null;
  /** The upper end, not below the lower. */
  confidence_interval_upper: number | null;
  /** What computed it, by name and version; at most 100 characters. */
  method: string | null;
  /** A sentence, at most 1000 characters; only for insights that are shown. */
  insight_text: string | null;
  /** At most 1000 characters. */
  recommendation_text: string | null;
  /** Whether it is shown as an insight. */
  actionable_insight: Generated<boolean>;
  /** When the figures were computed. */
  computed_at: Instant;
  /** Why the correlation is not known, in the words of core's estimates; null when it is. At most 100 characters. */
  unknown_reason: string | null;
  /** What it amounts to in money: weekly spending, in minor units, in the lower and the upper third of weeks by the metric, and how many weeks each; null when not known. */
  effect: { readonly lower: Cents; readonly upper: Cents; readonly lower_weeks: number; readonly upper_weeks: number } | null;
  /** Only of `discretionary`: the category that it merely repeats, which is shown in its place; else null. */
  repeats: 'groceries' | 'dining' | 'shopping' | 'entertainment' | 'travel' | 'transport' | 'personal_care' | 'gifts' | 'health' | null;
}

/** When a person's pairs were last asked for and last worked out; one a person. */
export interface InsightRunRow extends Numbered, Owned {
  /** When something they rest on last changed. */
  requested_at: Instant;
  /** When they were last worked out; null when never, or when newer data wait and none had been. */
  finished_at: Instant | null;
  /** The Sunday of the last complete week that was looked at, in the person's time zone; null when never. */
  analysed_to: Day | null;
}

/** The answers to the financial questionnaire and what was made of them. Money in minor units, 0 … 1,000,000,000.00. */
export interface FinancialQuestionnaireSubmissionRow extends Numbered, Owned {
  /** After tax, a month. */
  monthly_income: Cents;
  /** A month; may be more than the income. */
  monthly_expenses: Cents;
  /** All that is put by. */
  current_savings: Cents;
  /** All that is owed, without a sign. */
  total_debt: Cents;
  /** 1 … 10. */
  risk_tolerance: number;
  /** Name of the goal → amount in minor units. */
  financial_goals: Readonly<Record<string, Cents>>;
  /** Whole points, 0 … 100. */
  financial_health_score: number;
  /** From the score: 80, 60 and 40 are where excellent, good and fair begin. */
  financial_health_level: 'excellent' | 'good' | 'fair' | 'needs_attention';
  /** What to do first and why: an object. */
  recommendations: StructuredOrNull;
  /** When it was answered. */
  submitted_at: Instant;
}

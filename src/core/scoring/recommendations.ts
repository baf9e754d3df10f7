import { type Cents, cents } from '../money/cents.ts';
import type { Finances } from './financial-score.ts';

/** What to see to first. */
export const PRIORITIES = ['build_emergency_fund', 'pay_down_debt', 'raise_saving_rate', 'grow_investments'] as const;

/** One of `PRIORITIES`. */
export type Priority = (typeof PRIORITIES)[number];

/** What is aimed at, as far as it is known. */
export interface Aims {
  /** The questionnaire's goal of that name; null when there is none. */
  readonly emergency_fund: Cents | null;
  /** The profile's goal amount, when what it is for is an emergency fund; else null. */
  readonly goal_amount: Cents | null;
  /** Months the profile gives it, 1 … 600; null when not said. */
  readonly goal_timeline_months: number | null;
}

/** What follows from the answers. */
export interface Recommendation {
  readonly priority: Priority;
  /** Money to put by a month, at least 0. */
  readonly monthly_savings_target: Cents;
  /** Over so many months. */
  readonly months: number;
  /** `avalanche_method`: the dearest debt first. Null without debt. */
  readonly debt_payoff_strategy: 'avalanche_method' | null;
  /** How much more goes out than comes in a month; 0 when it does not. */
  readonly gap: Cents;
  /** Whole months that savings would carry the gap; null without a gap. */
  readonly months_carried: number | null;
}

/** Months over which a goal is reached when nobody said. */
const MONTHS = 12;
/** Months of expenses that are a cushion. */
const CUSHION_MONTHS = 3;

function priorityOf({ monthly_income: income, monthly_expenses: expenses, current_savings: savings, total_debt: debt }: Finances): Priority {
  if (savings < CUSHION_MONTHS * expenses) return 'build_emergency_fund';
  // Above 36 % of a year's income, in whole numbers.
  if (debt * 100 > 36 * 12 * income) return 'pay_down_debt';
  if ((income - expenses) * 10 < income) return 'raise_saving_rate';
  return 'grow_investments';
}

/** What to see to first, and how much a month it takes. What is saved for a goal that was named counts as 0: nobody said. */
export function recommend(finances: Finances, { emergency_fund, goal_amount, goal_timeline_months }: Aims): Recommendation {
  const { monthly_income: income, monthly_expenses: expenses, current_savings: savings, total_debt: debt } = finances;
  const open = emergency_fund ?? goal_amount ?? CUSHION_MONTHS * expenses - savings;
  const months = goal_timeline_months ?? MONTHS;
  const gap = cents(Math.max(0, expenses - income));
  return {
    priority: priorityOf(finances),
    monthly_savings_target: cents(Math.round(Math.max(0, open) / months)),
    months,
    debt_payoff_strategy: debt > 0 ? 'avalanche_method' : null,
    gap,
    months_carried: gap === 0 ? null : Math.floor(savings / gap),
  };
}

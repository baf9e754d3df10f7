import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cents, cents } from '../money/cents.ts';
import { type Finances, financialScore, levelOf, movesMost } from './financial-score.ts';
import { recommend } from './recommendations.ts';

const of = (income: number, expenses: number, savings: number, debt: number): Finances => ({
  monthly_income: cents(Math.round(income * 100)),
  monthly_expenses: cents(Math.round(expenses * 100)),
  current_savings: cents(Math.round(savings * 100)),
  total_debt: cents(Math.round(debt * 100)),
});
const SAMPLE = of(7500, 4500, 5000, 25_000);
const NO_AIMS = { emergency_fund: null, goal_amount: null, goal_timeline_months: null };

const amount = fc.oneof(
  fc.constantFrom(0, 1, 100, 100_000, 100_000_000_000),
  fc.integer({ min: 0, max: 2_000_000 }),
  fc.integer({ min: 0, max: 100_000_000_000 }),
);
const finances = fc.tuple(amount, amount, amount, amount).map(
  ([income, expenses, savings, debt]): Finances => ({
    monthly_income: cents(income),
    monthly_expenses: cents(expenses),
    current_savings: cents(savings),
    total_debt: cents(debt),
  }),
);

/** The three parts on drawn lines, in floats, with no whole number near enough to be missed. */
function slowSum({ monthly_income: income, monthly_expenses: expenses, current_savings: savings, total_debt: debt }: Finances): number {
  const on = (value: number, from: number, to: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)));
  const saving = income === 0 ? 0 : 40 * on((income - expenses) / income, 0, 0.2);
  const cushion = expenses === 0 ? (savings > 0 ? 30 : 0) : 30 * on(savings / expenses, 0, 3);
  const owed = income === 0 ? (debt === 0 ? 30 : 0) : 30 * on(debt / (12 * income), 1, 0);
  return saving + cushion + owed;
}

describe('the financial score', () => {
  it('of the known answers is 72 and good: 40 and 11.11 and 21.67', () => {
    const { score, level, parts } = financialScore(SAMPLE);
    expect([score, level]).toEqual([72, 'good']);
    expect(parts).toEqual([
      { part: 'saving_rate', points: 40, out_of: 40, value: 0.4, to_raise: null },
      { part: 'cushion', points: 11.11, out_of: 30, value: 1.1111, to_raise: { by: 'save_up', amount: 850_000 } },
      { part: 'debt', points: 21.67, out_of: 30, value: 0.2778, to_raise: { by: 'pay_down', amount: 2_500_000 } },
    ]);
  });

  it.each([
    ['nothing at all', of(0, 0, 0, 0), 30, 'needs_attention'],
    ['no income, and savings', of(0, 1000, 3000, 0), 60, 'good'],
    ['no income, and debt', of(0, 1000, 0, 1), 0, 'needs_attention'],
    ['no expenses, and something put by', of(1000, 0, 0.01, 0), 100, 'excellent'],
    ['no expenses, and nothing put by', of(1000, 0, 0, 0), 70, 'good'],
    ['expenses above income', of(1000, 1500, 500, 6000), 18, 'needs_attention'],
    ['exactly a fifth saved, three months, no debt', of(1000, 800, 2400, 0), 100, 'excellent'],
    ['a year of income owed', of(1000, 800, 2400, 12_000), 70, 'good'],
    ['a billion of each', of(1e9, 1e9, 1e9, 1e9), 37, 'needs_attention'],
  ] as const)('of %s', (_what, answers, score, level) => {
    expect(financialScore(answers)).toMatchObject({ score, level });
  });

  it('begins a level at 80, 60 and 40', () => {
    expect([100, 80, 79, 60, 59, 40, 39, 0].map(levelOf)).toEqual([
      'excellent',
      'excellent',
      'good',
      'good',
      'fair',
      'fair',
      'needs_attention',
      'needs_attention',
    ]);
  });

  it('does not lose a point that its parts add up to exactly', () => {
    // 200 × 3/70 + 10 × 10/7 + … are thirds and sevenths whose sum is whole, and whose sum in floats need not be.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (saving, cushion, debt) => {
        // An income of 600 × expenses' share, so that each part has exactly so many points.
        const income = 6_000_000;
        const expenses = income - (income * saving) / 200;
        const answers = {
          monthly_income: cents(income),
          monthly_expenses: cents(expenses),
          current_savings: cents((expenses * cushion) / 10),
          total_debt: cents((12 * income * (30 - debt)) / 30),
        };
        expect(financialScore(answers).score).toBe(saving + cushion + debt);
      }),
    );
  });

  it('is what the drawn lines give, and within 0 … 100', () => {
    fc.assert(
      fc.property(finances, (answers) => {
        const [{ score, parts }, slow] = [financialScore(answers), slowSum(answers)];
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Math.abs(parts.reduce((sum, { points }) => sum + points, 0) - slow)).toBeLessThan(0.016);
        if (Math.abs(slow - Math.round(slow)) > 1e-6) expect(score).toBe(Math.floor(slow));
      }),
    );
  });

  it('does not fall when more comes in, less goes out, more is put by, or less is owed', () => {
    fc.assert(
      fc.property(finances, fc.integer({ min: 1, max: 1_000_000 }), (answers, more) => {
        const better = (change: Partial<Finances>) =>
          expect(financialScore({ ...answers, ...change }).score).toBeGreaterThanOrEqual(financialScore(answers).score);
        better({ monthly_expenses: cents(Math.max(answers.monthly_expenses === 0 ? 0 : 1, answers.monthly_expenses - more)) });
        better({ monthly_income: cents(answers.monthly_income + more) });
        better({ current_savings: cents(answers.current_savings + more) });
        better({ total_debt: cents(Math.max(0, answers.total_debt - more)) });
      }),
    );
  });

  it('changes little for a cent, where money comes in and goes out', () => {
    const above = fc.integer({ min: 100_000, max: 10_000_000 });
    fc.assert(
      fc.property(above, above, amount, amount, (income, expenses, savings, debt) => {
        const answers = {
          monthly_income: cents(income),
          monthly_expenses: cents(expenses),
          current_savings: cents(savings),
          total_debt: cents(debt),
        };
        for (const key of ['monthly_income', 'monthly_expenses', 'current_savings', 'total_debt'] as const)
          expect(Math.abs(slowSum({ ...answers, [key]: answers[key] + 1 }) - slowSum(answers))).toBeLessThan(0.01);
      }),
    );
  });

  it('has all points of a part once what would raise it is done', () => {
    fc.assert(
      fc.property(finances, (answers) => {
        for (const { part, out_of, to_raise } of financialScore(answers).parts) {
          if (to_raise === null || to_raise.amount === null) continue;
          const { by, amount: much } = to_raise;
          const done: Finances = {
            ...answers,
            ...(by === 'spend_less' && { monthly_expenses: cents(answers.monthly_expenses - much) }),
            ...(by === 'save_up' && { current_savings: cents(answers.current_savings + much) }),
            ...(by === 'pay_down' && { total_debt: cents(answers.total_debt - much) }),
          };
          expect(financialScore(done).parts.find((each) => each.part === part)?.points).toBe(out_of);
          expect(much).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('what moves the score most', () => {
  it('is a tenth of the expenses for a year where it brings most, scored anew', () => {
    // 450 a month: spent less, 4,050 of expenses are 12.35 points of cushion; put by, 10,400 are 23.11; paid off, 19,600 are 23.47.
    expect(movesMost(SAMPLE)).toEqual({ part: 'cushion', step: 'save_up', amount: 45_000, points_more: 12, score_after: 84 });
  });

  it('is nothing at 100, and always more than now', () => {
    expect(movesMost(of(1000, 800, 2400, 0))).toBeNull();
    fc.assert(
      fc.property(finances, (answers) => {
        const step = movesMost(answers);
        if (step !== null) expect(step.points_more > 0 && step.score_after >= financialScore(answers).score).toBe(true);
      }),
    );
  });
});

describe('what is recommended', () => {
  it('of the known answers is a fund of 15,000 in 12 months, and the dearest debt first', () => {
    const aims = { emergency_fund: cents(1_500_000), goal_amount: cents(1_500_000), goal_timeline_months: 12 };
    expect(recommend(SAMPLE, aims)).toEqual({
      priority: 'build_emergency_fund',
      monthly_savings_target: 125_000,
      months: 12,
      debt_payoff_strategy: 'avalanche_method',
      gap: 0,
      months_carried: null,
    });
  });

  it.each([
    ['build_emergency_fund', of(5000, 4000, 11_999, 0)],
    ['pay_down_debt', of(5000, 4000, 12_000, 21_600.01)],
    ['raise_saving_rate', of(5000, 4500.01, 13_501, 21_600)],
    ['grow_investments', of(5000, 4500, 13_500, 21_600)],
  ] as const)('is first to %s', (priority, answers) => {
    expect(recommend(answers, NO_AIMS).priority).toBe(priority);
  });

  it('aims at three months of expenses less what is there, when nothing else is named, and never below 0', () => {
    expect(recommend(SAMPLE, NO_AIMS).monthly_savings_target).toBe(Math.round((1_350_000 - 500_000) / 12));
    expect(recommend(of(5000, 1000, 9000, 0), NO_AIMS)).toMatchObject({ monthly_savings_target: 0, debt_payoff_strategy: null });
    const named: Cents = cents(1_000_000);
    expect(recommend(SAMPLE, { ...NO_AIMS, goal_amount: named, goal_timeline_months: 10 }).monthly_savings_target).toBe(100_000);
    expect(recommend(SAMPLE, { ...NO_AIMS, emergency_fund: cents(0), goal_amount: named }).monthly_savings_target).toBe(0);
  });

  it('says of expenses above income how wide the gap is and how long savings carry it', () => {
    expect(recommend(of(1000, 1500, 2100, 0), NO_AIMS)).toMatchObject({ gap: 50_000, months_carried: 4 });
    expect(recommend(of(0, 1500, 0, 0), NO_AIMS)).toMatchObject({ gap: 150_000, months_carried: 0 });
  });
});

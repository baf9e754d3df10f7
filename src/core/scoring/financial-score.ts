import { type Cents, cents } from '../money/cents.ts';

/** The four amounts that the score is made of; all at least 0. Expenses may be above income, and 0 is a value. */
export interface Finances {
  /** After tax, a month. */
  readonly monthly_income: Cents;
  readonly monthly_expenses: Cents;
  /** All that is put by. */
  readonly current_savings: Cents;
  /** All that is owed. */
  readonly total_debt: Cents;
}

/** The parts of the score, in the order in which they are shown. */
export const SCORE_PARTS = ['saving_rate', 'cushion', 'debt'] as const;

/** One of `SCORE_PARTS`. */
export type ScorePartName = (typeof SCORE_PARTS)[number];

/** What would bring a part all its points. `amount` is money a month for `spend_less`, money in all for the others; null when no amount says it. */
export interface ToRaise {
  readonly by: 'spend_less' | 'save_up' | 'pay_down' | 'earn';
  readonly amount: Cents | null;
}

/** A part of the score. */
export interface ScorePart {
  readonly part: ScorePartName;
  /** 0 … `out_of`, to two decimals. */
  readonly points: number;
  readonly out_of: number;
  /** What it is earned with: the share of income that is left, months of expenses that are put by, or debt over a year's income. Null when it divides by 0. */
  readonly value: number | null;
  /** Null when it has all its points. */
  readonly to_raise: ToRaise | null;
}

/** How a score is called: excellent from 80, good from 60, fair from 40. */
export type ScoreLevel = 'excellent' | 'good' | 'fair' | 'needs_attention';

/** The score with what it is made of. */
export interface FinancialScore {
  /** Whole points, 0 … 100: the floor of the sum of the parts, before they are rounded for show. */
  readonly score: number;
  readonly level: ScoreLevel;
  readonly parts: readonly ScorePart[];
}

/** A number of points as an exact fraction: a sum of floats may miss a whole number by its last digit, and a floor would lose a point. */
interface Points {
  readonly over: bigint;
  readonly under: bigint;
  readonly out_of: number;
}

const clamped = (over: bigint, under: bigint, out_of: number): Points => {
  const most = BigInt(out_of) * under;
  return { over: over < 0n ? 0n : over > most ? most : over, under, out_of };
};
const all = (out_of: number): Points => ({ over: BigInt(out_of), under: 1n, out_of });
const none = (out_of: number): Points => ({ over: 0n, under: 1n, out_of });

/** 40 points for a fifth of the income, in proportion: 200 × (income − expenses) / income. */
function ofSaving({ monthly_income: income, monthly_expenses: expenses }: Finances): Points {
  return income === 0 ? none(40) : clamped(200n * BigInt(income - expenses), BigInt(income), 40);
}

/** 30 points for three months of expenses: 10 × savings / expenses. */
function ofCushion({ current_savings: savings, monthly_expenses: expenses }: Finances): Points {
  if (expenses === 0) return savings > 0 ? all(30) : none(30);
  return clamped(10n * BigInt(savings), BigInt(expenses), 30);
}

/** 30 points without debt, none when it is a year's income: 30 × (12 income − debt) / (12 income). */
function ofDebt({ total_debt: debt, monthly_income: income }: Finances): Points {
  if (income === 0) return debt === 0 ? all(30) : none(30);
  return clamped(30n * (12n * BigInt(income) - BigInt(debt)), 12n * BigInt(income), 30);
}

const points = (finances: Finances): readonly Points[] => [ofSaving(finances), ofCushion(finances), ofDebt(finances)];

/** The sum in hundredths of a point or in points, rounded down: exact. */
function total(parts: readonly Points[], scale: bigint): number {
  const under = parts.reduce((product, part) => product * part.under, 1n);
  const over = parts.reduce((sum, part) => sum + part.over * (under / part.under), 0n);
  return Number((scale * over) / under);
}

const shown = ({ over, under }: Points): number => Number((200n * over + under) / (2n * under)) / 100;
const isFull = ({ over, under, out_of }: Points): boolean => over === BigInt(out_of) * under;

/** A ratio to four decimals; null when it divides by 0. */
const ratio = (over: number, under: number): number | null => (under === 0 ? null : Math.round((over / under) * 10_000) / 10_000 + 0);

/** A fifth of the income is left when expenses are four fifths. Never more than the expenses: with no income nothing less would do. */
const toSpendLess = ({ monthly_income: income, monthly_expenses: expenses }: Finances): ToRaise =>
  income === 0 ? { by: 'earn', amount: null } : { by: 'spend_less', amount: cents(Math.ceil(expenses - (4 * income) / 5)) };

const toSaveUp = ({ monthly_expenses: expenses, current_savings: savings }: Finances): ToRaise => ({
  by: 'save_up',
  // Without expenses anything put by is a cushion: a unit of the currency will do.
  amount: expenses === 0 ? cents(100) : cents(3 * expenses - savings),
});

/** How a score is called. */
export function levelOf(score: number): ScoreLevel {
  if (score >= 80) return 'excellent';
  if (score >= 60) return 'good';
  return score >= 40 ? 'fair' : 'needs_attention';
}

/** The score of someone's finances. docs/METHODS.md has the formulas. */
export function financialScore(finances: Finances): FinancialScore {
  const { monthly_income: income, monthly_expenses: expenses, current_savings: savings, total_debt: debt } = finances;
  const [saving = none(40), cushion = none(30), owed = none(30)] = points(finances);
  const score = total([saving, cushion, owed], 1n);
  const part = (name: ScorePartName, of: Points, value: number | null, toRaise: ToRaise): ScorePart => ({
    part: name,
    points: shown(of),
    out_of: of.out_of,
    value,
    to_raise: isFull(of) ? null : toRaise,
  });
  return {
    score,
    level: levelOf(score),
    parts: [
      part('saving_rate', saving, ratio(income - expenses, income), toSpendLess(finances)),
      part('cushion', cushion, ratio(savings, expenses), toSaveUp(finances)),
      part('debt', owed, ratio(debt, 12 * income), { by: 'pay_down', amount: debt }),
    ],
  };
}

/** The one step that would move the score most. */
export interface MovesMost {
  readonly part: ScorePartName;
  readonly step: 'spend_less' | 'save_up' | 'pay_down';
  /** Money a month, for a year. */
  readonly amount: Cents;
  /** Points more than now, above 0, to two decimals. */
  readonly points_more: number;
  /** The score then. */
  readonly score_after: number;
}

/** A tenth of what is spent in a month (of the income, when nothing is), in whole units of the currency, at least one. */
const effortOf = ({ monthly_expenses: expenses, monthly_income: income }: Finances): Cents =>
  cents(Math.max(1, Math.round((expenses === 0 ? income : expenses) / 1000)) * 100);

/**
 * What the same effort would do in three places: so much a month for a year, spent less, put by, or paid off. Each is scored anew, and the one
 * that brings most points is answered, the first of equals. Null when none brings any.
 */
export function movesMost(finances: Finances): MovesMost | null {
  const amount = effortOf(finances);
  const year = 12 * amount;
  const before = total(points(finances), 1_000_000n);
  const steps = [
    { part: 'saving_rate', step: 'spend_less', after: { ...finances, monthly_expenses: cents(Math.max(0, finances.monthly_expenses - amount)) } },
    { part: 'cushion', step: 'save_up', after: { ...finances, current_savings: cents(finances.current_savings + year) } },
    { part: 'debt', step: 'pay_down', after: { ...finances, total_debt: cents(Math.max(0, finances.total_debt - year)) } },
  ] as const;
  const scored = steps.map(({ part, step, after }) => ({ part, step, gain: total(points(after), 1_000_000n) - before, after }));
  const [best] = scored.toSorted((one, other) => other.gain - one.gain);
  if (best === undefined || best.gain < 5_000) return null;
  return {
    part: best.part,
    step: best.step,
    amount,
    points_more: Math.round(best.gain / 10_000) / 100,
    score_after: financialScore(best.after).score,
  };
}

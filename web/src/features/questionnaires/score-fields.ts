import type { WrittenAmount } from '../../design/parts/money-input.tsx';
import type { GoalRow } from './goals.ts';
import type { AmountName } from './prefill.ts';

/** What the form of the figures holds. */
export interface ScoreFields extends Record<AmountName, WrittenAmount> {
  risk_tolerance: number | null;
  goals: GoalRow[];
}

import { expect, it } from 'vitest';
import type { HealthMetric } from '../../../../src/core/insight/series.ts';
import type { TestedPair } from '../../../../src/features/insights/contract.ts';
import { chosenPairs } from './pairs-order.ts';

const pair = (health_metric: HealthMetric, correlation_strength: number | null): TestedPair => ({
  health_metric,
  spending_category: 'dining',
  correlation_strength,
  pearson_correlation: null,
  correlation_direction: 'none',
  sample_size: 20,
  effective_sample_size: null,
  p_value: null,
  q_value: null,
  confidence_interval_lower: null,
  confidence_interval_upper: null,
  effect: null,
  unknown_reason: null,
  shown: false,
  why_not: null,
  repeats: null,
});
const PAIRS = [pair('stress_level', 0.2), pair('sleep_hours', -0.6), pair('stress_level', 0), pair('mood_rating', null)];
const figures = (pairs: readonly TestedPair[]) => pairs.map(({ correlation_strength }) => correlation_strength);

it('lists pairs as they come, by strength whichever way, or of one figure; those that are not known last', () => {
  expect(figures(chosenPairs(PAIRS, {}))).toEqual([0.2, -0.6, 0, null]);
  expect(figures(chosenPairs(PAIRS, { order: 'strongest' }))).toEqual([-0.6, 0.2, 0, null]);
  expect(figures(chosenPairs(PAIRS, { order: 'strongest', metric: 'stress_level' }))).toEqual([0.2, 0]);
});

import type { HealthMetric } from '../../../../src/core/insight/series.ts';
import type { TestedPair } from '../../../../src/features/insights/contract.ts';
import type { ORDERS } from './search.ts';

interface Chosen {
  readonly order?: (typeof ORDERS)[number] | undefined;
  readonly metric?: HealthMetric | undefined;
}

const strength = ({ correlation_strength: r }: TestedPair): number => (r === null ? -1 : Math.abs(r));

/** The pairs of one figure, or all, in the order wished: as they come, which is the surest first, or the strongest first. Unknown ones stay last. */
export function chosenPairs(pairs: readonly TestedPair[], { order = 'surest', metric }: Chosen): readonly TestedPair[] {
  const chosen = pairs.filter(({ health_metric }) => metric === undefined || health_metric === metric);
  return order === 'surest' ? chosen : chosen.toSorted((one, other) => strength(other) - strength(one));
}

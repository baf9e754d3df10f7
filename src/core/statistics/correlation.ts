import { type Estimate, known, unknown } from '../estimate.ts';
import { meanRanks } from './ranks.ts';
import { correlationOf, unitDeviations } from './standard-scores.ts';

/** Fewest pairs of which a correlation says anything: through two points there is always a line. */
export const FEWEST_PAIRS = 3;

/**
 * Pearson's product-moment correlation of two series of equal length, −1 … 1. Not known with fewer than 3 pairs (reason `pairs`), or when a
 * series does not vary (`constant`). Pearson 1895.
 */
export function pearson(x: readonly number[], y: readonly number[]): Estimate<number> {
  if (x.length < FEWEST_PAIRS) return unknown('pairs', x.length, FEWEST_PAIRS);
  const [one, other] = [unitDeviations(x), unitDeviations(y)];
  if (one === undefined || other === undefined) return unknown('constant', 1, 2);
  return known(correlationOf(one, other));
}

/** Spearman's rank correlation: Pearson's of the mean ranks, so that only the order of values counts. Not known as Pearson's is. Spearman 1904. */
export const spearman = (x: readonly number[], y: readonly number[]): Estimate<number> => pearson(meanRanks(x), meanRanks(y));

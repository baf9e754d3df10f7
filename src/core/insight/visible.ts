import { correlationNeeded } from '../statistics/t-distribution.ts';
import { WEAKEST_SHOWN } from './pair.ts';
import { WEEKS_NEEDED } from './window.ts';

/** What is called seen: a correlation that chance alone would reach in one sample of twenty. */
const SEEN_P = 0.05;

/**
 * The smallest correlation, 0 … 1, that so many weeks can tell from chance (two-sided p of 0.05, weeks that do not depend on each other): 0.388
 * of 26, 0.273 of 52. Null below 12 weeks, of which nothing is shown. With 70 pairs at once it takes more: a bound from below, and said as one.
 */
export const smallestVisible = (weeks: number): number | null => (weeks < WEEKS_NEEDED ? null : correlationNeeded(SEEN_P, weeks));

/** The weeks from which the weakest correlation that is shown, 0.3, can be told from chance. */
export function weeksForWeakest(): number {
  let weeks = WEEKS_NEEDED;
  while (correlationNeeded(SEEN_P, weeks) > WEAKEST_SHOWN) weeks += 1;
  return weeks;
}

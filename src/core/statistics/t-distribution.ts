// The only door to the distribution of t: it takes a tenth of a second and 15 MB to load, so what need not have it must not import this.
import cdf from '@stdlib/stats-base-dists-t-cdf';
import quantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * Two-sided p of a correlation of −1 … 1 from a sample of effective size `size`, which is above 2: Student's t with size − 2 degrees of
 * freedom, which need not be whole. Taken from the lower tail, so that small ones keep their digits. A perfect correlation has p = 0.
 */
export function correlationP(correlation: number, size: number): number {
  const freedom = size - 2;
  const rest = 1 - correlation * correlation;
  if (rest <= 0) return 0;
  return Math.min(1, 2 * cdf(-Math.abs(correlation) * Math.sqrt(freedom / rest), freedom));
}

/** The smallest correlation, 0 … 1, whose two-sided p is `p` or less in a sample of effective size `size`, which is above 2. */
export function correlationNeeded(p: number, size: number): number {
  const freedom = size - 2;
  const t = quantile(1 - p / 2, freedom);
  return t / Math.sqrt(freedom + t * t);
}

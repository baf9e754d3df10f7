import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autocorrelations, effectiveSize } from './effective-size.ts';
import { unitDeviations } from './standard-scores.ts';

interface Seen {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

const series = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -9, max: 9 })), { minLength: 5, maxLength: 60 })
  .filter((list) => new Set(list.map(([, value]) => value)).size > 1)
  .map((list): Seen => {
    let step = 0;
    return { at: list.map(([gap]) => (step += gap)), values: list.map(([, value]) => value) };
  });

/** Every two observations, each with how far apart they are; deviations from the mean, over the variance. */
function slowAutocorrelations({ at, values }: Seen): number[] {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  return Array.from({ length: Math.floor(values.length / 5) }, (_, index) => {
    const products = values.flatMap((one, i) =>
      values.flatMap((other, j) => ((at[j] ?? 0) - (at[i] ?? 0) === index + 1 ? [(one - mean) * (other - mean)] : [])),
    );
    return products.length === 0 ? 0 : products.reduce((total, product) => total + product, 0) / products.length / variance;
  });
}

const fastAutocorrelations = ({ at, values }: Seen): Float64Array => autocorrelations(unitDeviations(values) ?? new Float64Array(0), at);

describe('the effective size of a sample', () => {
  it('is worked out by hand for ten weeks that rise and fall', () => {
    // Deviations −1 −1 −1 −1 −1 1 1 1 1 1: nine neighbours, of which one pair differs, 7/9; eight at two weeks, two differ, 4/8.
    const weeks = { at: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], values: [0, 0, 0, 0, 0, 2, 2, 2, 2, 2] };
    const lags = fastAutocorrelations(weeks);
    expect([...lags]).toEqual([expect.closeTo(7 / 9, 12), expect.closeTo(1 / 2, 12)]);
    expect(effectiveSize(10, lags, lags)).toBeCloseTo(10 / (1 + 2 * (0.9 * (7 / 9) ** 2 + 0.8 / 4)), 12);
  });

  it('rests on the autocorrelations that a walk over all pairs finds, gaps left out', () => {
    fc.assert(
      fc.property(series, (seen) => {
        const slow = slowAutocorrelations(seen);
        expect([...fastAutocorrelations(seen)]).toEqual(slow.map((value) => expect.closeTo(value, 9)));
      }),
    );
  });

  it('is at most the number of observations, at least what is above 0, and that number when one series does not last', () => {
    fc.assert(
      fc.property(series, (seen) => {
        const size = seen.values.length;
        const lags = fastAutocorrelations(seen);
        const effective = effectiveSize(size, lags, lags);
        expect(effective).toBeGreaterThan(0);
        expect(effective).toBeLessThanOrEqual(size);
        expect(effectiveSize(size, lags, new Float64Array(lags.length))).toBe(size);
      }),
    );
  });

  it('does not grow because two series alternate', () => {
    const lags = Float64Array.from([-0.9, 0.8]);
    expect(effectiveSize(10, lags, Float64Array.from([0.9, -0.8]))).toBe(10);
  });
});

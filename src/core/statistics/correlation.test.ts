import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson, spearman } from './correlation.ts';
import { pearsonInterval, spearmanInterval } from './interval.ts';
import { meanRanks } from './ranks.ts';
import { correlationNeeded, correlationP } from './t-distribution.ts';

/** Fifteen pairs with ties in both, whose figures other programs give too. */
const X = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51];
const Y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19];

const valueOf = (estimate: ReturnType<typeof pearson>): number => (estimate.known ? estimate.value : Number.NaN);

/** By counting: how many are smaller, and half of those that are equal. */
const slowRanks = (values: readonly number[]): number[] =>
  values.map((value) => 0.5 + values.filter((other) => other < value).length + values.filter((other) => other === value).length / 2);

/** By the means of all differences of pairs, which needs no mean of a series. */
function slowPearson(x: readonly number[], y: readonly number[]): number {
  let [xy, xx, yy] = [0, 0, 0];
  for (const [i, xi] of x.entries())
    for (const [j, xj] of x.entries()) {
      const [dx, dy] = [xi - xj, (y[i] ?? 0) - (y[j] ?? 0)];
      xy += dx * dy;
      xx += dx * dx;
      yy += dy * dy;
    }
  return xy / Math.sqrt(xx) / Math.sqrt(yy);
}

/** The share of the distribution of t beyond ±t, by Simpson's rule over the angle whose tangent is t/√ν: the density is there cos^(ν−1). */
function slowP(correlation: number, size: number): number {
  const freedom = size - 2;
  const integral = (from: number, to: number): number => {
    const [steps, width] = [4000, (to - from) / 4000];
    const heights = Array.from({ length: steps + 1 }, (_, step) => Math.cos(Math.min(from + step * width, Math.PI / 2)) ** (freedom - 1));
    return (width / 3) * heights.reduce((total, height, step) => total + height * (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2), 0);
  };
  const angle = Math.atan(Math.abs(correlation) / Math.sqrt(1 - correlation ** 2));
  return integral(angle, Math.PI / 2) / integral(0, Math.PI / 2);
}

const pairs = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), { minLength: 3, maxLength: 60 })
  .filter((list) => new Set(list.map(([x]) => x)).size > 1 && new Set(list.map(([, y]) => y)).size > 1)
  .map((list) => ({ x: list.map(([x]) => x), y: list.map(([, y]) => y) }));

describe('correlation', () => {
  it('has the figures that other programs give for a known example', () => {
    expect(valueOf(spearman(X, Y))).toBeCloseTo(0.8699639, 7);
    expect(correlationP(valueOf(spearman(X, Y)), 15)).toBeCloseTo(2.492006e-5, 11);
    const ranked = spearmanInterval(valueOf(spearman(X, Y)), 15);
    expect([ranked.lower, ranked.upper]).toEqual([expect.closeTo(0.5840951, 7), expect.closeTo(0.9638297, 7)]);
    expect(valueOf(pearson(X, Y))).toBeCloseTo(0.8107739, 7);
    expect(correlationP(valueOf(pearson(X, Y)), 15)).toBeCloseTo(2.4554e-4, 8);
    const plain = pearsonInterval(valueOf(pearson(X, Y)), 15);
    expect([plain.lower, plain.upper]).toEqual([expect.closeTo(0.510563, 6), expect.closeTo(0.934791, 6)]);
  });

  it('needs 0.388 of 26 weeks and 0.273 of 52 to be told from chance', () => {
    expect([26, 52].map((weeks) => correlationNeeded(0.05, weeks))).toEqual([expect.closeTo(0.388, 3), expect.closeTo(0.273, 3)]);
  });

  it('is what slow ways of other kinds find', () => {
    fc.assert(
      fc.property(pairs, ({ x, y }) => {
        expect(meanRanks(x)).toEqual(slowRanks(x));
        expect(valueOf(pearson(x, y))).toBeCloseTo(slowPearson(x, y), 10);
        expect(valueOf(spearman(x, y))).toBeCloseTo(slowPearson(slowRanks(x), slowRanks(y)), 10);
      }),
    );
  });

  it('has a p that is the share of the distribution beyond it, for sizes that are not whole as well', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.98, noNaN: true }), fc.double({ min: 4, max: 120, noNaN: true }), (correlation, size) => {
        expect(correlationP(correlation, size)).toBeCloseTo(slowP(correlation, size), 8);
        expect(correlationP(-correlation, size)).toBe(correlationP(correlation, size));
      }),
    );
  });

  it('is needed to be what has the p that is asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 600 }), fc.double({ min: 0.001, max: 0.5, noNaN: true }), (size, p) => {
        expect(correlationP(correlationNeeded(p, size), size)).toBeCloseTo(p, 8);
      }),
    );
  });

  it('is the same either way round, turns its sign with one series, and does not mind how ranks were stretched', () => {
    fc.assert(
      fc.property(pairs, ({ x, y }) => {
        const value = valueOf(spearman(x, y));
        expect(valueOf(spearman(y, x))).toBeCloseTo(value, 12);
        expect(
          valueOf(
            spearman(
              x,
              y.map((each) => -each),
            ),
          ),
        ).toBeCloseTo(-value, 12);
        expect(
          valueOf(
            spearman(
              x.map((each) => Math.exp(each / 10)),
              y,
            ),
          ),
        ).toBe(value);
        expect(Math.abs(value)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is told for values of any size, and is 1 of a series with itself', () => {
    for (const scale of [1e-300, 1e-9, 1, 1e12, 1e300])
      expect(
        valueOf(
          pearson(
            X.map((each) => each * scale),
            Y,
          ),
        ),
      ).toBeCloseTo(0.8107739, 7);
    expect([valueOf(pearson(X, X)), valueOf(spearman(X, X)), correlationP(1, 15), correlationP(-1, 4)]).toEqual([1, 1, 0, 0]);
  });

  it('is not known of two pairs, of none, and of what does not vary', () => {
    expect(spearman([1, 2], [2, 1])).toEqual({ known: false, reason: 'pairs', have: 2, need: 3 });
    expect(pearson([], [])).toMatchObject({ known: false, reason: 'pairs', have: 0 });
    expect(spearman([3, 3, 3, 3], [1, 2, 3, 4])).toMatchObject({ known: false, reason: 'constant' });
    expect(pearson([1, 2, 3], [0.1, 0.1, 0.1])).toMatchObject({ known: false, reason: 'constant' });
  });

  it('lies within its interval, which is the narrower the more weeks there are', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 4, max: 200, noNaN: true }), (correlation, size) => {
        const { lower, upper } = spearmanInterval(correlation, size);
        expect(lower).toBeLessThanOrEqual(correlation + 1e-9);
        expect(upper).toBeGreaterThanOrEqual(correlation - 1e-9);
        expect(Math.min(lower + 1, 1 - upper)).toBeGreaterThanOrEqual(0);
        const wider = spearmanInterval(correlation, size - 0.5);
        expect(wider.upper - wider.lower).toBeGreaterThanOrEqual(upper - lower - 1e-12);
      }),
    );
  });
});

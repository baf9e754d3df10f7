import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseDiscoveryQ } from './false-discovery.ts';

/** The example of Benjamini and Hochberg's paper. */
const P = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];

/** The step-up rule as it is written: the largest i with p(i) ≤ i·rate/m, and all up to it. */
function slowlyRejected(p: readonly number[], rate: number): number {
  const sorted = p.toSorted((one, other) => one - other);
  return sorted.findLastIndex((value, index) => value <= ((index + 1) * rate) / p.length) + 1;
}

describe('the rate of false discoveries', () => {
  it('lets four of the fifteen pass at 0.05, as the paper says', () => {
    expect(falseDiscoveryQ(P).filter((q) => q <= 0.05)).toHaveLength(4);
    expect(falseDiscoveryQ(P.toReversed()).filter((q) => q <= 0.05)).toHaveLength(4);
  });

  it('lets as many pass as the rule of steps, at any rate', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { maxLength: 70 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p, rate) => {
        // A rate on the very edge may fall either way by the last binary digit.
        const edge = falseDiscoveryQ(p).some((q) => Math.abs(q - rate) < 1e-12);
        if (!edge) expect(falseDiscoveryQ(p).filter((q) => q <= rate)).toHaveLength(slowlyRejected(p, rate));
      }),
    );
  });

  it('is never below the p itself, keeps its order, and is 1 at most', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 70 }), (p) => {
        const q = falseDiscoveryQ(p);
        for (const [index, value] of p.entries()) {
          expect(q[index]).toBeGreaterThanOrEqual(value);
          expect(q[index]).toBeLessThanOrEqual(1);
          for (const [other, than] of p.entries()) if (value < than) expect(q[index] ?? 0).toBeLessThanOrEqual(q[other] ?? 0);
        }
      }),
    );
  });
});

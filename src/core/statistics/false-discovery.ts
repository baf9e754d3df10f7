/**
 * q values of p values, in the order given: the smallest rate of false discoveries at which each would be among the discoveries, when all of
 * them are judged together. q of the i-th smallest of m is the least of p·m/j over all j ≥ i, at most 1. Benjamini and Hochberg 1995.
 */
export function falseDiscoveryQ(p: readonly number[]): number[] {
  const order = p.map((_, index) => index).sort((one, other) => (p[one] ?? 0) - (p[other] ?? 0));
  const q = p.map(() => 1);
  let least = 1;
  for (let place = order.length; place >= 1; place -= 1) {
    const index = order[place - 1] ?? 0;
    least = Math.min(least, (p[index] ?? 0) * (p.length / place));
    q[index] = least;
  }
  return q;
}

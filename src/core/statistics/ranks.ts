/**
 * Mean ranks, 1 … n: the smallest value has rank 1, and equal values share the mean of the ranks they take together (Kendall 1945). Values
 * must be finite.
 */
export function meanRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const ranks = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    const value = values[order[from] ?? 0];
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === value) to += 1;
    // Ranks from + 1 … to, whose mean is halfway.
    for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Mean ranks, 1 … n: the smallest value has rank 1, and equal values share the mean of the ranks they take together (Kendall 1945). Values
 * must be finite.
 */
export function meanRanks(values: readonly number[]): number[] {
  // An array of numbers alone is sorted several times as fast as places by a function of two of them; a value's ranks are then looked up in it.
  const sorted = Float64Array.from(values).sort();
  return values.map((value) => {
    const smaller = countBelow(sorted, value, false);
    // Ranks smaller + 1 … up to it, whose mean is halfway.
    return (smaller + 1 + countBelow(sorted, value, true)) / 2;
  });
}

/** How many of the sorted values are smaller than this one, or, with `orEqual`, as small. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle] ?? 0;
    if (other < value || (orEqual && other === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

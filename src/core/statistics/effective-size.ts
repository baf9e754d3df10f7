/** Of N observations, autocorrelations up to a lag of N/5 are counted: those of longer lags rest on too few pairs. Pyper and Peterman 1998. */
const LAGS_SHARE = 5;

/**
 * Autocorrelations for lags 1 … ⌊N/5⌋ of a series with gaps. `deviations` are its unit deviations, and `at` is when each was observed, in whole
 * steps (weeks) and ascending: a lag is of the calendar, and pairs that a gap separates otherwise are left out. Each is the mean product
 * of the pairs at that distance over the variance, which for a series without gaps is N/(N − j) of the usual sum; 0 where no pair has the distance.
 */
export function autocorrelations(deviations: Float64Array, at: readonly number[]): Float64Array {
  const size = deviations.length;
  const first = at[0] ?? 0;
  const span = (at[size - 1] ?? 0) - first + 1;
  const lags = Math.floor(size / LAGS_SHARE);
  // Laid out by the calendar, a gap is a 0 which adds nothing; how many pairs there are is counted beside it.
  const values = new Float64Array(span);
  const seen = new Uint8Array(span);
  for (let index = 0; index < size; index += 1) {
    values[(at[index] ?? 0) - first] = deviations[index] ?? 0;
    seen[(at[index] ?? 0) - first] = 1;
  }
  const found = new Float64Array(lags);
  for (let lag = 1; lag <= lags; lag += 1) {
    let total = 0;
    for (let step = 0; step + lag < span; step += 1) total += (values[step] ?? 0) * (values[step + lag] ?? 0);
    const pairs = span === size ? size - lag : pairsApart(seen, lag);
    // The deviations' squares add up to 1: their variance is 1 / N.
    found[lag - 1] = pairs === 0 ? 0 : (total / pairs) * size;
  }
  return found;
}

/** How many pairs of observations are so many steps apart. */
function pairsApart(seen: Uint8Array, lag: number): number {
  let pairs = 0;
  for (let step = 0; step + lag < seen.length; step += 1) pairs += (seen[step] ?? 0) & (seen[step + lag] ?? 0);
  return pairs;
}

/**
 * The effective size of a sample of N pairs whose series are autocorrelated: 1/N* = 1/N + (2/N) Σ ((N − j)/N) a_x(j) a_y(j), over lags
 * j = 1 … ⌊N/5⌋. At most N: series that alternate do not make a sample larger. Pyper and Peterman 1998, equation 1.
 */
export function effectiveSize(size: number, one: Float64Array, other: Float64Array): number {
  let total = 0;
  for (let lag = 1; lag <= one.length; lag += 1) total += ((size - lag) / size) * (one[lag - 1] ?? 0) * (other[lag - 1] ?? 0);
  const share = 1 + 2 * total;
  return share <= 1 ? size : size / share;
}

/**
 * The values less their mean, over the root of their sum of squares, so that the sum of products of two such series is Pearson's correlation.
 * Undefined when all values are equal, or there are none: nothing varies then. Values must be finite; they may be of any size, since they are
 * scaled by the largest before anything is squared.
 */
export function unitDeviations(values: readonly number[]): Float64Array | undefined {
  const first = values[0];
  if (first === undefined || values.every((value) => value === first)) return undefined;
  // Loops over one array: a year of people is analysed every night, and this is most of it.
  const deviations = new Float64Array(values);
  scale(deviations, largestOf(deviations));
  let mean = 0;
  for (let index = 0; index < deviations.length; index += 1) mean += deviations[index] ?? 0;
  mean /= deviations.length;
  for (let index = 0; index < deviations.length; index += 1) deviations[index] = (deviations[index] ?? 0) - mean;
  // A second scaling: deviations may be far smaller than the values they are of.
  const widest = largestOf(deviations);
  if (widest === 0) return undefined;
  scale(deviations, widest);
  let squares = 0;
  for (let index = 0; index < deviations.length; index += 1) squares += (deviations[index] ?? 0) ** 2;
  scale(deviations, Math.sqrt(squares));
  return deviations;
}

function largestOf(values: Float64Array): number {
  let most = 0;
  for (let index = 0; index < values.length; index += 1) most = Math.max(most, Math.abs(values[index] ?? 0));
  return most;
}

function scale(values: Float64Array, by: number): void {
  for (let index = 0; index < values.length; index += 1) values[index] = (values[index] ?? 0) / by;
}

/** Sum of products of two series of equal length, −1 … 1 when both are unit deviations: rounding is kept within that. */
export function correlationOf(one: Float64Array, other: Float64Array): number {
  let total = 0;
  for (let index = 0; index < one.length; index += 1) total += (one[index] ?? 0) * (other[index] ?? 0);
  // Fifteen digits are what sums of so many products have: 0.9999999999999998 is 1.
  const rounded = Math.abs(total) > 1 - 1e-12 ? Math.sign(total) : total;
  return Math.abs(rounded) < 1e-15 ? 0 : rounded;
}

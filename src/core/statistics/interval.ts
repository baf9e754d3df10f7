/** An interval that holds the true correlation in 95 of 100 samples. */
export interface Interval {
  /** −1 … 1, at most `upper`. */
  readonly lower: number;
  readonly upper: number;
}

/** The normal quantile of 0.975. */
const Z_95 = 1.959963984540054;

/** By Fisher's z: the correlation is bent so that it is spread evenly, and the bounds are bent back. A perfect one has no width. */
function around(correlation: number, standardError: number): Interval {
  const z = Math.atanh(correlation);
  return { lower: Math.tanh(z - Z_95 * standardError), upper: Math.tanh(z + Z_95 * standardError) };
}

/** 95 % interval of Pearson's correlation from a sample of effective size above 3: standard error 1/√(N − 3). Fisher 1921. */
export const pearsonInterval = (correlation: number, size: number): Interval => around(correlation, 1 / Math.sqrt(size - 3));

/**
 * 95 % interval of Spearman's correlation from a sample of effective size above 3: standard error √((1 + r²/2)/(N − 3)), since ranks vary more
 * the stronger they go together. Bonett and Wright 2000.
 */
export const spearmanInterval = (correlation: number, size: number): Interval =>
  around(correlation, Math.sqrt((1 + (correlation * correlation) / 2) / (size - 3)));

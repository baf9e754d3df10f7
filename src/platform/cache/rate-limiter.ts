/** So many in a time. */
export interface RateLimit {
  /** Counts of different limits do not touch. Letters, digits and `_`. */
  readonly name: string;
  readonly most: number;
  readonly seconds: number;
  /**
   * Whether each allowed try lengthens the window, so that never more than `most` fall into any `seconds`; left out, twice as many may around the end of a
   * window. For guesses at a secret, not for what people go on doing all day: their window would not end.
   */
  readonly rolling?: true;
}

/** Where a key stands after a try. */
export interface RateCount {
  /** Whether this try is within the limit. */
  readonly allowed: boolean;
  /** Tries left in the present window. */
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number;
}

/**
 * Counts tries in windows that begin with a key's first try (its last allowed one, where the limit is `rolling`): at most `most` of them are allowed until
 * the window ends, then a new one may begin. A refused try does not lengthen the window. Every implementation passes `rate-limiter.conformance.ts`.
 */
export interface RateLimiter {
  take(limit: RateLimit, key: string): Promise<RateCount>;
  /** Takes back one allowed try of the present window, as if it had not been: for tries that are counted first and turn out to be no offence. */
  giveBack(limit: RateLimit, key: string): Promise<void>;
  close(): Promise<void>;
}

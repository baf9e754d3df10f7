/** So many in a time. */
export interface RateLimit {
  /** Counts of different limits do not touch. Letters, digits and `_`. */
  readonly name: string;
  readonly most: number;
  readonly seconds: number;
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
 * Counts tries in windows that begin with a key's first try: at most `most` of them are allowed until the window ends, then a new one may begin.
 * A refused try does not lengthen the window. Every implementation passes `rate-limiter.conformance.ts`.
 */
export interface RateLimiter {
  take(limit: RateLimit, key: string): Promise<RateCount>;
  /** Takes back one allowed try of the present window, as if it had not been: for tries that are counted first and turn out to be no offence. */
  giveBack(limit: RateLimit, key: string): Promise<void>;
  close(): Promise<void>;
}

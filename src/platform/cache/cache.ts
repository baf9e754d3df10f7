/** An answer that was worked out once. */
export interface Kept {
  readonly text: string;
  /** Until when it may be given, in milliseconds of the clock. */
  readonly until: number;
}

/**
 * Keeps texts for a while, and may forget any of them at any time. It never fails and is never waited for long: what cannot be read is not there. Nothing in it is
 * ever changed: a key names one state of what the text was worked out from. Every implementation passes `cache.conformance.ts`.
 */
export interface Cache {
  /** What is kept under the key; undefined when nothing is, or its time is over. */
  get(key: string): Promise<Kept | undefined>;
  keep(key: string, kept: Kept): Promise<void>;
}

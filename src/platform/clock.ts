/** The one source of the present: everything that needs it is given one, and tests set theirs. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The instant as it is kept and sent: `2025-01-15T10:30:00.000Z`. */
export const instantOf = (epochMs: number): string => new Date(epochMs).toISOString();

/** The moment that an instant names, `2025-01-15T10:30:00.000Z` or with an offset: milliseconds since 1970-01-01T00:00:00Z. */
export const momentOf = (instant: string): number => Date.parse(instant);

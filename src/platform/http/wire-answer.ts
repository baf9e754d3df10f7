/** An answer as it goes out: the status, and the body with only the promised members, money in major units. */
export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Whether it was given before, to a request with the same Idempotency-Key. */
  readonly isRepeated?: true;
}

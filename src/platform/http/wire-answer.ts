/** An answer as it goes out: the status, and the body with only the promised members, money in major units. */
export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
}

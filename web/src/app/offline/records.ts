/** An answer of the server, as it came over the line. */
export interface Kept {
  readonly address: string;
  readonly answer: unknown;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** Something that a person added and that the server has not been told yet, or has not confirmed. */
export interface Waiting {
  /** Its Idempotency-Key: the same each time it is sent, so that it counts once. */
  readonly key: string;
  /** Whose it is. */
  readonly user: number;
  readonly what: 'checkin' | 'transaction';
  /** The day in the address of a check-in; null for a transaction. */
  readonly date: string | null;
  /** As it goes over the line. */
  readonly body: unknown;
  /** When it was added, in milliseconds since 1970. */
  readonly made_at: number;
  /** When it may first have reached the server without an answer coming back; null where it cannot have. */
  readonly tried_at: number | null;
  /** Why the server would not take it; null while it has not said so. */
  readonly refused: { readonly title: string; readonly detail: string } | null;
}

/** One text message. */
export interface TextMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** The same for the same message handed over twice, so that whoever carries it can drop the second: letters, digits, dashes and underscores. */
  readonly id: string;
}

/**
 * What became of a message: `sent`, taken by whoever carries it, who may have a name for it; `refused`, not taken, and will not be; `later`, certainly not
 * taken, and may be after so many seconds; `unknown`, nobody can say. Only `later` may be tried again. `reason` is a stable word without personal data.
 */
export type TextOutcome =
  | { readonly kind: 'sent'; readonly id: string | null }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string; readonly afterSeconds: number }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Hands text messages over. */
export interface TextSender {
  /** Tries once and tells what became of it; does not throw. */
  send(message: TextMessage): Promise<TextOutcome>;
}

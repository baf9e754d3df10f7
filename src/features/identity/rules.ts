/** An unused session ends after an hour. */
export const SESSION_IDLE_MS = 3_600_000;
/** A used one after twelve. */
export const SESSION_LONGEST_MS = 12 * 3_600_000;
/** A session's last use is kept to the minute: a write for each request would be one too many. */
export const SESSION_TOUCH_MS = 60_000;
/** At most so many sessions a person; the oldest makes room for the eleventh. */
export const SESSIONS_MOST = 10;

/** Finished jobs are kept for 30 days, to be looked into. */
export const OUTBOX_KEPT_MS = 30 * 24 * 3_600_000;
/** Answers of requests with an Idempotency-Key are kept for a day. */
export const IDEMPOTENCY_KEPT_MS = 24 * 3_600_000;

/** What a person has who did not say. */
export const DEFAULT_TIME_ZONE = 'UTC';
/** ISO 4217. */
export const DEFAULT_CURRENCY = 'USD';

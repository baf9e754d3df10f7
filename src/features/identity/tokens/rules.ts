/** What a personal token begins with, so that one is recognised wherever it turns up. */
export const TOKEN_PREFIX = 'mingus_token_';
/** At most so many good tokens a person. */
export const TOKENS_MOST = 50;
/** A token's last use is kept to the minute: a write for each request would be one too many. */
export const TOKEN_TOUCH_MS = 60_000;
/** A token that has ended is kept so long, and goes when the next one is made after that. */
export const ENDED_KEPT_MS = 30 * 24 * 3_600_000;

/** An unused session ends after an hour. */
export const SESSION_IDLE_MS = 3_600_000;
/** A used one after twelve. */
export const SESSION_LONGEST_MS = 12 * 3_600_000;
/** A session's last use is kept to the second, so that its hour is exact: the many requests of one page are one write. */
export const SESSION_TOUCH_MS = 1_000;
/** For so long after a person said that it is them, they are not asked again. */
export const CONFIRMED_MS = 10 * 60_000;
/** At most so many sessions a person; the oldest makes room for the eleventh. */
export const SESSIONS_MOST = 10;

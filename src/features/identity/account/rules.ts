/** What a person has who did not say. */
export const DEFAULT_TIME_ZONE = 'UTC';
/** ISO 4217. */
export const DEFAULT_CURRENCY = 'USD';

/** What the secrets of authenticator apps are sealed for. */
export const TOTP_SECRETS = 'totp';

/** The place that a person's secret is sealed for. */
export const placeOfSecret = (userId: number): string => `user ${userId}`;

/** At most so many browsers a person is known by; the one that was longest not used makes room for the next. */
export const DEVICES_MOST = 20;

/** So many people may share one browser and each be known by it. */
const TOKENS_MOST = 5;

const TOKEN = /^[\w-]{43}$/;

/** The tokens that a browser shows: one for each person who signs in there, the latest first. What has not their form is passed over. */
export const tokensIn = (shown: string | null): readonly string[] => (shown ?? '').split('.', TOKENS_MOST).filter((token) => TOKEN.test(token));

/** What a browser is to show from now on: `token` first, then those it showed before. */
export const withToken = (token: string, shown: readonly string[]): string =>
  [token, ...shown.filter((other) => other !== token)].slice(0, TOKENS_MOST).join('.');

import type { AccountLinkRow } from '../../../platform/database/rows/signing-in.ts';

/** What a link does. */
export type LinkPurpose = AccountLinkRow['purpose'];

const MINUTE_MS = 60_000;

/** How long a link is good for, from when its token is made. */
export const LINK_LIFE_MS: Readonly<Record<LinkPurpose, number>> = {
  reset_password: 15 * MINUTE_MS,
  sign_in: 15 * MINUTE_MS,
  change_email: 60 * MINUTE_MS,
  invite: 7 * 24 * 60 * MINUTE_MS,
};

/** What has ended is kept for so long: a mail that tells of it may still wait for a mail server. */
export const LINK_KEPT_MS = 24 * 60 * MINUTE_MS;

/** The address of a page that takes a link's token. `origin` is that of this Mingus: `https://mingus.example.org`. */
export const linkAddress = (origin: string, page: keyof typeof TOKEN_NAMES, token: string): string =>
  `${origin}/${page}?${TOKEN_NAMES[page]}=${token}`;

/** What the token is called in each page's address. */
const TOKEN_NAMES = { reset: 'token', 'confirm-email': 'token', 'sign-in': 'link', register: 'invite' } as const;

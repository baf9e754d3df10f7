import type { MailOrder, MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../letter.ts';

/** Told when a second factor was added. */
export const FACTOR_ADDED_MAIL = 'identity.factor_added';
/** Told when one was removed. */
export const FACTOR_REMOVED_MAIL = 'identity.factor_removed';
/** Told when new recovery codes were made. */
export const RECOVERY_CODES_MAIL = 'identity.recovery_codes_made';
/** Told when a recovery code was used. */
export const RECOVERY_CODE_USED_MAIL = 'identity.recovery_code_used';

const whatOf = ({ factor, name }: MailOrder['data']): string =>
  factor === 'totp' ? 'an authenticator app' : `the passkey “${name ?? 'without a name'}”`;

// To the minute, in the one zone that needs no explaining.
const whenOf = ({ at }: MailOrder['data']): string => `on ${String(at).slice(0, 10)} at ${String(at).slice(11, 16)} UTC`;

const LAST_ONE = 'It was the last one: signing in asks for the password alone, and the recovery codes are good for nothing any more.';

const NOT_YOU =
  'If it was not you, somebody is signed in as you: sign in, open Security, remove what you do not know, change your password, and sign out everywhere else.';

/** What is written about second factors, by the names that `delivery.mail` knows it by. */
export const factorMails: Readonly<Record<string, MailTemplate>> = {
  [FACTOR_ADDED_MAIL]: (data, to) => ({
    subject: 'A second factor was added to your Mingus account',
    text: letter(to, `${whenOf(data)} ${whatOf(data)} was added to your account. From now on signing in asks for a second factor.`, NOT_YOU),
  }),
  [FACTOR_REMOVED_MAIL]: (data, to) => ({
    subject: 'A second factor was removed from your Mingus account',
    text: letter(to, `${whenOf(data)} ${whatOf(data)} was removed from your account.`, ...(data['is_last'] === 1 ? [LAST_ONE] : []), NOT_YOU),
  }),
  [RECOVERY_CODES_MAIL]: (data, to) => ({
    subject: 'New recovery codes were made for your Mingus account',
    text: letter(to, `${whenOf(data)} new recovery codes were made for your account. Those before are good for nothing any more.`, NOT_YOU),
  }),
  [RECOVERY_CODE_USED_MAIL]: (data, to) => ({
    subject: 'A recovery code of your Mingus account was used',
    text: letter(
      to,
      `${whenOf(data)} one of your recovery codes was used. ${leftOf(data)}`,
      'Have you lost your phone or your key? Remove it on the page Security, and set up another one.',
      NOT_YOU,
    ),
  }),
};

const leftOf = ({ left }: MailOrder['data']): string =>
  left === 0 ? 'It was the last one: make new ones on the page Security.' : `${left} ${left === 1 ? 'is' : 'are'} left.`;

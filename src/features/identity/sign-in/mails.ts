import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../letter.ts';

/** Told to the owner of an address with which somebody tried to register. */
export const REGISTRATION_TAKEN_MAIL = 'identity.registration_taken';

/** The mails about signing up and in, by the names that `delivery.mail` knows them by. */
export const signInMails: Readonly<Record<string, MailTemplate>> = {
  [REGISTRATION_TAKEN_MAIL]: (_, to) => ({
    subject: 'You already have a Mingus account',
    text: letter(
      to,
      'somebody, perhaps you, tried to register at Mingus with this e-mail address. It already has an account, so nothing was made and nothing was changed.',
      'If it was you: sign in with the password you chose before. If it was not, there is nothing to do.',
    ),
  }),
};

import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../letter.ts';
import { linkAddress } from '../links/rules.ts';
import type { Links } from '../links/service.ts';

/** Told to the owner of an address with which somebody tried to register. */
export const REGISTRATION_TAKEN_MAIL = 'identity.registration_taken';

/** Holds a link to sign in with. */
export const SIGN_IN_LINK_MAIL = 'identity.sign_in_link';

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

/** The mail with a link to sign in with, by the name that `delivery.mail` knows it by. `address` answers the origin of this Mingus. */
export const signInLinkMails = (links: Links, address: () => string): Readonly<Record<string, MailTemplate>> => ({
  [SIGN_IN_LINK_MAIL]: async ({ link_id }, to) => {
    const link = await links.handOut(Number(link_id));
    return (
      link && {
        subject: 'Sign in to Mingus',
        text: letter(
          to,
          'many wrong passwords were tried for your Mingus account, by you or by somebody else, and somebody, hopefully you, asked for a link to sign in with. Open it, and sign in with your password:',
          linkAddress(address(), 'sign-in', link.token),
          'It is good for 15 minutes, and once. If you asked several times, the link of the last mail is the one.',
          'If it was not you, there is nothing to do: nobody gets in without your password. Whoever tries goes on in vain.',
        ),
        differsEachTime: true,
      }
    );
  },
});

import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../letter.ts';
import { linkAddress } from '../links/rules.ts';
import type { Links } from '../links/service.ts';

/** Holds the link with which a new password is chosen. */
export const RESET_MAIL = 'identity.reset_password';

/** What is written about a forgotten password, by the name that `delivery.mail` knows it by. `address` answers the origin of this Mingus. */
export const recoveryMails = (links: Links, address: () => string): Readonly<Record<string, MailTemplate>> => ({
  [RESET_MAIL]: async ({ link_id }, to) => {
    const link = await links.handOut(Number(link_id));
    return (
      link && {
        subject: 'Choose a new Mingus password',
        text: letter(
          to,
          'somebody, hopefully you, said that you have forgotten your Mingus password. With this link you choose a new one:',
          linkAddress(address(), 'reset', link.token),
          'It is good for 15 minutes, and once. If you asked several times, the link of the last mail is the one.',
          'If it was not you, there is nothing to do: without this link your password stays as it is.',
        ),
        differsEachTime: true,
      }
    );
  },
});

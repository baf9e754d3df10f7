import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../letter.ts';
import { linkAddress } from '../links/rules.ts';
import type { Links } from '../links/service.ts';

/** Goes to a new address, with the link that makes it the account's own. */
export const CONFIRM_EMAIL_MAIL = 'identity.confirm_email';
/** Goes to the present address: another was asked for. */
export const EMAIL_ASKED_MAIL = 'identity.email_asked';
/** Goes to the address before: it is another now. */
export const EMAIL_CHANGED_MAIL = 'identity.email_changed';

const NOT_YOU = 'If it was not you, somebody is signed in as you. Sign in, change your password, and look at the page “Where you are signed in”.';

/** What is written about a change of e-mail address, by the names that `delivery.mail` knows it by. `address` answers the origin of this Mingus. */
export const emailMails = (links: Links, address: () => string): Readonly<Record<string, MailTemplate>> => ({
  [CONFIRM_EMAIL_MAIL]: async ({ link_id }, to) => {
    const link = await links.handOut(Number(link_id));
    if (link === undefined || link.email === null) return undefined;
    return {
      to: link.email,
      subject: 'Confirm your new e-mail address for Mingus',
      text: letter(
        to,
        'this address is to become that of a Mingus account: you would sign in with it, and mails would come here. To make it so, open this link:',
        linkAddress(address(), 'confirm-email', link.token),
        'It is good for an hour, and once. If you asked several times, the link of the last mail is the one.',
        'If you know nothing of this, there is nothing to do: without the link nothing changes.',
      ),
      differsEachTime: true,
    };
  },
  [EMAIL_ASKED_MAIL]: async ({ link_id }, to) => {
    const link = await links.byId(Number(link_id));
    if (link === undefined) return undefined;
    return {
      ...(link.former_email !== null && { to: link.former_email }),
      subject: 'A new e-mail address was asked for in Mingus',
      text: letter(
        to,
        `somebody signed in as you, hopefully you, asked to use ${link.email ?? 'another address'} for your Mingus account instead of this one. Nothing changes until the link that was mailed there is opened.`,
        NOT_YOU,
      ),
    };
  },
  [EMAIL_CHANGED_MAIL]: async ({ link_id }, to) => {
    const link = await links.byId(Number(link_id));
    if (link === undefined || link.former_email === null) return undefined;
    return {
      to: link.former_email,
      subject: 'Your Mingus account has another e-mail address',
      text: letter(
        to,
        `your Mingus account now has the address ${link.email ?? to.email}. You sign in with that one, and mails no longer come here. Links that were mailed before open nothing any more.`,
        `${NOT_YOU} If you cannot sign in any more, write to whoever runs this Mingus.`,
      ),
    };
  },
});

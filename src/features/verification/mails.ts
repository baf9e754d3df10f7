import type { MailTemplate } from '../../platform/delivery/mail-job.ts';

/** Tells a person that another telephone number has taken the place of theirs. */
export const PHONE_REPLACED_MAIL = 'verification.phone_replaced';

/** The mails of this feature. */
export const verificationMails: Readonly<Record<string, MailTemplate>> = {
  [PHONE_REPLACED_MAIL]: (_data, { full_name }) => ({
    subject: 'Your telephone number was changed',
    text: `Hello${full_name === null ? '' : ` ${full_name}`},

another telephone number was confirmed for your account on Mingus. If that was you, there is nothing to do.

If it was not, somebody else can sign in as you: change your password now, and end your other sessions on the page Security.
`,
  }),
};

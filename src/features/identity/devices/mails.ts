import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';

/** Told to a person whose password was used in a browser that they are not known by. */
export const NEW_DEVICE_MAIL = 'identity.new_device';

const dayAndTime = (instant: string): string => `${instant.slice(0, 10)} at ${instant.slice(11, 16)} (UTC)`;

/** The mails about browsers, by the names that `delivery.mail` knows them by. */
export const deviceMails: Readonly<Record<string, MailTemplate>> = {
  [NEW_DEVICE_MAIL]: ({ at, user_agent }, to) => ({
    subject: 'A new device signed in to Mingus',
    text: [
      to.full_name === null ? 'Hello,' : `Hello ${to.full_name},`,
      '',
      `somebody signed in to your Mingus account on ${dayAndTime(String(at))} from a browser that had not done so before.`,
      user_agent === null ? 'The browser did not say what it is.' : `The browser calls itself: ${String(user_agent)}`,
      '',
      'If it was you: there is nothing to do, and you will not be told of this browser again.',
      '',
      'If it was not: change your password at once. That signs everybody else out. The page “Where you are signed in” shows who is.',
      '',
    ].join('\n'),
  }),
};

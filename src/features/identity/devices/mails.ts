import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter, whenOf } from '../letter.ts';

/** Told to a person whose password was used in a browser that they are not known by. */
export const NEW_DEVICE_MAIL = 'identity.new_device';

/** The mails about browsers, by the names that `delivery.mail` knows them by. */
export const deviceMails: Readonly<Record<string, MailTemplate>> = {
  [NEW_DEVICE_MAIL]: ({ at, user_agent }, to) => ({
    subject: 'A new device signed in to Mingus',
    text: letter(
      to,
      `somebody signed in to your Mingus account on ${whenOf(at)} from a browser that had not done so before. ${
        user_agent === null ? 'It did not say what it is.' : `It calls itself: ${String(user_agent)}`
      }`,
      'If it was you: there is nothing to do, and you will not be told of this browser again.',
      'If it was not: change your password at once. That signs everybody else out. The page “Where you are signed in” shows who is.',
    ),
  }),
};

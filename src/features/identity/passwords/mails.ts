import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter, whenOf } from '../letter.ts';

/** Told to a person whose password is another from now on. */
export const PASSWORD_CHANGED_MAIL = 'identity.password_changed';

const HOW: Readonly<Record<string, string>> = {
  reset: ' with a link that was made for that',
  by_command: ' by whoever runs this Mingus',
};

/** What is written about passwords, by the names that `delivery.mail` knows it by. */
export const passwordMails: Readonly<Record<string, MailTemplate>> = {
  [PASSWORD_CHANGED_MAIL]: ({ at, reason }, to) => ({
    subject: 'Your Mingus password was changed',
    text: letter(
      to,
      `on ${whenOf(at)} the password of your Mingus account was changed${HOW[String(reason)] ?? ''}. You were signed out everywhere${
        reason === 'by_person' ? ' else' : ''
      }, and links that were mailed to you before open nothing any more.`,
      'If it was you: there is nothing to do.',
      'If it was not, somebody knows your password or reads your mail. Choose another password for your mail first. Then ask for a new one on the page where you sign in, under “Forgotten your password?”.',
    ),
  }),
};

import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../letter.ts';

/** Told to a person who may not sign in any more. */
export const DISABLED_MAIL = 'identity.disabled';
/** Told to a person who may sign in again. */
export const ENABLED_MAIL = 'identity.enabled';

/** Told to a person who is an administrator from now on. */
export const MADE_ADMINISTRATOR_MAIL = 'identity.made_administrator';

/** The mail that carries an invitation, whose link is good for seven days. */
export const inviteMail = (link: string): { readonly subject: string; readonly text: string } => ({
  subject: 'You are invited to Mingus',
  text: letter(
    { full_name: null },
    'whoever runs this Mingus, which looks after money and well-being, invites you to make an account of your own. With this link you do:',
    link,
    'It is good for seven days, and for one account. If you do not know what this is about, there is nothing to do.',
  ),
});

const greeting = (name: string | null): string => (name === null ? 'Hello,' : `Hello ${name},`);

/** The mails about a person's account as a whole. */
export const peopleMails: Readonly<Record<string, MailTemplate>> = {
  [DISABLED_MAIL]: (_, to) => ({
    subject: 'Your Mingus account was disabled',
    text: [
      greeting(to.full_name),
      '',
      'an administrator of this Mingus has disabled your account. You were signed out everywhere, your personal tokens have ended, and you cannot sign in.',
      '',
      'Nothing that you keep in Mingus was removed. If you do not know why this was done, ask whoever runs this Mingus.',
      '',
    ].join('\n'),
  }),
  [ENABLED_MAIL]: (_, to) => ({
    subject: 'Your Mingus account was enabled again',
    text: [
      greeting(to.full_name),
      '',
      'an administrator of this Mingus has enabled your account again: you can sign in with your password. Everything you kept is there.',
      '',
      'Personal tokens that you had have ended for good. Make new ones if your programs need them.',
      '',
    ].join('\n'),
  }),
  [MADE_ADMINISTRATOR_MAIL]: (_, to) => ({
    subject: 'You are an administrator of Mingus now',
    text: letter(
      to,
      'whoever runs this Mingus has made you an administrator. You were signed out everywhere; sign in again as you always do.',
      'Administrators need a second factor: set one up on the page Security, then sign in with it. Before that, the pages for administrators stay closed.',
    ),
  }),
};

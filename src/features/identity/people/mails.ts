import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';

/** Told to a person who may not sign in any more. */
export const DISABLED_MAIL = 'identity.disabled';
/** Told to a person who may sign in again. */
export const ENABLED_MAIL = 'identity.enabled';

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
};

import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';

/** Told to a person of whose account a personal token was made. */
export const TOKEN_MADE_MAIL = 'identity.token_made';

/** The mails about personal tokens. What the token is called is not in them: whoever made it without the person would choose the words. */
export const tokenMails: Readonly<Record<string, MailTemplate>> = {
  [TOKEN_MADE_MAIL]: ({ may_write, ends_on }, to) => ({
    subject: 'A personal token for your Mingus account was made',
    text: [
      to.full_name === null ? 'Hello,' : `Hello ${to.full_name},`,
      '',
      `a personal token for your Mingus account was made. A program that has it may ${may_write === 1 ? 'read and change' : 'read'} what you keep in Mingus${
        ends_on === null ? ', until you revoke it.' : `, until ${ends_on} or until you revoke it.`
      }`,
      '',
      'If it was you, there is nothing to do. If it was not: revoke the token in Mingus under More, Tokens, and change your password.',
      '',
    ].join('\n'),
  }),
};

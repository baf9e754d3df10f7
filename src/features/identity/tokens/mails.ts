import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../../../platform/delivery/letter.ts';

/** Told to a person of whose account a personal token was made. */
export const TOKEN_MADE_MAIL = 'identity.token_made';

/** The mails about personal tokens. What the token is called is not in them: whoever made it without the person would choose the words. */
export const tokenMails: Readonly<Record<string, MailTemplate>> = {
  [TOKEN_MADE_MAIL]: ({ may_write, ends_on }, to) =>
    to.language === 'es'
      ? letter(
          to,
          'Se creó un token personal para tu cuenta de Mingus',
          `se creó un token personal para tu cuenta de Mingus. Un programa que lo tenga puede ${may_write === 1 ? 'leer y cambiar' : 'leer'} lo que guardas en Mingus${
            ends_on === null ? ', hasta que lo revoques.' : `, hasta el ${ends_on} o hasta que lo revoques.`
          }`,
          'Si fuiste tú, no hay nada que hacer. Si no: revoca el token en Mingus, en Más, Tokens, y cambia tu contraseña.',
        )
      : letter(
          to,
          'A personal token for your Mingus account was made',
          `a personal token for your Mingus account was made. A program that has it may ${may_write === 1 ? 'read and change' : 'read'} what you keep in Mingus${
            ends_on === null ? ', until you revoke it.' : `, until ${ends_on} or until you revoke it.`
          }`,
          'If it was you, there is nothing to do. If it was not: revoke the token in Mingus under More, Tokens, and change your password.',
        ),
};

import { letter } from '../../platform/delivery/letter.ts';
import type { MailTemplate } from '../../platform/delivery/mail-job.ts';

/** Tells a person that another telephone number has taken the place of theirs. */
export const PHONE_REPLACED_MAIL = 'verification.phone_replaced';

/** The mails of this feature. */
export const verificationMails: Readonly<Record<string, MailTemplate>> = {
  [PHONE_REPLACED_MAIL]: (_data, to) =>
    to.language === 'es'
      ? letter(
          to,
          'Tu número de teléfono cambió',
          'se confirmó otro número de teléfono para tu cuenta de Mingus. Si fuiste tú, no hay nada que hacer.',
          'Si no, alguien más puede iniciar sesión como tú: cambia tu contraseña ahora y cierra tus demás sesiones en la página Seguridad.',
        )
      : letter(
          to,
          'Your telephone number was changed',
          'another telephone number was confirmed for your account on Mingus. If that was you, there is nothing to do.',
          'If it was not, somebody else can sign in as you: change your password now, and end your other sessions on the page Security.',
        ),
};

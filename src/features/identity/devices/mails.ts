import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../../../platform/delivery/letter.ts';
import { cuandoOf, whenOf } from '../when.ts';

/** Told to a person whose password was used in a browser that they are not known by. */
export const NEW_DEVICE_MAIL = 'identity.new_device';

/** The mails about browsers, by the names that `delivery.mail` knows them by. */
export const deviceMails: Readonly<Record<string, MailTemplate>> = {
  [NEW_DEVICE_MAIL]: ({ at, user_agent }, to) =>
    to.language === 'es'
      ? letter(
          to,
          'Un dispositivo nuevo inició sesión en Mingus',
          `alguien inició sesión en tu cuenta de Mingus el ${cuandoOf(at)} desde un navegador que no lo había hecho antes. ${
            user_agent === null ? 'No dijo qué es.' : `Se presenta así: ${String(user_agent)}`
          }`,
          'Si fuiste tú: no hay nada que hacer, y no se te volverá a avisar de este navegador.',
          'Si no: cambia tu contraseña enseguida. Eso cierra las demás sesiones. La página “Dónde tienes la sesión abierta” muestra quién está.',
        )
      : letter(
          to,
          'A new device signed in to Mingus',
          `somebody signed in to your Mingus account on ${whenOf(at)} from a browser that had not done so before. ${
            user_agent === null ? 'It did not say what it is.' : `It calls itself: ${String(user_agent)}`
          }`,
          'If it was you: there is nothing to do, and you will not be told of this browser again.',
          'If it was not: change your password at once. That signs everybody else out. The page “Where you are signed in” shows who is.',
        ),
};

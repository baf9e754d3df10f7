import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../../../platform/delivery/letter.ts';
import { cuandoOf, whenOf } from '../when.ts';

/** Told to a person whose password is another from now on. */
export const PASSWORD_CHANGED_MAIL = 'identity.password_changed';

const HOW: Readonly<Record<string, { readonly en: string; readonly es: string }>> = {
  reset: { en: ' with a link that was made for that', es: ' con un enlace hecho para eso' },
  by_command: { en: ' by whoever runs this Mingus', es: ' por quien administra este Mingus' },
};

/** What is written about passwords, by the names that `delivery.mail` knows it by. */
export const passwordMails: Readonly<Record<string, MailTemplate>> = {
  [PASSWORD_CHANGED_MAIL]: ({ at, reason }, to) => {
    const how = HOW[String(reason)]?.[to.language] ?? '';
    const byPerson = reason === 'by_person';
    return to.language === 'es'
      ? letter(
          to,
          'Tu contraseña de Mingus cambió',
          `el ${cuandoOf(at)} cambió la contraseña de tu cuenta de Mingus${how}. Se cerraron ${
            byPerson ? 'las demás sesiones' : 'todas tus sesiones'
          }, y los enlaces que se te enviaron antes ya no abren nada.`,
          'Si fuiste tú: no hay nada que hacer.',
          'Si no, alguien sabe tu contraseña o lee tu correo. Primero elige otra contraseña para tu correo. Después pide una nueva en la página donde inicias sesión, en “¿Olvidaste tu contraseña?”.',
        )
      : letter(
          to,
          'Your Mingus password was changed',
          `on ${whenOf(at)} the password of your Mingus account was changed${how}. You were signed out everywhere${
            byPerson ? ' else' : ''
          }, and links that were mailed to you before open nothing any more.`,
          'If it was you: there is nothing to do.',
          'If it was not, somebody knows your password or reads your mail. Choose another password for your mail first. Then ask for a new one on the page where you sign in, under “Forgotten your password?”.',
        );
  },
};

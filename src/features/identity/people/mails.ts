import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { greeting, type Letter, letter, writeLetter } from '../../../platform/delivery/letter.ts';

/** Told to a person who may not sign in any more. */
export const DISABLED_MAIL = 'identity.disabled';
/** Told to a person who may sign in again. */
export const ENABLED_MAIL = 'identity.enabled';

/** Told to a person who is an administrator from now on. */
export const MADE_ADMINISTRATOR_MAIL = 'identity.made_administrator';

/** The mail that carries an invitation, whose link is good for seven days. Nobody knows the language of whom it is for: it is in both. */
export const inviteMail = (link: string): Letter =>
  writeLetter('en', 'You are invited to Mingus · Te invitan a Mingus', [
    greeting('en', null),
    'whoever runs this Mingus, which looks after money and well-being, invites you to make an account of your own. With this link you do:',
    { link, label: 'Make an account · Crear una cuenta' },
    'It is good for seven days, and for one account. If you do not know what this is about, there is nothing to do.',
    greeting('es', null),
    'quien administra este Mingus, que cuida del dinero y del bienestar, te invita a crear tu propia cuenta. La creas con el enlace de arriba.',
    'Sirve durante siete días y para una cuenta. Si no sabes de qué se trata, no hay nada que hacer.',
  ]);

const SAID = {
  [DISABLED_MAIL]: {
    en: {
      subject: 'Your Mingus account was disabled',
      text: [
        'an administrator of this Mingus has disabled your account. You were signed out everywhere, your personal tokens have ended, and you cannot sign in.',
        'Nothing that you keep in Mingus was removed. If you do not know why this was done, ask whoever runs this Mingus.',
      ],
    },
    es: {
      subject: 'Tu cuenta de Mingus fue desactivada',
      text: [
        'un administrador de este Mingus desactivó tu cuenta. Se cerraron todas tus sesiones, tus tokens personales terminaron, y no puedes iniciar sesión.',
        'No se quitó nada de lo que guardas en Mingus. Si no sabes por qué se hizo, pregunta a quien administra este Mingus.',
      ],
    },
  },
  [ENABLED_MAIL]: {
    en: {
      subject: 'Your Mingus account was enabled again',
      text: [
        'an administrator of this Mingus has enabled your account again: you can sign in with your password. Everything you kept is there.',
        'Personal tokens that you had have ended for good. Make new ones if your programs need them.',
      ],
    },
    es: {
      subject: 'Tu cuenta de Mingus está activa otra vez',
      text: [
        'un administrador de este Mingus volvió a activar tu cuenta: puedes iniciar sesión con tu contraseña. Todo lo que guardabas está ahí.',
        'Los tokens personales que tenías terminaron para siempre. Crea otros si tus programas los necesitan.',
      ],
    },
  },
  [MADE_ADMINISTRATOR_MAIL]: {
    en: {
      subject: 'You are an administrator of Mingus now',
      text: [
        'whoever runs this Mingus has made you an administrator. You were signed out everywhere; sign in again as you always do.',
        'Administrators need a second factor: set one up on the page Security, then sign in with it. Before that, the pages for administrators stay closed.',
      ],
    },
    es: {
      subject: 'Ahora administras este Mingus',
      text: [
        'quien administra este Mingus te dio permisos de administrador. Se cerraron todas tus sesiones; inicia sesión como siempre.',
        'Los administradores necesitan un segundo factor: configura uno en la página Seguridad y después inicia sesión con él. Antes de eso, las páginas para administradores siguen cerradas.',
      ],
    },
  },
} as const;

const mailOf =
  (name: keyof typeof SAID): MailTemplate =>
  (_, to) => {
    const { subject, text } = SAID[name][to.language];
    return letter(to, subject, ...text);
  };

/** The mails about a person's account as a whole. */
export const peopleMails: Readonly<Record<string, MailTemplate>> = {
  [DISABLED_MAIL]: mailOf(DISABLED_MAIL),
  [ENABLED_MAIL]: mailOf(ENABLED_MAIL),
  [MADE_ADMINISTRATOR_MAIL]: mailOf(MADE_ADMINISTRATOR_MAIL),
};

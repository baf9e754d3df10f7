import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../../../platform/delivery/letter.ts';
import { linkAddress } from '../links/rules.ts';
import type { Links } from '../links/service.ts';

/** Told to the owner of an address with which somebody tried to register. */
export const REGISTRATION_TAKEN_MAIL = 'identity.registration_taken';

/** Holds a link to sign in with. */
export const SIGN_IN_LINK_MAIL = 'identity.sign_in_link';

const TAKEN = {
  en: {
    subject: 'You already have a Mingus account',
    text: [
      'somebody, perhaps you, tried to register at Mingus with this e-mail address. It already has an account, so nothing was made and nothing was changed.',
      'If it was you: sign in with the password you chose before. If it was not, there is nothing to do.',
    ],
  },
  es: {
    subject: 'Ya tienes una cuenta de Mingus',
    text: [
      'alguien, quizá tú, intentó registrarse en Mingus con este correo. Ya tiene una cuenta, así que no se creó ni cambió nada.',
      'Si fuiste tú: inicia sesión con la contraseña que elegiste antes. Si no, no hay nada que hacer.',
    ],
  },
} as const;

const LINK = {
  en: {
    subject: 'Sign in to Mingus',
    label: 'Sign in',
    before:
      'many wrong passwords were tried for your Mingus account, by you or by somebody else, and somebody, hopefully you, asked for a link to sign in with. Open it, and sign in with your password:',
    after: [
      'It is good for 15 minutes, and once. If you asked several times, the link of the last mail is the one.',
      'If it was not you, there is nothing to do: nobody gets in without your password. Whoever tries goes on in vain.',
    ],
  },
  es: {
    subject: 'Inicia sesión en Mingus',
    label: 'Iniciar sesión',
    before:
      'se probaron muchas contraseñas incorrectas para tu cuenta de Mingus, tuyas o de alguien más, y alguien, ojalá tú, pidió un enlace para iniciar sesión. Ábrelo e inicia sesión con tu contraseña:',
    after: [
      'Sirve durante 15 minutos y una sola vez. Si lo pediste varias veces, el enlace que vale es el del último correo.',
      'Si no fuiste tú, no hay nada que hacer: nadie entra sin tu contraseña. Quien lo intente lo seguirá intentando en vano.',
    ],
  },
} as const;

/** The mails about signing up and in, by the names that `delivery.mail` knows them by. */
export const signInMails: Readonly<Record<string, MailTemplate>> = {
  [REGISTRATION_TAKEN_MAIL]: (_, to) => {
    const { subject, text } = TAKEN[to.language];
    return letter(to, subject, ...text);
  },
};

/** The mail with a link to sign in with, by the name that `delivery.mail` knows it by. `address` answers the origin of this Mingus. */
export const signInLinkMails = (links: Pick<Links, 'handOut'>, address: () => string): Readonly<Record<string, MailTemplate>> => ({
  [SIGN_IN_LINK_MAIL]: async ({ link_id }, to) => {
    const link = await links.handOut(Number(link_id));
    const { subject, label, before, after } = LINK[to.language];
    if (link === undefined) return undefined;
    const toOpen = { link: linkAddress(address(), 'sign-in', link.token), label };
    return { ...letter(to, subject, before, toOpen, ...after), differsEachTime: true };
  },
});

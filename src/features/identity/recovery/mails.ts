import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../../../platform/delivery/letter.ts';
import { linkAddress } from '../links/rules.ts';
import type { Links } from '../links/service.ts';

/** Holds the link with which a new password is chosen. */
export const RESET_MAIL = 'identity.reset_password';

const SAID = {
  en: {
    subject: 'Choose a new Mingus password',
    label: 'Choose a new password',
    before: 'somebody, hopefully you, said that you have forgotten your Mingus password. With this link you choose a new one:',
    after: [
      'It is good for 15 minutes, and once. If you asked several times, the link of the last mail is the one.',
      'If it was not you, there is nothing to do: without this link your password stays as it is.',
    ],
  },
  es: {
    subject: 'Elige una contraseña nueva de Mingus',
    label: 'Elegir una contraseña nueva',
    before: 'alguien, ojalá tú, dijo que olvidaste tu contraseña de Mingus. Con este enlace eliges una nueva:',
    after: [
      'Sirve durante 15 minutos y una sola vez. Si lo pediste varias veces, el enlace que vale es el del último correo.',
      'Si no fuiste tú, no hay nada que hacer: sin este enlace tu contraseña queda como está.',
    ],
  },
} as const;

/** What is written about a forgotten password, by the name that `delivery.mail` knows it by. `address` answers the origin of this Mingus. */
export const recoveryMails = (links: Pick<Links, 'handOut'>, address: () => string): Readonly<Record<string, MailTemplate>> => ({
  [RESET_MAIL]: async ({ link_id }, to) => {
    const link = await links.handOut(Number(link_id));
    const { subject, label, before, after } = SAID[to.language];
    if (link === undefined) return undefined;
    const toOpen = { link: linkAddress(address(), 'reset', link.token), label };
    return { ...letter(to, subject, before, toOpen, ...after), differsEachTime: true };
  },
});

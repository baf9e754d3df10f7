import type { Language } from '../../../contract/language.ts';
import type { MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../../../platform/delivery/letter.ts';
import { linkAddress } from '../links/rules.ts';
import type { Links } from '../links/service.ts';

/** Goes to a new address, with the link that makes it the account's own. */
export const CONFIRM_EMAIL_MAIL = 'identity.confirm_email';
/** Goes to the present address: another was asked for. */
export const EMAIL_ASKED_MAIL = 'identity.email_asked';
/** Goes to the address before: it is another now. */
export const EMAIL_CHANGED_MAIL = 'identity.email_changed';

/** What the three say, `address` being the new one; null when it is not known any more. */
interface Said {
  readonly confirm: { readonly subject: string; readonly label: string; readonly before: string; readonly after: readonly string[] };
  readonly asked: { readonly subject: string; readonly text: (address: string | null) => string };
  readonly changed: { readonly subject: string; readonly text: (address: string) => string };
  readonly not_you: string;
  readonly shut_out: string;
}

const SAID: Readonly<Record<Language, Said>> = {
  en: {
    confirm: {
      subject: 'Confirm your new e-mail address for Mingus',
      label: 'Confirm this address',
      before:
        'this address is to become that of a Mingus account: you would sign in with it, and mails would come here. To make it so, open this link:',
      after: [
        'It is good for an hour, and once. If you asked several times, the link of the last mail is the one.',
        'If you know nothing of this, there is nothing to do: without the link nothing changes.',
      ],
    },
    asked: {
      subject: 'A new e-mail address was asked for in Mingus',
      text: (address) =>
        `somebody signed in as you, hopefully you, asked to use ${address ?? 'another address'} for your Mingus account instead of this one. Nothing changes until the link that was mailed there is opened.`,
    },
    changed: {
      subject: 'Your Mingus account has another e-mail address',
      text: (address) =>
        `your Mingus account now has the address ${address}. You sign in with that one, and mails no longer come here. Links that were mailed before open nothing any more.`,
    },
    not_you: 'If it was not you, somebody is signed in as you. Sign in, change your password, and look at the page “Where you are signed in”.',
    shut_out: 'If you cannot sign in any more, write to whoever runs this Mingus.',
  },
  es: {
    confirm: {
      subject: 'Confirma tu correo nuevo para Mingus',
      label: 'Confirmar este correo',
      before:
        'este correo va a ser el de una cuenta de Mingus: con él iniciarías sesión, y los mensajes llegarían aquí. Para que sea así, abre este enlace:',
      after: [
        'Sirve durante una hora y una sola vez. Si lo pediste varias veces, el enlace que vale es el del último correo.',
        'Si no sabes nada de esto, no hay nada que hacer: sin el enlace no cambia nada.',
      ],
    },
    asked: {
      subject: 'Se pidió un correo nuevo en Mingus',
      text: (address) =>
        `alguien con tu sesión abierta, ojalá tú, pidió usar ${address ?? 'otro correo'} para tu cuenta de Mingus en lugar de este. No cambia nada hasta que se abra el enlace que se envió allí.`,
    },
    changed: {
      subject: 'Tu cuenta de Mingus tiene otro correo',
      text: (address) =>
        `tu cuenta de Mingus ahora tiene el correo ${address}. Con él inicias sesión, y los mensajes ya no llegan aquí. Los enlaces enviados antes ya no abren nada.`,
    },
    not_you:
      'Si no fuiste tú, alguien tiene tu sesión abierta. Inicia sesión, cambia tu contraseña y mira la página “Dónde tienes la sesión abierta”.',
    shut_out: 'Si ya no puedes iniciar sesión, escribe a quien administra este Mingus.',
  },
};

/** What is written about a change of e-mail address, by the names that `delivery.mail` knows it by. `address` answers the origin of this Mingus. */
export const emailMails = (links: Pick<Links, 'handOut' | 'byId'>, address: () => string): Readonly<Record<string, MailTemplate>> => ({
  [CONFIRM_EMAIL_MAIL]: async ({ link_id }, to) => {
    const link = await links.handOut(Number(link_id));
    if (link === undefined || link.email === null) return undefined;
    const { subject, label, before, after } = SAID[to.language].confirm;
    const toOpen = { link: linkAddress(address(), 'confirm-email', link.token), label };
    return { ...letter(to, subject, before, toOpen, ...after), to: link.email, differsEachTime: true };
  },
  [EMAIL_ASKED_MAIL]: async ({ link_id }, to) => {
    const link = await links.byId(Number(link_id));
    if (link === undefined) return undefined;
    const { asked, not_you } = SAID[to.language];
    return { ...letter(to, asked.subject, asked.text(link.email), not_you), ...(link.former_email !== null && { to: link.former_email }) };
  },
  [EMAIL_CHANGED_MAIL]: async ({ link_id }, to) => {
    const link = await links.byId(Number(link_id));
    if (link === undefined || link.former_email === null) return undefined;
    const { changed, not_you, shut_out } = SAID[to.language];
    return { ...letter(to, changed.subject, changed.text(link.email ?? to.email), `${not_you} ${shut_out}`), to: link.former_email };
  },
});

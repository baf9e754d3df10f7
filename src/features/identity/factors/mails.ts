import type { MailOrder, MailTemplate } from '../../../platform/delivery/mail-job.ts';
import { letter } from '../../../platform/delivery/letter.ts';
import { cuandoOf, whenOf } from '../when.ts';

/** Told when a second factor was added. */
export const FACTOR_ADDED_MAIL = 'identity.factor_added';
/** Told when one was removed. */
export const FACTOR_REMOVED_MAIL = 'identity.factor_removed';
/** Told when new recovery codes were made. */
export const RECOVERY_CODES_MAIL = 'identity.recovery_codes_made';
/** Told when a recovery code was used. */
export const RECOVERY_CODE_USED_MAIL = 'identity.recovery_code_used';

type Data = MailOrder['data'];

const on = ({ at }: Data): string => `on ${whenOf(at)}`;
const el = ({ at }: Data): string => `el ${cuandoOf(at)}`;

const whatOf = ({ factor, name }: Data): string => (factor === 'totp' ? 'an authenticator app' : `the passkey “${name ?? 'without a name'}”`);
const queOf = ({ factor, name }: Data): string => (factor === 'totp' ? 'una app de autenticación' : `la llave de acceso “${name ?? 'sin nombre'}”`);

const LAST_ONE = {
  en: 'It was the last one: signing in asks for the password alone, and the recovery codes are good for nothing any more.',
  es: 'Era el último: para iniciar sesión basta la contraseña, y los códigos de recuperación ya no sirven.',
} as const;

const NOT_YOU = {
  en: 'If it was not you, somebody is signed in as you: sign in, open Security, remove what you do not know, change your password, and sign out everywhere else.',
  es: 'Si no fuiste tú, alguien tiene tu sesión abierta: inicia sesión, abre Seguridad, quita lo que no conozcas, cambia tu contraseña y cierra las demás sesiones.',
} as const;

const LOST = {
  en: 'Have you lost your phone or your key? Remove it on the page Security, and set up another one.',
  es: '¿Perdiste tu teléfono o tu llave? Quítalo en la página Seguridad y configura otro.',
} as const;

const leftOf = ({ left }: Data): string =>
  left === 0 ? 'It was the last one: make new ones on the page Security.' : `${left} ${left === 1 ? 'is' : 'are'} left.`;
const quedanOf = ({ left }: Data): string =>
  left === 0 ? 'Era el último: crea otros en la página Seguridad.' : left === 1 ? 'Queda uno.' : `Quedan ${left}.`;

const lastOf = (data: Data, language: 'en' | 'es'): readonly string[] => (data['is_last'] === 1 ? [LAST_ONE[language]] : []);

/** What is written about second factors, by the names that `delivery.mail` knows it by. */
export const factorMails: Readonly<Record<string, MailTemplate>> = {
  [FACTOR_ADDED_MAIL]: (data, to) =>
    to.language === 'es'
      ? letter(
          to,
          'Se agregó un segundo factor a tu cuenta de Mingus',
          `${el(data)} se agregó a tu cuenta ${queOf(data)}. Desde ahora, iniciar sesión pide un segundo factor.`,
          NOT_YOU.es,
        )
      : letter(
          to,
          'A second factor was added to your Mingus account',
          `${on(data)} ${whatOf(data)} was added to your account. From now on signing in asks for a second factor.`,
          NOT_YOU.en,
        ),
  [FACTOR_REMOVED_MAIL]: (data, to) =>
    to.language === 'es'
      ? letter(
          to,
          'Se quitó un segundo factor de tu cuenta de Mingus',
          `${el(data)} se quitó de tu cuenta ${queOf(data)}.`,
          ...lastOf(data, 'es'),
          NOT_YOU.es,
        )
      : letter(
          to,
          'A second factor was removed from your Mingus account',
          `${on(data)} ${whatOf(data)} was removed from your account.`,
          ...lastOf(data, 'en'),
          NOT_YOU.en,
        ),
  [RECOVERY_CODES_MAIL]: (data, to) =>
    to.language === 'es'
      ? letter(
          to,
          'Se crearon códigos de recuperación nuevos para tu cuenta de Mingus',
          `${el(data)} se crearon códigos de recuperación nuevos para tu cuenta. Los de antes ya no sirven.`,
          NOT_YOU.es,
        )
      : letter(
          to,
          'New recovery codes were made for your Mingus account',
          `${on(data)} new recovery codes were made for your account. Those before are good for nothing any more.`,
          NOT_YOU.en,
        ),
  [RECOVERY_CODE_USED_MAIL]: (data, to) =>
    to.language === 'es'
      ? letter(
          to,
          'Se usó un código de recuperación de tu cuenta de Mingus',
          `${el(data)} se usó uno de tus códigos de recuperación. ${quedanOf(data)}`,
          LOST.es,
          NOT_YOU.es,
        )
      : letter(
          to,
          'A recovery code of your Mingus account was used',
          `${on(data)} one of your recovery codes was used. ${leftOf(data)}`,
          LOST.en,
          NOT_YOU.en,
        ),
};

import type { Language } from '../../contract/language.ts';

const lifeIn: Readonly<Record<Language, (seconds: number) => string>> = {
  en: (seconds) => (seconds % 60 === 0 ? `${seconds / 60} ${seconds === 60 ? 'minute' : 'minutes'}` : `${seconds} seconds`),
  es: (seconds) => (seconds % 60 === 0 ? `${seconds / 60} ${seconds === 60 ? 'minuto' : 'minutos'}` : `${seconds} segundos`),
};

const SAID: Readonly<Record<Language, (code: string, life: string) => string>> = {
  en: (code, life) => `${code} is your Mingus code. It is good for ${life}. Nobody from Mingus asks for it.`,
  // Words without an accent: one would take a message to an alphabet in which less than half as much fits.
  es: (code, life) => `${code} es tu clave de Mingus. Sirve por ${life}. Nadie de Mingus te la pide.`,
};

/** What a message says: the code first, so that a locked telephone shows it; at its end what browsers read the code from (https://wicg.github.io/sms-one-time-codes). */
export function codeText(
  code: string,
  { codeSeconds, host, language }: { readonly codeSeconds: number; readonly host: string; readonly language: Language },
): string {
  return `${SAID[language](code, lifeIn[language](codeSeconds))}\n\n@${host} #${code}`;
}

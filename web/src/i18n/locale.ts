/** What a language is written like where the browser names no place of its own: Spanish as it is in most of America. */
const USUAL: Readonly<Record<string, string>> = { es: 'es-419' };

/** The locale that numbers and dates follow: the browser's own where it speaks the language of the screen (`en-GB` for English), else the usual one. */
export const localeOf = (language: string): string =>
  navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? USUAL[language] ?? language;

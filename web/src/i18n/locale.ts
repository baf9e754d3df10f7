/** The locale that numbers and dates follow: the browser's own where it speaks the language of the screen (`en-GB` for English), else that language. */
export const localeOf = (language: string): string =>
  navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;

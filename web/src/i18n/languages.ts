import { LANGUAGES, type Language } from '../../../src/contract/language.ts';

// The same name as in public/theme.js, which writes the language on the page before the first paint.
const STORED = 'mingus.language';

/** Whether a text names a language that Mingus speaks. */
const isLanguage = (text: string | null | undefined): text is Language => LANGUAGES.some((language) => language === text);

/** The language of a tag such as `es-MX`; undefined where Mingus does not speak it. */
function spokenOf(tag: string): Language | undefined {
  const [language] = tag.toLowerCase().split('-');
  return isLanguage(language) ? language : undefined;
}

/** The first of the browser's languages that Mingus speaks; English where it speaks none of them. */
const browserLanguage = (): Language => navigator.languages.map(spokenOf).find((language) => language !== undefined) ?? 'en';

/** The language that the page begins in: what was chosen in this browser before, else the browser's own. */
export function firstLanguage(): Language {
  try {
    const chosen = localStorage.getItem(STORED);
    if (isLanguage(chosen)) return chosen;
  } catch {
    // Storage is refused: the browser's own language it is.
  }
  return browserLanguage();
}

/** Keeps the choice in this browser, so that the next page begins in it. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Storage is refused: the choice holds until the page is left.
  }
}

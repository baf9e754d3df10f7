import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { DEFAULT_LANGUAGE, type Language } from '../../../src/contract/language.ts';
import type { en } from './en.ts';
import { enFront } from './en-front.ts';
import { keepLanguage } from './languages.ts';
import { localeOf } from './locale.ts';
import { sayBy } from './said.ts';
import { translator } from './sayings.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof en };
    returnNull: false;
  }
}

/** A count stands in a sentence as in a table: `4,676 rows`. */
const figures: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) => {
    if (typeof value === 'number') return value.toLocaleString(localeOf(language ?? DEFAULT_LANGUAGE));
    return typeof value === 'string' ? value : '';
  },
};

/** Words with the forms of a million that English does not have: said like other numbers. */
function withMany(words: object): object {
  const all: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(words)) {
    all[key] = typeof value === 'object' && value !== null ? withMany(value) : value;
    if (key.endsWith('_other')) all[key.replace(/_other$/, '_many')] = value;
  }
  return all;
}

/** Loads the words of a language, of which only English is there from the first. */
async function load(language: Language): Promise<void> {
  if (language !== 'es') return sayBy((sentence) => sentence);
  const { es, sayings } = await import('./es.ts');
  if (!i18next.hasResourceBundle('es', 'words')) i18next.addResourceBundle('es', 'words', withMany(es));
  sayBy(translator(sayings));
}

let inside: Promise<void> | undefined;

/** Loads the words of the pages inside, which a stranger's first page does without. Answers when they are there, throws where they do not come, and is asked again then. */
export function loadInside(): Promise<void> {
  inside ??= import('./en.ts')
    .then(({ en }) => void i18next.addResourceBundle('en', 'words', en))
    .catch((error: unknown) => {
      inside = undefined;
      throw error;
    });
  return inside;
}

/** Shows the screens in that language from now on. Answers when its words are there. */
export async function show(language: Language): Promise<void> {
  if (i18next.language === language) return;
  await load(language);
  await i18next.changeLanguage(language);
}

/** Shows the screens in the language that the person chose, in this browser also next time. */
export async function speak(language: Language): Promise<void> {
  keepLanguage(language);
  await show(language);
}

/** The language that the screens are shown in. */
export const shownLanguage = (): Language => (i18next.language === 'es' ? 'es' : DEFAULT_LANGUAGE);

/** Starts the words of the screens, in English, with those that a stranger sees. React escapes what it shows, so i18next must not do it a second time. */
export function startWords(): void {
  // Begun anew, there are none but these.
  inside = undefined;
  void i18next
    .use(initReactI18next)
    .use(figures)
    .init({
      lng: DEFAULT_LANGUAGE,
      fallbackLng: DEFAULT_LANGUAGE,
      defaultNS: 'words',
      resources: { en: { words: enFront } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
      react: { bindI18n: 'languageChanged amountsChanged' },
    });
}

/** Words outside of components; inside them `useTranslation` also follows a change of language. */
export const words = i18next;

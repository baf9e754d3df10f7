import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { localeOf } from './locale.ts';

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
    if (typeof value === 'number') return value.toLocaleString(localeOf(language ?? 'en'));
    return typeof value === 'string' ? value : '';
  },
};

/** Starts the words of the screens. React escapes what it shows, so i18next must not do it a second time. */
export function startWords(): void {
  void i18next
    .use(initReactI18next)
    .use(figures)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      defaultNS: 'words',
      resources: { en: { words: en } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
    });
}

/** Words outside of components; inside them `useTranslation` also follows a change of language. */
export const words = i18next;

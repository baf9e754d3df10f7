import type { Language } from '../../../contract/language.ts';

/** What a target is told when its person tries it. */
export const TEST_WORDS: Readonly<Record<Language, { readonly title: string; readonly body: string }>> = {
  en: { title: 'It works', body: 'Your reminders from Mingus will come here.' },
  es: { title: 'Funciona', body: 'Tus recordatorios de Mingus llegarán aquí.' },
};

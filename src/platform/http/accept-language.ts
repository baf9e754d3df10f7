import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../../contract/language.ts';

/** A header of more languages is nobody's browser. */
const MOST = 20;

/** The language that an Accept-Language asks for most, of those that Mingus speaks; English where it speaks none of them. */
export function acceptedLanguage(header: string | undefined): Language {
  const wishes = (header ?? '')
    .split(',', MOST)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = Number(parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((found) => found !== undefined) ?? 1);
      return { language: LANGUAGES.find((language) => language === tag.split('-')[0]), weight };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return wishes.find(({ language }) => language !== undefined)?.language ?? DEFAULT_LANGUAGE;
}

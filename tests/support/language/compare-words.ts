/** Words of screens by their keys. */
export interface Words {
  readonly [key: string]: string | Words;
}

/** Every text by its whole key: `home.week.heading`. */
export function textsOf(words: Words, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...textsOf(value, `${before}${key}.`)],
    ),
  );
}

/** What stands in a text to be filled in or to be pressed: `{{name}}`, `<day>`, each as often as it is there. */
const slotsIn = (text: string): string =>
  [...text.matchAll(/\{\{\w+\}\}|<\/?\w+>/g)]
    .map(([slot]) => slot)
    .sort()
    .join(' ');

/** Forms of ordinals that English alone tells apart. */
const ORDINAL = /_ordinal_(one|two|few)$/;

/** Where two languages do not say the same: a text that is missing or empty, other things to fill in, other plural forms. A line for each. */
export function differencesOf(english: Words, other: Words): readonly string[] {
  const [ours, theirs] = [textsOf(english), textsOf(other)];
  const asked = [...ours.keys()].filter((key) => !ORDINAL.test(key));
  return [
    ...asked.filter((key) => (theirs.get(key) ?? '').trim() === '').map((key) => `${key} is missing`),
    ...[...theirs.keys()].filter((key) => !ours.has(key)).map((key) => `${key} is in no other language`),
    ...asked.flatMap((key) => {
      const [one, two] = [ours.get(key) ?? '', theirs.get(key)];
      // One of something may be said without its figure.
      const mayLeaveOut = key.endsWith('_one') || key.endsWith('_other');
      if (two === undefined || slotsIn(one) === slotsIn(two)) return [];
      const without = (text: string): string => slotsIn(text.replaceAll('{{count}}', ''));
      return mayLeaveOut && key.endsWith('_one') && without(one) === without(two)
        ? []
        : [`${key} is filled in otherwise: ${slotsIn(one)} / ${slotsIn(two)}`];
    }),
  ];
}

/** Plural forms that the language needs and a text lacks; a million is said like other numbers. */
export function pluralsMissing(words: Words, language: string): readonly string[] {
  const keys = new Set(textsOf(words).keys());
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => form !== 'many');
  return [...keys]
    .filter((key) => key.endsWith('_other') && !key.includes('_ordinal_') && keys.has(key.replace(/_other$/, '_one')))
    .flatMap((key) => forms.map((form) => key.replace(/_other$/, `_${form}`)).filter((key_) => !keys.has(key_)));
}

/** What the server says in English, by its sentence with `{{0}}` for what it filled in, in another language. `{{!0}}` is said in that language, too, where it is known. */
export type Sayings = Readonly<Record<string, string>>;

/** Answers a sentence of the server in another language; undefined where it is not known. */
export type Translate = (sentence: string) => string | undefined;

interface Pattern {
  readonly english: RegExp;
  readonly other: string;
  /** How much of the English is fixed: of two patterns that fit, the more exact one counts. */
  readonly fixed: number;
}

const SLOT = /\{\{\d+\}\}/;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf([english, other]: readonly [string, string]): Pattern {
  const parts = english.split(SLOT);
  return { english: new RegExp(`^${parts.map(escaped).join('([^]*)')}$`), other, fixed: parts.join('').length };
}

/** Translates by a list of sayings; a text of several sentences, sentence by sentence. */
export function translator(sayings: Sayings): Translate {
  const exact = new Map(Object.entries(sayings).filter(([english]) => !SLOT.test(english)));
  const patterns = Object.entries(sayings)
    .filter(([english]) => SLOT.test(english))
    .map(patternOf)
    .sort((one, other) => other.fixed - one.fixed);

  function whole(sentence: string): string | undefined {
    const known = exact.get(sentence);
    if (known !== undefined) return known;
    for (const { english, other } of patterns) {
      const found = english.exec(sentence);
      if (found !== null)
        return other.replace(/\{\{(!?)(\d+)\}\}/g, (_, again: string, place: string) => filled(found[Number(place) + 1] ?? '', again));
    }
    return undefined;
  }
  const filled = (value: string, again: string): string => (again === '' ? value : (translated(value) ?? value));

  function translated(text: string): string | undefined {
    const known = whole(text);
    if (known !== undefined) return known;
    const sentences = text.split(/(?<=[.?]) (?=\S)/);
    const each = sentences.map(whole);
    return sentences.length > 1 && each.every((sentence) => sentence !== undefined) ? each.join(' ') : undefined;
  }
  return translated;
}

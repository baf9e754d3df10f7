import { BANK_WORDS, CITIES, GENERIC_WORDS, MONTHS, MONTHS_IN_NAMES, PROCESSORS, REFERENCE_WORDS, REGIONS, TOP_LEVELS } from './noise-words.ts';

/** A word of a payee: as the bank wrote it, and folded for comparing. */
export interface PayeeWord {
  readonly written: string;
  readonly folded: string;
}

interface Piece extends PayeeWord {
  /** A number, a date, a reference: what stands between a name and its city. */
  readonly isMark: boolean;
  /** Whether the name was an address of the web, which ends a name. */
  readonly endsName: boolean;
}

const PLAIN = /^[ -&(-~]*$/;

const foldAny = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/['’`´]/g, '');

/** Folds case, accents, width and the shapes of one letter; marks that other scripts spell with stay. Most payees are plain, which is quicker. */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldAny(text));

/** What a transfer's text says of the receiver's own name. */
const OWN_NAME = /\bindn:.*?(?=\b(?:co id|ppd|ccd|web|tel)\b|$)/gi;
/**
 * Masked cards (`****1234`), phones, dates and amounts, with the marks inside them, so that their parts are not read one by one. Each is tried where
 * it begins only: a payee of 255 digits would be read from every digit on.
 */
const MARKS = /(?:\b[x*]{2,}|(?<![*•])[*•]{2,})[\s-]*\d+|(?<!\d)\d+(?:[-/.,:]+\d+)+|(?<!\d)\d{3,}-[a-z]{1,2}\b/gi;
const COUNTRY_AND_REFERENCE = /\b[A-Z]{2}\*(?=\w*\d)\w+/g;
const SEPARATORS = /[\s,;|"()[\]{}<>=!?_~^+\\/*#:]+/u;

/** Letters and digits of one word name something (`1password`) or are a reference (`8NYHMKQ19`): a name has its digits at one end, and can be spoken. */
const NAMED_NUMBER = /^(?:\d{1,3}(\p{L}{4,})|(\p{L}{4,})\d+)$/u;
const UNSPEAKABLE = /^[^aeiouy]+$|[bcdfghjklmnpqrstvwxz]{5}/;

const LABEL = /^(?:https?:|www\.)?((?:[\p{L}\d-]+\.)+)(\p{L}{2,})$/u;

/** The name in an address of the web: `help.streambox.com` is `streambox`. Undefined for anything else. */
function siteName(text: string): string | undefined {
  const [, labels, top] = LABEL.exec(text) ?? [];
  if (labels === undefined || top === undefined || !TOP_LEVELS.has(top.toLowerCase())) return undefined;
  const parts = labels.split('.').filter((label) => label.length > 1 && label.toLowerCase() !== 'www');
  // Of `shop.co.uk` the name stands before two last parts.
  const last = parts.at(-1);
  return last !== undefined && TOP_LEVELS.has(last.toLowerCase()) ? parts.at(-2) : last;
}

/** The processor's part before a star goes; a star with nothing but a reference behind it ends the name. */
function withoutProcessor(text: string): string {
  const star = text.indexOf('*');
  if (star < 0) return text;
  const before = fold(text.slice(0, star)).trim().split(/\s+/).at(-1) ?? '';
  const after = text.slice(star + 1);
  return PROCESSORS.has(before) && /\p{L}{2}/u.test(after) ? after : text;
}

/** A letter before a hyphen is part of its word: `T-MOBILE`, `U-HAUL`. */
const namesIn = (part: string): readonly string[] => (/^\p{L}-\p{L}{2,}$/u.test(part) ? [part] : part.split(/[.-]+/));

function piecesOf(payee: string): Piece[] {
  // A country before a star and a reference is the bank's: `AMZN Mktp US*2K4H19`.
  const text = withoutProcessor(payee.replace(OWN_NAME, ' ')).replace(MARKS, ' 0 ').replace(COUNTRY_AND_REFERENCE, ' 0 ');
  const pieces: Piece[] = [];
  for (const part of text.split(SEPARATORS)) {
    const site = part.includes('.') ? siteName(part) : undefined;
    for (const written of site === undefined ? namesIn(part) : [site]) {
      const folded = fold(written).replace(/[^\p{L}\p{M}\d&]/gu, '');
      if (folded === '' || folded === '&') continue;
      pieces.push(pieceOf(written, folded, site !== undefined));
    }
  }
  return pieces;
}

function pieceOf(written: string, folded: string, endsName: boolean): Piece {
  if (!/\d/.test(folded)) return { written, folded, isMark: false, endsName };
  const [, after, before] = NAMED_NUMBER.exec(folded) ?? [];
  const letters = after ?? before;
  return letters === undefined || (/^[a-z]/.test(letters) && UNSPEAKABLE.test(letters))
    ? { written, folded, isMark: true, endsName: false }
    : { written, folded: letters, isMark: false, endsName };
}

/** The word that follows "ref" belongs to the bank, and so does a month beside a number or at the end. */
function isNoise(pieces: readonly Piece[], at: number): boolean {
  const { folded = '', isMark } = pieces[at] ?? {};
  if (isMark === true || BANK_WORDS.has(folded)) return true;
  const before = pieces[at - 1];
  const after = pieces[at + 1];
  if (before !== undefined && REFERENCE_WORDS.has(before.folded)) return true;
  if (!MONTHS.has(folded)) return false;
  return !MONTHS_IN_NAMES.has(folded) || before?.isMark === true || after?.isMark === true || after === undefined;
}

/** Where the name ends when a number or an address of the web stands between it and its city: `BLUE BOTTLE 123 OAKLAND CA`. */
function endOfName(pieces: readonly Piece[], noise: readonly boolean[]): number {
  const last = pieces.at(-1);
  if (last === undefined || !REGIONS.has(last.folded)) return pieces.length;
  for (let at = pieces.length - 2; at >= Math.max(0, pieces.length - 5); at--) {
    const piece = pieces[at];
    if (piece?.endsName === true) return at + 1;
    if (piece?.isMark === true) return noise.slice(0, at).includes(false) ? at : pieces.length;
  }
  return pieces.length;
}

/** How many words at the end are a city's: 0…3. A city that is all there is, or that a name cannot do without, is the name. */
function cityWords(words: readonly PayeeWord[]): number {
  for (const length of [3, 2, 1]) {
    const before = words[words.length - length - 1];
    if (before === undefined || GENERIC_WORDS.has(before.folded)) continue;
    const city = words.slice(-length).map(({ folded }) => folded);
    if (CITIES.has(city.join(' '))) return length;
  }
  return 0;
}

/** Codes and cities at the end of a payee, at most. */
const MOST_ENDS = 5;

function withoutPlace(words: readonly PayeeWord[]): readonly PayeeWord[] {
  let left = words;
  // A city, a state and a country, and what a bank's cut left of them: `SPOTIFY USA LOS GATOS CA C`.
  for (let ends = 0; ends < MOST_ENDS; ends++) {
    const last = left.at(-1);
    if (last === undefined || left.length < 2) break;
    const isCutCode = /^[a-z]$/.test(last.folded) && left.length > 2 && REGIONS.has(left.at(-2)?.folded ?? '');
    const isCode = isCutCode || REGIONS.has(last.folded);
    const end = isCode ? 1 : cityWords(left);
    if (end === 0) break;
    left = left.slice(0, -end);
  }
  return left;
}

/**
 * The words of a payee that say who it is, in order: without card numbers, dates, references, store numbers, the words of banks and
 * processors, and the city and state at its end. Where nothing else is left, the bank's own words; without letters, nothing.
 */
export function payeeWords(payee: string): readonly PayeeWord[] {
  const pieces = piecesOf(payee);
  const noise = pieces.map((_, at) => isNoise(pieces, at));
  const end = endOfName(pieces, noise);
  const telling = pieces.filter((_, at) => at < end && noise[at] === false);
  if (saysEnough(telling)) return withoutPlace(eachOnce(telling));
  return eachOnce(pieces.filter(({ folded }) => LETTER.test(folded) && !REFERENCE.test(folded)));
}

const LETTER = /\p{L}/u;
/** What is left when nothing tells may hold a short name with a digit (`O2`), but no reference. */
const REFERENCE = /\d.*\d/;

/** One letter, or two of an alphabet, is what noise left of a name: `T-MOBILE`, `O2 UK`. Two of another script are words. */
const saysEnough = (words: readonly PayeeWord[]): boolean => {
  const all = words.map(({ folded }) => folded).join('');
  return all.length > 2 || all.includes('&') || (all.length > 0 && !/^[a-z]+$/.test(all));
};

const eachOnce = (words: readonly Piece[]): readonly PayeeWord[] =>
  words.filter((word, at) => words.findIndex(({ folded }) => folded === word.folded) === at);

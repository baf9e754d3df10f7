import { fold } from '../payee/payee-words.ts';
import type { CategoryName } from './categories.ts';
import { DINING, GROCERIES } from './words/food.ts';
import { CHILDCARE, EDUCATION, EDUCATION_OUT, HEALTH, HEALTH_OUT, HOUSING, HOUSING_OUT, UTILITIES } from './words/home.ts';
import { ENTERTAINMENT, SUBSCRIPTIONS, TRAVEL } from './words/leisure.ts';
import { BANK_WORDS, CARD_PAID_IN, CASH_OUT, DEBT_OUT, FEES, INCOME_IN, PAY_IN, REVERSED, TAXES, TRANSFER } from './words/money.ts';
import { TRANSPORT } from './words/moving.ts';
import { GIFTS, PERSONAL_CARE, SHOPPING } from './words/shops.ts';

/** Which way the money has to go for words to say what it was for: what comes back from a shop is its refund, but rent that comes in is no rent paid. */
export type Direction = 'out' | 'in' | 'either';

/** Phrases that say one thing. */
export interface Entry {
  /** Null for what says nothing, so that no word in it does either. */
  readonly category: CategoryName | null;
  readonly direction: Direction;
  /** Between commas, in lower case, with neither accents nor marks. */
  readonly phrases: string;
  /** Whether they say more than any longer phrase of another kind. */
  readonly outranks?: true;
}

/** The starter dictionary. */
export const DICTIONARY: readonly Entry[] = [
  { category: null, direction: 'either', phrases: BANK_WORDS },
  { category: 'income', direction: 'in', phrases: PAY_IN, outranks: true },
  { category: 'income', direction: 'in', phrases: INCOME_IN },
  { category: 'transfer', direction: 'in', phrases: CARD_PAID_IN },
  { category: 'transfer', direction: 'either', phrases: TRANSFER },
  { category: 'debt_payment', direction: 'out', phrases: DEBT_OUT },
  { category: 'cash', direction: 'out', phrases: CASH_OUT },
  { category: 'fees', direction: 'either', phrases: FEES },
  { category: 'taxes', direction: 'either', phrases: TAXES },
  { category: 'housing', direction: 'out', phrases: HOUSING_OUT },
  { category: 'housing', direction: 'either', phrases: HOUSING },
  { category: 'utilities', direction: 'either', phrases: UTILITIES },
  { category: 'health', direction: 'out', phrases: HEALTH_OUT },
  { category: 'health', direction: 'either', phrases: HEALTH },
  { category: 'education', direction: 'out', phrases: EDUCATION_OUT },
  { category: 'education', direction: 'either', phrases: EDUCATION },
  { category: 'childcare', direction: 'either', phrases: CHILDCARE },
  { category: 'groceries', direction: 'either', phrases: GROCERIES },
  { category: 'dining', direction: 'either', phrases: DINING },
  { category: 'shopping', direction: 'either', phrases: SHOPPING },
  { category: 'personal_care', direction: 'either', phrases: PERSONAL_CARE },
  { category: 'gifts', direction: 'either', phrases: GIFTS },
  { category: 'entertainment', direction: 'either', phrases: ENTERTAINMENT },
  { category: 'travel', direction: 'either', phrases: TRAVEL },
  { category: 'subscriptions', direction: 'either', phrases: SUBSCRIPTIONS },
  { category: 'transport', direction: 'either', phrases: TRANSPORT },
];

/** What a phrase says of money that went out and of money that came in. */
interface Meaning {
  out?: Entry;
  in?: Entry;
}

/** Where phrases that begin with the same words go on. */
interface Branch {
  readonly next: Map<string, Branch>;
  readonly meaning: Meaning;
}

const branch = (): Branch => ({ next: new Map(), meaning: {} });

const EDGES = /[^\p{L}\p{M}\p{N}]+/u;
const PLAIN_EDGES = /[^a-z0-9]+/;
const PLAIN = /^[ -~]*$/;
/** Scripts that write no spaces between words: each of their letters is taken for a word, so that phrases are found within. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** The words of a payee as phrases are made of: case and accents folded, an apostrophe dropped, anything else that is no letter or digit between them. */
function wordsOf(payee: string): readonly string[] {
  const folded = fold(payee.replaceAll("'", ''));
  const words = PLAIN.test(folded) ? folded.split(PLAIN_EDGES) : folded.replace(UNSPACED, ' $& ').split(EDGES);
  return words.filter((word) => word !== '');
}

const wordsIn = (phrases: string): readonly (readonly string[])[] => phrases.split(',').map(wordsOf);

/** The tree of all phrases, word by word, so that a payee is compared with none of the phrases that begin with another word. */
function grow(): Branch {
  const root = branch();
  for (const entry of DICTIONARY) {
    for (const phrase of wordsIn(entry.phrases)) {
      let at = root;
      for (const word of phrase) {
        const next = at.next.get(word) ?? branch();
        at.next.set(word, next);
        at = next;
      }
      if (entry.direction !== 'in') at.meaning.out ??= entry;
      if (entry.direction !== 'out') at.meaning.in ??= entry;
    }
  }
  return root;
}

// Made once, when the first payee is looked up.
let grown: { readonly root: Branch; readonly reversals: readonly string[] } | undefined;

const spelled = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** A phrase that was found: what it says, how many letters say it, and how many words. */
interface Found {
  readonly entry: Entry;
  readonly letters: number;
  readonly words: number;
}

/** The longest phrase that begins with the word at `start` and says something of money that goes this way. */
function longestFrom(root: Branch, words: readonly string[], start: number, way: 'out' | 'in'): Found | undefined {
  let [at, letters]: [Branch | undefined, number] = [root, 0];
  let found: Found | undefined;
  for (let index = start; index < words.length; index += 1) {
    const word = words[index] ?? '';
    at = at.next.get(word);
    if (at === undefined) break;
    letters += word.length;
    const entry = at.meaning[way];
    if (entry !== undefined) found = { entry, letters, words: index + 1 - start };
  }
  return found;
}

const isBetter = (one: Found, than: Found | undefined): boolean => {
  if (than === undefined) return true;
  if (one.entry.outranks !== than.entry.outranks) return one.entry.outranks === true;
  return one.letters > than.letters;
};

/**
 * What the dictionary says a payee is for: by the phrase with the most letters that the payee holds as whole words, the first of several as
 * long; words of pay come before all others. Phrases that do not fit the way the money went are passed over; an amount of 0 counts as money
 * out, and so does money that a row takes back (a reversal, a refund). Undefined when no phrase is held.
 */
export function lookUp(payee: string, amount: number): CategoryName | undefined {
  grown ??= { root: grow(), reversals: wordsIn(REVERSED).map(spelled) };
  const { root, reversals } = grown;
  const words = wordsOf(payee);
  const way = amount > 0 && !reversals.some((reversal) => spelled(words).includes(reversal)) ? 'in' : 'out';
  let best: Found | undefined;
  for (let index = 0; index < words.length; ) {
    const found = longestFrom(root, words, index, way);
    const saysNothing = found !== undefined && found.entry.category === null;
    if (found !== undefined && !saysNothing && isBetter(found, best)) best = found;
    index += saysNothing ? found.words : 1;
  }
  return best?.entry.category ?? undefined;
}

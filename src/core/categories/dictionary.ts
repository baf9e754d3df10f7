import { fold } from '../payee/payee-words.ts';
import type { CategoryName } from './categories.ts';
import { DINING, GROCERIES } from './words/food.ts';
import { CHILDCARE, EDUCATION, HEALTH, HOUSING, HOUSING_OUT, UTILITIES } from './words/home.ts';
import { ENTERTAINMENT, SUBSCRIPTIONS, TRAVEL } from './words/leisure.ts';
import { CARD_PAID_IN, CASH_OUT, DEBT_OUT, FEES, INCOME_IN, TAXES, TRANSFER } from './words/money.ts';
import { TRANSPORT } from './words/moving.ts';
import { GIFTS, PERSONAL_CARE, SHOPPING } from './words/shops.ts';

/** Which way the money has to go for words to say what it was for: what comes back from a shop is its refund, but rent that comes in is no rent paid. */
export type Direction = 'out' | 'in' | 'either';

/** The starter dictionary: phrases between commas, lower case, with neither accents nor marks, and what they say. */
export const DICTIONARY: readonly { readonly category: CategoryName; readonly direction: Direction; readonly phrases: string }[] = [
  { category: 'groceries', direction: 'either', phrases: GROCERIES },
  { category: 'dining', direction: 'either', phrases: DINING },
  { category: 'shopping', direction: 'either', phrases: SHOPPING },
  { category: 'personal_care', direction: 'either', phrases: PERSONAL_CARE },
  { category: 'gifts', direction: 'either', phrases: GIFTS },
  { category: 'entertainment', direction: 'either', phrases: ENTERTAINMENT },
  { category: 'travel', direction: 'either', phrases: TRAVEL },
  { category: 'subscriptions', direction: 'either', phrases: SUBSCRIPTIONS },
  { category: 'transport', direction: 'either', phrases: TRANSPORT },
  { category: 'housing', direction: 'out', phrases: HOUSING_OUT },
  { category: 'housing', direction: 'either', phrases: HOUSING },
  { category: 'utilities', direction: 'either', phrases: UTILITIES },
  { category: 'health', direction: 'either', phrases: HEALTH },
  { category: 'education', direction: 'either', phrases: EDUCATION },
  { category: 'childcare', direction: 'either', phrases: CHILDCARE },
  { category: 'debt_payment', direction: 'out', phrases: DEBT_OUT },
  { category: 'transfer', direction: 'in', phrases: CARD_PAID_IN },
  { category: 'fees', direction: 'either', phrases: FEES },
  { category: 'taxes', direction: 'either', phrases: TAXES },
  { category: 'cash', direction: 'out', phrases: CASH_OUT },
  { category: 'income', direction: 'in', phrases: INCOME_IN },
  { category: 'transfer', direction: 'either', phrases: TRANSFER },
];

/** What a phrase says of money that went out and of money that came in. */
interface Meaning {
  out?: CategoryName;
  in?: CategoryName;
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

/** The words of a payee as phrases are made of: case and accents folded, an apostrophe dropped, anything else that is no letter or digit between them. */
const wordsOf = (payee: string): readonly string[] => {
  const folded = fold(payee.replaceAll("'", ''));
  return folded.split(PLAIN.test(folded) ? PLAIN_EDGES : EDGES);
};

/** Builds the tree of all phrases, word by word, so that a payee is compared with none of the phrases that begin with another word. */
function grow(): Branch {
  const root = branch();
  for (const { category, direction, phrases } of DICTIONARY) {
    for (const phrase of phrases.split(',')) {
      let at = root;
      for (const word of wordsOf(phrase)) {
        if (word === '') continue;
        const next = at.next.get(word) ?? branch();
        at.next.set(word, next);
        at = next;
      }
      if (direction !== 'in') at.meaning.out ??= category;
      if (direction !== 'out') at.meaning.in ??= category;
    }
  }
  return root;
}

let grown: Branch | undefined;

/** The longest phrase that begins with the word at `start` and says something of money that goes this way. */
function longestFrom(root: Branch, words: readonly string[], start: number, way: 'out' | 'in') {
  let [at, letters]: [Branch | undefined, number] = [root, 0];
  let found: { readonly category: CategoryName; readonly letters: number } | undefined;
  for (let index = start; index < words.length; index += 1) {
    const word = words[index] ?? '';
    at = at.next.get(word);
    if (at === undefined) break;
    letters += word.length;
    const category = at.meaning[way];
    if (category !== undefined) found = { category, letters };
  }
  return found;
}

/**
 * What the dictionary says a payee is for: by the phrase with the most letters that the payee holds as whole words, the first of several as
 * long. Phrases that do not fit the way the money went are passed over; an amount of 0 counts as money out. Undefined when none is held.
 */
export function lookUp(payee: string, amount: number): CategoryName | undefined {
  grown ??= grow();
  const words = wordsOf(payee);
  const way = amount > 0 ? 'in' : 'out';
  let best: ReturnType<typeof longestFrom>;
  for (const index of words.keys()) {
    const found = longestFrom(grown, words, index, way);
    if (found !== undefined && found.letters > (best?.letters ?? 0)) best = found;
  }
  return best?.category;
}

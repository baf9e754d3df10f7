import { fold, payeeWords } from './payee-words.ts';

/** The longest a key or a name can be: what a column of the ledger holds. */
const MOST = 255;

/** Cut at whole characters: half a pair of surrogates is no text. */
const cut = (text: string): string => (text.length <= MOST ? text : text.slice(0, MOST).replace(/[\uD800-\uDBFF]$/u, '')).trim();

/**
 * What two rows of one payee have in common, however the bank writes them: who it is, without numbers, places and the bank's words, case and
 * accents folded. At most 255 characters. A payee without a letter is its own key, so that numbers are not all one payee; only one of
 * nothing but blanks is empty.
 */
export function payeeKey(payee: string): string {
  const words = payeeWords(payee);
  const key = cut(words.length > 0 ? words.map(({ folded }) => folded).join(' ') : fold(payee).trim().replace(/\s+/g, ' '));
  // A few marks, such as a lone accent, fold to nothing.
  return key === '' ? cut(payee.trim()) : key;
}

const isShouted = (text: string): boolean => text === text.toUpperCase() || text === text.toLowerCase();

/** `STREAMBOX` is Streambox; initials about an ampersand stay as they are. */
const capitalised = (word: string): string => {
  if (word.includes('&')) return word.toUpperCase();
  const [first = '', ...rest] = [...word.normalize('NFC')];
  return (first.toUpperCase() + rest.join('').toLowerCase()).replace(/^(.-)(.)/u, (_, letter: string, next: string) => letter + next.toUpperCase());
};

const nameOf = (payee: string): string => {
  const words = payeeWords(payee).map(({ written }) => written.replace(/^[^\p{L}\d]+|[^\p{L}\p{M}\d]+$/gu, ''));
  const name = words.filter((word) => word !== '').join(' ');
  if (name === '') return payee.trim().replace(/\s+/g, ' ');
  return isShouted(name) ? name.split(' ').map(capitalised).join(' ') : name;
};

/**
 * What to call a payee on a screen, from the ways in which a bank writes it: the most usual one without the noise, "Streambox" for
 * `POS PURCHASE 4412 STREAMBOX.COM CA`. At most 255 characters; empty only when all are.
 */
export function payeeName(payees: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const payee of payees) {
    const name = nameOf(payee);
    if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best = '';
  let most = 0;
  for (const [name, count] of counts) {
    if (count > most || (count === most && (name.length < best.length || (name.length === best.length && name < best)))) [best, most] = [name, count];
  }
  return cut(best);
}

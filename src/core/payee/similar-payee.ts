/** Words that banks put around a payee and that say nothing about who it is. */
const NOISE = new Set(
  'pos purchase card payment debit credit visa mastercard maestro transfer direct ach sepa web online mobile check cheque withdrawal deposit recurring the and to from'.split(
    ' ',
  ),
);

const wordsOf = (payee: string): readonly string[] =>
  payee
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');

/** The words of a payee that say who it is; all of them when none does. */
export const tellingWords = (payee: string): readonly string[] => {
  const words = wordsOf(payee);
  const telling = words.filter((word) => !NOISE.has(word));
  return telling.length > 0 ? telling : words;
};

/** Fewest letters that make a shortened name recognisable. */
const SHORTENED = 4;

const isShortOf = (short: string, long: string): boolean => short.length >= SHORTENED && long.startsWith(short);

/** `isSimilarPayee`, for many comparisons: of the telling words of each payee. */
export function haveSimilarWords(one: readonly string[], other: readonly string[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  if (fewer.length === 0) return true;
  const [joined, joinedMore] = [fewer.join(''), more.join('')];
  if (isShortOf(joined, joinedMore) || isShortOf(joinedMore, joined)) return true;
  const shared = fewer.filter((word) => more.includes(word)).length;
  return shared * 2 >= fewer.length && shared > 0;
}

/**
 * Whether two payees of rows of the same day and amount may be the same, as two formats of one bank write them: marks, digits and case
 * do not count, a shortened name is the same, and so are two that share half the telling words of the shorter. No name at all fits any.
 */
export const isSimilarPayee = (one: string, other: string): boolean => haveSimilarWords(tellingWords(one), tellingWords(other));

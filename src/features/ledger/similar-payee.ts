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

const tellingWords = (payee: string): readonly string[] => {
  const words = wordsOf(payee);
  const telling = words.filter((word) => !NOISE.has(word));
  return telling.length > 0 ? telling : words;
};

/** Fewest letters that make a shortened name recognisable. */
const SHORTENED = 4;

/**
 * Whether two payees of rows of the same day and amount may be the same, as two formats of one bank write them: marks, digits and case
 * do not count, a shortened name is the same, and so are two that share half the telling words of the shorter. No name at all fits any.
 */
export function isSimilarPayee(one: string, other: string): boolean {
  const [fewer, more] = [tellingWords(one), tellingWords(other)].toSorted((left, right) => left.length - right.length);
  if (fewer === undefined || more === undefined || fewer.length === 0) return true;
  const [short, long] = [fewer.join(''), more.join('')].toSorted((left, right) => left.length - right.length);
  if (short !== undefined && short.length >= SHORTENED && long?.startsWith(short)) return true;
  const others = new Set(more);
  const shared = fewer.filter((word) => others.has(word)).length;
  return shared * 2 >= fewer.length && shared > 0;
}

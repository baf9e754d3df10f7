import { expect, it } from 'vitest';
import { payeeWords } from './payee-words.ts';

it.each([
  ['blue diner', 'Blue Diner'],
  ['καφενείο ο νίκος', 'Καφενείο Ο Νίκος'],
  ["o'neil bakery", "O'neil Bakery"],
  ['coop-markt 7', 'Coop-Markt 7'],
  ['北京饭店', '北京饭店'],
])('writes %s the way one writes a name', (payee, words) => {
  expect(payeeWords(payee)).toBe(words);
});

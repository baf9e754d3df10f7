import { expect, it } from 'vitest';
import { currency } from './currency.ts';

it.each(['USD', 'EUR', 'GBP', 'CHF', 'XCD'])('%s is a currency that Mingus keeps', (code) => {
  expect(currency.safeParse(code).success).toBe(true);
});

it.each([
  ['JPY', 'has no decimals'],
  ['KWD', 'has three decimals'],
  ['XAU', 'is a metal'],
  ['XTS', 'is for tests'],
  ['XXX', 'is none'],
  ['usd', 'is not written in capitals'],
  ['US', 'is too short'],
  ['', 'is empty'],
  ['ZZZ', 'is nobody’s'],
])('%s is refused: it %s', (code) => {
  expect(currency.safeParse(code).success).toBe(false);
});

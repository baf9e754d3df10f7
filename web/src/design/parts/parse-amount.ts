import { type Cents, centsFromDecimal, MAX_AMOUNT } from '../../../../src/core/money/cents.ts';

/**
 * Reads an amount as people write it: `1250`, `1,250.50`, `1.250,50`, `1 250,5`, `−12`, `$12`, `12 €`, `(12)`. The last point or comma followed by one or
 * two digits divides the cents; one followed by three digits divides thousands, unless it is the locale's own decimal mark, which is then refused
 * rather than guessed. Answers undefined for anything else, for more than two decimals, and beyond what any field accepts.
 */
export function parseAmount(text: string, decimalMark: string): Cents | undefined {
  const bare = text.replace(/[\p{Sc}\s\u00a0\u202f']/gu, '').replace(/[\u2212\u2013]/g, '-');
  const [, opened, sign = '', digits = '', closed] = /^(\()?([+-]?)([\d.,]*\d[\d.,]*)(\))?$/.exec(bare) ?? [];
  if (digits === '' || Boolean(opened) !== Boolean(closed)) return undefined;
  const decimal = decimalTextOf(digits, decimalMark);
  const amount = decimal === undefined ? undefined : centsFromDecimal(`${opened || sign === '-' ? '-' : ''}${decimal}`);
  return amount !== undefined && Math.abs(amount) <= MAX_AMOUNT ? amount : undefined;
}

const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;

function decimalTextOf(digits: string, decimalMark: string): string | undefined {
  const [, whole = digits, cents = ''] = /^(.*)[.,](\d{0,2})$/.exec(digits) ?? [];
  const mark = digits[whole.length];
  if (/^\d*$/.test(whole)) return whole === '' && cents === '' ? undefined : `${whole || '0'}.${cents || '0'}`;
  const grouped = GROUPED.exec(whole);
  if (grouped === null || grouped[1] === mark) return undefined;
  if (mark === undefined && grouped[1] === decimalMark && whole.indexOf(decimalMark) === whole.lastIndexOf(decimalMark)) return undefined;
  return `${whole.replaceAll(/[.,]/g, '')}.${cents || '0'}`;
}

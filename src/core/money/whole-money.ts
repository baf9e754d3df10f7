import type { Cents } from './cents.ts';

type Sign = 'symbol' | 'narrowSymbol';

/** Most pairs of language and currency whose formats are kept. */
const KEPT_MOST = 100;
const formats = new Map<string, Intl.NumberFormat>();

// Making a format takes a hundred times as long as using it.
function formatOf(currency: string, locale: string, currencyDisplay: Sign): Intl.NumberFormat {
  const key = `${currency} ${locale} ${currencyDisplay}`;
  const kept = formats.get(key);
  if (kept !== undefined) return kept;
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay, maximumFractionDigits: 0, minimumFractionDigits: 0 });
  if (formats.size >= KEPT_MOST) formats.clear();
  formats.set(key, made);
  return made;
}

/** Money of a currency (ISO 4217) in whole units, as it is written in a language: 9649 of USD is "$96" in English. Half a unit is rounded up, and a zero has no sign. */
export const wholeMoney = (amount: Cents, currency: string, locale: string, sign: Sign): string =>
  formatOf(currency, locale, sign).format(Math.round(amount / 100) + 0);

const KEPT = new Set(Intl.supportedValuesOf('currency'));

const decimalsOf = (code: string): number | undefined =>
  new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits;

/** What a file says its currency is: one that can be kept (two decimals), one that cannot, or nothing that is a currency. */
export type CurrencyRead = { readonly kept: string } | { readonly unkept: string } | undefined;

const known = new Map<string, CurrencyRead>();

function judge(code: string): CurrencyRead {
  if (!KEPT.has(code)) return undefined;
  return decimalsOf(code) === 2 ? { kept: code } : { unkept: code };
}

/** Judges the text of a currency: its ISO 4217 code in any case. */
export function readCurrency(text: string): CurrencyRead {
  const code = text.trim().toUpperCase();
  if (code.length !== 3) return undefined;
  if (!known.has(code)) known.set(code, judge(code));
  return known.get(code);
}

import { z } from 'zod';

const decimalsOf = (code: string): number | undefined =>
  new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits;

// ISO 4217 gives codes in X to metals, funds and tests; the money among them with two decimals is that of the Caribbean (XCD, XCG).
const isNoMoney = (code: string): boolean => /^X[^C]/.test(code);

const isCurrency = (code: string): boolean => !isNoMoney(code) && Intl.supportedValuesOf('currency').includes(code) && decimalsOf(code) === 2;

/** A currency by its ISO 4217 code, of those with two decimals: `USD`. */
export const currency = z
  .string()
  .refine(isCurrency, 'Write the three letters of a currency with two decimals, such as USD or EUR.')
  .meta({ description: 'A currency with two decimals, by its ISO 4217 code: USD.' });

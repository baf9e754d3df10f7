/**
 * Money inside Mingus: whole minor units of a currency with two decimals. 7500.25 is 750025. Never a fraction, never a float:
 * sums are exact up to 2^53 − 1 minor units (about 90 trillion).
 */
declare const centsBrand: unique symbol;
export type Cents = number & { readonly [centsBrand]: true };

const isCents = (value: number): value is Cents => Number.isSafeInteger(value);

/** The one way to make Cents from a number of minor units. Throws RangeError for anything but a safe integer: that is a bug, not bad input. */
export function cents(minorUnits: number): Cents {
  // −0 would survive into JSON as 0 but compare unequal under Object.is, so it ends here.
  const value = minorUnits + 0;
  if (!isCents(value)) throw new RangeError(`not a whole number of minor units: ${minorUnits}`);
  return value;
}

export const ZERO = cents(0);

/** The largest amount that any field accepts: 1,000,000,000.00 (the sign is the field's own matter). */
export const MAX_AMOUNT = cents(100_000_000_000);

/** The sum of amounts, exact. */
export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * Minor units from plain decimal text such as "-1234.565": a point for the decimals, no thousands marks, no exponent.
 * More than two decimals are rounded half away from zero (1.005 is 101). Answers undefined when the text is no such number
 * or is beyond what can be kept exactly. Works on the text itself, because 1.005 × 100 is 100.49999 in binary.
 */
export function centsFromDecimal(text: string): Cents | undefined {
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text.trim()) ?? [];
  if (sign === undefined || (whole === '' && fraction === '')) return undefined;
  const roundsUp = (fraction[2] ?? '0') >= '5';
  const magnitude = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0')) + (roundsUp ? 1 : 0);
  return Number.isSafeInteger(magnitude) ? cents(sign === '-' ? -magnitude : magnitude) : undefined;
}

/** The amount in major units, as the API writes it: 750025 is 7500.25. Division of a safe integer by 100 is the nearest double, which prints as the decimal it came from. */
export const majorUnits = (amount: Cents): number => amount / 100;

/** The amount as plain decimal text with two decimals and no marks: -5 is "-0.05". */
export function decimalText(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

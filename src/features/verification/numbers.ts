import { once } from '../../platform/once.ts';
import type { NumberRefusal } from './contract.ts';

/** Which numbers are taken. */
export interface NumberRules {
  /** ISO 3166; the first is home. */
  readonly countries: readonly string[];
  /** Whether internet telephony is. */
  readonly voip: boolean;
}

/** A number that a code can be sent to. */
export interface TakenNumber {
  /** E.164: `+12025550123`. */
  readonly phone_number: string;
  /** ISO 3166. */
  readonly country: string;
}

/** Reads a number as people write it: with its country, or as it is dialled within `country` (home when left out). */
export type ReadNumber = (text: string, country?: string) => Promise<TakenNumber | { readonly refused: NumberRefusal }>;

// What the library calls kinds of numbers. Where landlines and mobiles cannot be told apart, as in the US, both are taken.
const REFUSED_KINDS: Readonly<Record<string, NumberRefusal>> = {
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'premium',
  TOLL_FREE: 'toll_free',
  PAGER: 'pager',
  UAN: 'not_a_phone',
  VOICEMAIL: 'not_a_phone',
};

// Read when the first number is: what it knows of all countries takes a quarter of a second and 20 MB.
const library = once(() => import('libphonenumber-js/max'));

/** Reads and judges numbers by the library's list of numbering plans. */
export function createNumbers({ countries, voip }: NumberRules): ReadNumber {
  return async (text, country = countries[0]) => {
    const { default: parse, isSupportedCountry } = await library();
    const from = country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {};
    const number = parse(text, { ...from, extract: false });
    // An extension is no part of a number that a message can go to.
    if (number === undefined || !number.isValid() || number.ext !== undefined) return { refused: 'not_a_number' };
    const kind = number.getType();
    const refused = kind === undefined ? undefined : REFUSED_KINDS[kind];
    if (refused !== undefined) return { refused };
    if (kind === 'VOIP' && !voip) return { refused: 'voip' };
    if (number.country === undefined || !countries.includes(number.country)) return { refused: 'country' };
    return { phone_number: number.number, country: number.country };
  };
}

/** What is dialled for each country from elsewhere (`US`: `1`); countries that nobody knows are left out. */
export async function callingCodes(countries: readonly string[]): Promise<readonly { readonly country: string; readonly calling_code: string }[]> {
  const { getCountryCallingCode, isSupportedCountry } = await library();
  return countries.filter((country) => isSupportedCountry(country)).map((country) => ({ country, calling_code: getCountryCallingCode(country) }));
}

/** What a number shares with its neighbours: all but the last four digits. */
export const prefixOf = (phoneNumber: string): string => phoneNumber.slice(0, -4);

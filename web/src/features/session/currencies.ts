import { currency } from '../../../../src/contract/currency.ts';
import { words } from '../../i18n/words.ts';

/** A currency for a list: its code and its name in the person's language. */
export interface NamedCurrency {
  readonly code: string;
  readonly name: string;
}

const EURO = 'AT BE HR CY EE FI FR DE GR IE IT LV LT LU MT NL PT SK SI ES';
const byRegion: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EURO.split(' ').map((region) => [region, 'EUR'])),
  US: 'USD',
  GB: 'GBP',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  CH: 'CHF',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  IN: 'INR',
  BR: 'BRL',
  MX: 'MXN',
  ZA: 'ZAR',
};

/** The currencies that Mingus keeps, by name. */
export function currencies(): readonly NamedCurrency[] {
  const names = new Intl.DisplayNames(words.language ?? 'en', { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .filter((code) => currency.safeParse(code).success)
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The currency of the region that the browser names, else US dollars: a first guess that the person can change. */
export function likelyCurrency(): string {
  const regions = navigator.languages.map((tag) => new Intl.Locale(tag).region);
  return regions.map((region) => (region === undefined ? undefined : byRegion[region])).find((code) => code !== undefined) ?? 'USD';
}

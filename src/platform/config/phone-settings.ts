import type { Allowance } from './field-kinds.ts';
import { isLoopback } from './loopback.ts';
import type { SettingFields } from './setting-fields.ts';

/** How phone codes are bounded. Amounts of money are in ten-thousandths of a unit of the operator's currency. */
export interface PhoneSettings {
  /** Seconds that a code is good for. */
  readonly codeSeconds: number;
  /** Guesses at one challenge. */
  readonly guesses: number;
  readonly wrong: { readonly ofPersonAndPhone: Allowance; readonly ofPhone: Allowance };
  /** Seconds before each further sending; there are as many as figures. */
  readonly resendSeconds: readonly number[];
  readonly sends: Readonly<Record<'address' | 'person' | 'phone' | 'prefix', readonly Allowance[]>> & { readonly foreign: Allowance };
  readonly phonesOfPerson: Allowance;
  readonly countriesOfAddress: Allowance;
  /** ISO 3166, two letters; the first is home. */
  readonly countries: readonly string[];
  readonly voip: boolean;
  readonly budget: { readonly day: number; readonly trustedPercent: number; readonly price: number; readonly foreignPrice: number };
}

/** The API that text messages are handed to. */
export interface SmsSettings {
  /** Without a slash at its end. */
  readonly url: string;
  readonly account: string;
  readonly token: string;
  readonly from: string;
  readonly timeoutMs: number;
}

/** The settings of phone codes. */
export const phoneSettingsOf = (given: SettingFields): PhoneSettings => ({
  codeSeconds: given.VERIFICATION_CODE_SECONDS,
  guesses: given.VERIFICATION_GUESSES,
  wrong: { ofPersonAndPhone: given.VERIFICATION_WRONG_USER_PHONE, ofPhone: given.VERIFICATION_WRONG_PHONE },
  resendSeconds: given.VERIFICATION_RESEND_SECONDS,
  sends: {
    address: given.VERIFICATION_SENDS_ADDRESS,
    person: given.VERIFICATION_SENDS_USER,
    phone: given.VERIFICATION_SENDS_PHONE,
    prefix: given.VERIFICATION_SENDS_PREFIX,
    foreign: given.VERIFICATION_SENDS_FOREIGN,
  },
  phonesOfPerson: given.VERIFICATION_PHONES_USER,
  countriesOfAddress: given.VERIFICATION_COUNTRIES_ADDRESS,
  countries: given.VERIFICATION_COUNTRIES,
  voip: given.VERIFICATION_VOIP,
  budget: {
    day: given.VERIFICATION_BUDGET,
    trustedPercent: given.VERIFICATION_TRUSTED_PERCENT,
    price: given.SMS_PRICE,
    foreignPrice: given.SMS_PRICE_FOREIGN,
  },
});

/** The API of text messages; null when none is set up. */
export function smsSettingsOf(given: SettingFields): SmsSettings | null {
  const { SMS_URL: url, SMS_ACCOUNT: account, SMS_TOKEN: token, SMS_FROM: from, SMS_TIMEOUT_MS: timeoutMs } = given;
  if (url === undefined || account === undefined || token === undefined || from === undefined) return null;
  return { url, account, token, from, timeoutMs };
}

/** Why messages could not be sent with these settings, or not safely; none when they can, or when there is no API. */
export function smsRefusals(given: SettingFields): readonly string[] {
  if (given.SMS_URL === undefined) return [];
  const missing = (['SMS_ACCOUNT', 'SMS_TOKEN', 'SMS_FROM'] as const).filter((name) => given[name] === undefined);
  const { protocol, hostname, username } = new URL(given.SMS_URL);
  return [
    ...missing.map((name) => `${name} is missing: SMS_URL needs it.`),
    ...(protocol === 'https:' || isLoopback(hostname) ? [] : ['SMS_URL is http: codes would travel in the open. Use https.']),
    ...(username === '' ? [] : ['SMS_URL holds a name or a password: they belong into SMS_ACCOUNT and SMS_TOKEN.']),
  ];
}

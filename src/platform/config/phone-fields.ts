import { z } from 'zod';
import { type Allowance, allowance, flag, isUrl, wholeNumber } from './field-kinds.ts';

/** Several allowances that all hold, with commas between: `5/3600, 8/86400`. */
const allowances = (fallback: string) =>
  z
    .string()
    .regex(
      /^[1-9]\d{0,6}\/[1-9]\d{0,6}(\s*,\s*[1-9]\d{0,6}\/[1-9]\d{0,6})*$/,
      'Write how many in how many seconds, with commas between, such as 5/3600, 8/86400.',
    )
    .default(fallback)
    .transform((text): readonly Allowance[] =>
      text.split(',').map((part) => {
        const [most, seconds] = part.split('/').map(Number);
        return { most: most ?? 0, seconds: seconds ?? 0 };
      }),
    );

/** Ten-thousandths of one unit of the operator's currency: a message costs less than a cent here and there. */
const TEN_THOUSANDTHS = 10_000;

const price = (fallback: string) =>
  z
    .string()
    .regex(/^\d{1,7}(\.\d{1,4})?$/, 'Write an amount with at most four decimals, such as 10.00.')
    .default(fallback)
    .transform((text) => Math.round(Number(text) * TEN_THOUSANDTHS));

const waits = z
  .string()
  .regex(/^[1-9]\d{0,4}(\s*,\s*[1-9]\d{0,4}){0,9}$/, 'Write seconds with commas between, such as 30, 60, 120.')
  .default('30, 60, 120')
  .transform((text) => text.split(',').map(Number));

const countries = z
  .string()
  .regex(/^[A-Z]{2}(\s*,\s*[A-Z]{2})*$/, 'Write countries by their two letters with commas between, such as US, CA.')
  .default('US')
  .transform((text) => text.split(',').map((country) => country.trim()));

/** Settings of phone codes and of text messages, by their names in the environment. */
export const phoneFields = {
  VERIFICATION_CODE_SECONDS: wholeNumber(30, 3600, 300).describe('How long a phone code is good for, in seconds, 30 to 3600.'),
  VERIFICATION_GUESSES: wholeNumber(1, 20, 5).describe('Guesses at one challenge, however often its code is sent again, 1 to 20.'),
  VERIFICATION_WRONG_USER_PHONE: allowance('10/86400').describe('Wrong codes of one person for one number.'),
  VERIFICATION_WRONG_PHONE: allowance('20/86400').describe('Wrong codes for one number, of all people together.'),
  VERIFICATION_RESEND_SECONDS: waits.describe(
    'Seconds before a code can be sent again: for the first time, the second, and so on. There are as many times as figures.',
  ),
  VERIFICATION_SENDS_PHONE: allowances('5/3600, 8/86400, 20/2592000').describe('Messages to one number. All of these hold.'),
  VERIFICATION_SENDS_USER: allowances('5/3600, 10/86400').describe('Messages that one person asks for.'),
  VERIFICATION_SENDS_ADDRESS: allowances('10/3600, 25/86400').describe('Messages asked for from one IP address (of IPv6, from one /64).'),
  VERIFICATION_SENDS_PREFIX: allowances('5/3600, 10/86400').describe('Messages to numbers that share all but their last four digits.'),
  VERIFICATION_PHONES_USER: allowance('3/86400').describe('Different numbers that one person tries.'),
  VERIFICATION_COUNTRIES_ADDRESS: allowance('3/86400').describe('Different countries of numbers tried from one IP address.'),
  VERIFICATION_COUNTRIES: countries.describe(
    'Countries that messages go to, by their two letters with commas between. The first is home; the others are foreign.',
  ),
  VERIFICATION_SENDS_FOREIGN: allowance('50/86400').describe('Messages to foreign countries, of all people together.'),
  VERIFICATION_VOIP: flag('false').describe('Whether numbers of internet telephony are accepted. They are easily had by the thousand.'),
  VERIFICATION_BUDGET: price('10.00').describe('What all messages of a day (in UTC) may cost, in the currency of the prices below.'),
  VERIFICATION_TRUSTED_PERCENT: wholeNumber(0, 100, 60).describe('How much of that is kept for requests that are trusted, in percent.'),
  SMS_PRICE: price('0.01').describe('What a message to the home country costs, at most four decimals.'),
  SMS_PRICE_FOREIGN: price('0.10').describe('What a message to a foreign country costs.'),
  SMS_URL: z
    .string()
    .refine((text) => isUrl(text, 'https:', 'http:'), 'Write an address such as https://api.twilio.com.')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional()
    .describe(
      'The API that text messages are handed to, one that speaks as Twilio does: `https://api.twilio.com`. Without one, development writes messages to the terminal and production sends none.',
    ),
  SMS_ACCOUNT: z
    .string()
    .regex(/^\w{1,64}$/, 'Write the identifier of the account: letters and digits.')
    .optional()
    .describe('The account there (Twilio calls it Account SID).'),
  SMS_TOKEN: z.string().optional().describe("The account's token."),
  SMS_FROM: z.string().max(50).optional().describe('The number or name that messages come from.'),
  SMS_TIMEOUT_MS: wholeNumber(100, 60_000, 10_000).describe('How long that API may take for one message, in milliseconds, 100 to 60000.'),
} as const;

import { commonProblems, Problem } from '../../contract/problem.ts';
import type { RateLimit, RateLimiter } from '../../platform/cache/rate-limiter.ts';
import type { Allowance } from '../../platform/config/field-kinds.ts';
import type { PhoneSettings } from '../../platform/config/phone-settings.ts';
import { addressKey } from '../../platform/http/client-address.ts';
import type { Counted } from '../../platform/http/limits.ts';
import type { DistinctCounters } from './distinct-counters.ts';
import { prefixOf, type TakenNumber } from './numbers.ts';

/** Who asks, and for which number. */
export interface Asked extends TakenNumber {
  readonly user_id: number;
  readonly ip_address: string;
}

/** What was counted for one sending; `giveBack` counts it as if it had not been. */
export interface TakenLimits {
  giveBack(): Promise<void>;
}

/** What guesses are counted for. */
export interface Guessed {
  readonly user_id: number;
  readonly phone_number: string;
  readonly ip_address: string;
}

/** Counts what costs money or trust, before anything of it is done. Exact over all processes; when it cannot count, it throws, and nothing is done. */
export interface VerificationLimits {
  /** Counts one sending in every limit, or in none. Throws Problem `rate.limited`. */
  takeSending(asked: Asked): Promise<TakenLimits>;
  /** Counts one guess as wrong, until it is given back; `left` is how many more may be. Throws Problem `rate.limited`. */
  takeGuess(guessed: Guessed): Promise<TakenLimits & { readonly left: number }>;
}

/** What limits are counted with. */
export interface LimitParts {
  readonly limiter: RateLimiter;
  readonly distinct: DistinctCounters;
  readonly settings: PhoneSettings;
  /** Is told of each request that a limit turned away. */
  readonly onLimited: (limit: string, counted: Counted) => void;
}

type Place = readonly [limit: RateLimit, key: string];

const placesOf = (name: string, allowances: readonly Allowance[], key: string): readonly Place[] =>
  allowances.map(({ most, seconds }) => [{ name: `${name}_${seconds}`, most, seconds }, key] as const);

/** Of guesses no time of that length may have more, wherever it begins. */
const guessesOf = (name: string, { most, seconds }: Allowance, key: string): Place => [
  { name: `${name}_${seconds}`, most, seconds, rolling: true },
  key,
];

/** The limits of phone codes over the shared counters. */
export function createVerificationLimits({ limiter, distinct, settings, onLimited }: LimitParts): VerificationLimits {
  const { sends, wrong, phonesOfPerson, countriesOfAddress, countries } = settings;

  function refuse(limit: string, { ip_address, user_id }: Pick<Asked, 'ip_address' | 'user_id'>, seconds: number, what: string): never {
    onLimited(limit, { address: ip_address, userId: user_id });
    throw new Problem(commonProblems['rate.limited'], `${what} Try again in ${inWords(seconds)}; nothing is lost.`, { retryAfterSeconds: seconds });
  }

  async function takeAll(places: readonly Place[], by: Pick<Asked, 'ip_address' | 'user_id'>, what: string) {
    const taken: Place[] = [];
    let left = Number.MAX_SAFE_INTEGER;
    const giveBack = async (): Promise<void> => {
      for (const [limit, key] of taken.splice(0)) await limiter.giveBack(limit, key);
    };
    for (const [limit, key] of places) {
      const { allowed, remaining, resetSeconds } = await limiter.take(limit, key);
      if (!allowed) {
        // What one limit refuses does not count for the others.
        await giveBack();
        refuse(limit.name, by, resetSeconds, what);
      }
      taken.push([limit, key]);
      left = Math.min(left, remaining);
    }
    return { giveBack, left };
  }

  async function takeDistinct(asked: Asked, taken: TakenLimits): Promise<void> {
    const address = addressKey(asked.ip_address);
    const sets = [
      { name: 'sms_user_phones', allowance: phonesOfPerson, key: `${asked.user_id}`, member: asked.phone_number },
      { name: 'sms_address_countries', allowance: countriesOfAddress, key: address, member: asked.country },
    ];
    for (const { name, allowance, key, member } of sets) {
      const count = await distinct.add({ name, ...allowance }, key, member);
      if (count.allowed) continue;
      await taken.giveBack();
      refuse(name, asked, count.resetSeconds, 'Too many different numbers were tried from here.');
    }
  }

  return {
    async takeSending(asked) {
      const { user_id, phone_number, country, ip_address } = asked;
      // Whoever asks is counted before whom it is sent to: somebody who may not ask any more uses up nothing of a number.
      const places = [
        ...placesOf('sms_address', sends.address, addressKey(ip_address)),
        ...placesOf('sms_user', sends.person, `${user_id}`),
        ...placesOf('sms_phone', sends.phone, phone_number),
        ...placesOf('sms_prefix', sends.prefix, prefixOf(phone_number)),
        ...(country === countries[0] ? [] : placesOf('sms_foreign', [sends.foreign], 'all')),
      ];
      const taken = await takeAll(places, asked, 'Too many codes were asked for.');
      await takeDistinct(asked, taken);
      return taken;
    },
    takeGuess: (guessed) =>
      takeAll(
        [
          guessesOf('sms_wrong_user_phone', wrong.ofPersonAndPhone, `${guessed.user_id} ${guessed.phone_number}`),
          guessesOf('sms_wrong_phone', wrong.ofPhone, guessed.phone_number),
        ],
        guessed,
        'Too many wrong codes were given for this number.',
      ),
  };
}

/** A time as a person says it, rounded up. */
function inWords(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7200) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.ceil(seconds / 3600)} hours` : `${Math.ceil(seconds / 86_400)} days`;
}

import type { RateCount, RateLimit, RateLimiter } from '../../../platform/cache/rate-limiter.ts';
import type { Limits } from '../../../platform/config/settings.ts';
import { addressKey } from '../../../platform/http/client-address.ts';

/** Where a password is tried from. */
export interface TriedFrom {
  /** In lower case, whether anybody has it or not. */
  readonly email: string;
  readonly address: string;
  /** The number of a browser that the person is known by; undefined for any other. */
  readonly deviceId: number | undefined;
  /** The number of a link to sign in with that was mailed to them; undefined without one. */
  readonly linkId?: number | undefined;
}

/** Tries that were used up. */
export interface UsedUp {
  readonly limit: 'wrong_password' | 'wrong_password_day';
  readonly count: RateCount;
}

/** Counts wrong passwords: each try is taken before it is looked at, and given back when it was right. */
export interface PasswordBudget {
  /** Takes a try; answers what is used up when there is none left, and then nothing was taken. */
  take(from: TriedFrom): Promise<UsedUp | undefined>;
  giveBack(from: TriedFrom): Promise<void>;
}

type Place = readonly [UsedUp['limit'], string];

/**
 * What counts a try. A browser that the person is known by, and a link that was mailed to them, have their own count and no other, so that whoever uses
 * up an address's day from elsewhere locks nobody out. The day stands first: once it is used up, a flood of tries costs no more than a look.
 */
function placesOf({ email, address, deviceId, linkId }: TriedFrom): readonly Place[] {
  if (linkId !== undefined) return [['wrong_password', `link ${linkId}`]];
  if (deviceId !== undefined) return [['wrong_password', `${email} device ${deviceId}`]];
  return [
    ['wrong_password_day', email],
    ['wrong_password', `${email} address ${addressKey(address)}`],
  ];
}

/** Budgets by the settings' limits. */
export function createPasswordBudget(limiter: RateLimiter, limits: Limits): PasswordBudget {
  // Of the day's guesses no 24 hours may have more, wherever they begin. The quarter of an hour is for people who mistype: its window ends.
  const limitOf = (name: UsedUp['limit']): RateLimit => ({ name, ...limits[name], ...(name === 'wrong_password_day' && { rolling: true }) });
  const giveBack = async (places: readonly Place[]): Promise<void> => {
    for (const [name, key] of places) await limiter.giveBack(limitOf(name), key);
  };

  return {
    async take(from) {
      const taken: Place[] = [];
      for (const place of placesOf(from)) {
        const [limit, key] = place;
        const count = await limiter.take(limitOf(limit), key);
        if (!count.allowed) {
          await giveBack(taken);
          return { limit, count };
        }
        taken.push(place);
      }
      return undefined;
    },
    giveBack: (from) => giveBack(placesOf(from)),
  };
}

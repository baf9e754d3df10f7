import type { Tier } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import type { RateCount, RateLimit, RateLimiter } from '../cache/rate-limiter.ts';
import type { Limits } from '../config/settings.ts';
import { addressKey } from './client-address.ts';

/** Who is counted. */
export interface Counted {
  readonly address: string;
  /** Null for a request without a session. */
  readonly userId: number | null;
}

/** Where a request stands: the narrowest of the limits that count it. */
export interface Standing {
  readonly limit: RateLimit;
  readonly count: RateCount;
}

/** Limits by IP address that a tier adds to `anonymous`. */
const BY_ADDRESS = {
  register: ['register', 'register_day'],
  sign_in: ['sign_in', 'sign_in_day'],
  anonymous: [],
} as const;

type Place = { readonly name: keyof Limits; readonly key: string };

/** The limits that count a request. Tiers of a person count by address where there is none. */
function placesOf(tier: Tier, { address, userId }: Counted): readonly Place[] {
  if (tier === 'read' || tier === 'write' || tier === 'heavy') {
    return userId === null ? [{ name: 'anonymous', key: addressKey(address) }] : [{ name: tier, key: `user ${userId}` }];
  }
  return ['anonymous' as const, ...BY_ADDRESS[tier]].map((name) => ({ name, key: addressKey(address) }));
}

/** The answer's fields on limits (draft-ietf-httpapi-ratelimit-headers). */
export const limitHeaders = ({ limit, count }: Standing): Readonly<Record<string, string>> => ({
  'ratelimit-policy': `"${limit.name}";q=${limit.most};w=${limit.seconds}`,
  ratelimit: `"${limit.name}";r=${count.remaining};t=${count.resetSeconds}`,
});

/** The problem of a request beyond a limit. */
export const limitedProblem = ({ count }: Standing): Problem =>
  new Problem(commonProblems['rate.limited'], `Too many requests came from here. Try again in ${count.resetSeconds} s; nothing is lost.`, {
    retryAfterSeconds: count.resetSeconds,
  });

/** Counts requests against the limits of the settings. */
export function createLimits(limiter: RateLimiter, limits: Limits): (tier: Tier, counted: Counted) => Promise<Standing> {
  return async (tier, counted) => {
    let narrowest: Standing | undefined;
    for (const { name, key } of placesOf(tier, counted)) {
      const limit = { name, ...limits[name] };
      const standing = { limit, count: await limiter.take(limit, key) };
      // What one limit refuses does not count for the next: a burst of tries must not use up the day.
      if (!standing.count.allowed) return standing;
      if (narrowest === undefined || standing.count.remaining < narrowest.count.remaining) narrowest = standing;
    }
    if (narrowest === undefined) throw new Error(`no limit counts the tier ${tier}`);
    return narrowest;
  };
}

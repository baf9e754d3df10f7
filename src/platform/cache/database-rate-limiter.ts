import { createHmac } from 'node:crypto';
import { type Clock, instantOf, momentOf } from '../clock.ts';
import type { Store } from '../database/store.ts';
import { countTry, findWindowEnd, uncountTry } from './rate-counters-repository.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** What a limiter in the database counts with. */
export interface DatabaseLimiterParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Keys hold addresses of people and of machines: they are kept as their HMAC under this, so that whoever reads the table learns no address. */
  readonly secret: string;
}

/**
 * Counts in the table `rate_counters`: one count for all processes over the database, and kept when they end. What is counted stays counted whatever
 * becomes of the caller's work, so it is not for use inside a transaction, and throws there. When the database does not answer it throws that Problem.
 */
export function createDatabaseRateLimiter({ store, clock, secret }: DatabaseLimiterParts): RateLimiter {
  const counterOf = (name: string, key: string) => ({
    name,
    key: createHmac('sha256', secret).update(`rate-counter:${name}:${key}`).digest('base64url'),
  });

  return {
    take: ({ name, most, seconds, rolling = false }, key) =>
      store.apart(async (db) => {
        const nowMs = clock.now();
        const counter = counterOf(name, key);
        const window = { now: instantOf(nowMs), endsAt: instantOf(nowMs + seconds * 1000) };
        const counted = await countTry(db, { ...counter, ...window, most, rolling });
        const endsAt = counted?.ends_at ?? (await findWindowEnd(db, counter)) ?? window.now;
        return {
          allowed: counted !== undefined,
          remaining: counted === undefined ? 0 : most - counted.tries,
          resetSeconds: Math.max(1, Math.ceil((momentOf(endsAt) - nowMs) / 1000)),
        };
      }),
    giveBack: ({ name }, key) => store.apart((db) => uncountTry(db, counterOf(name, key), instantOf(clock.now()))),
    // The database is closed by whoever opened it.
    close: () => Promise.resolve(),
  };
}

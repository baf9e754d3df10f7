import type { Clock } from '../clock.ts';
import type { RedisConnection } from '../redis/connection.ts';
import type { RateCount, RateLimit, RateLimiter } from './rate-limiter.ts';
import { createRedisCounter } from './redis-counter.ts';
import { createWindows, secondsUntil } from './windows.ts';

/** What a limiter over Redis counts with. */
export interface RedisLimiterParts {
  readonly redis: RedisConnection;
  readonly clock: Clock;
  /** What keys are hashed under. */
  readonly secret: string;
  /** Counts beside this while Redis is away. */
  readonly without: RateLimiter;
}

/** A window as this process knows it. */
interface Seen {
  /** Tries that this process allowed, and those that it is asking about. */
  own: number;
  /** The most tries of all processes that it was told of, and those that it allowed without Redis. */
  tries: number;
  endsAt: number;
}

const refused = (endsAt: number, now: number): RateCount => ({ allowed: false, remaining: 0, resetSeconds: secondsUntil(endsAt, now) });

/**
 * Counts in Redis, exactly over all processes. While Redis is away this process counts on from what it was told last; and whatever Redis may have
 * forgotten, this process never allows more in a window than the limit says. Throws nothing of Redis.
 */
export function createRedisRateLimiter({ redis, clock, secret, without }: RedisLimiterParts): RateLimiter {
  const counter = createRedisCounter(redis, secret);
  const windows = createWindows<Seen>();
  const placeOf = ({ name }: RateLimit, key: string): string => `${name} ${key}`;

  /** Counts a try in Redis; undefined while it is away. */
  async function inRedis(limit: RateLimit, key: string, seen: Seen, now: number): Promise<RateCount | undefined> {
    const counted = await counter.take(limit, key, now).catch(() => undefined);
    if (counted === undefined) return undefined;
    const { allowed, tries, endsAt } = counted;
    if (!allowed) seen.own -= 1;
    seen.tries = Math.max(seen.tries, tries);
    // A window that began elsewhere ends earlier than one that begins now; one that began anew, because Redis forgot the first, must not end later.
    seen.endsAt = (limit.rolling === true ? Math.max : Math.min)(seen.endsAt, endsAt);
    return { allowed, remaining: Math.max(0, limit.most - tries), resetSeconds: secondsUntil(endsAt, now) };
  }

  /** Counts a try in this process, from where the window was known to be. */
  async function onward(limit: RateLimit, key: string, seen: Seen, now: number): Promise<RateCount> {
    const beside = seen.tries < limit.most ? await without.take(limit, key) : undefined;
    // Others may have tried meanwhile.
    if (beside?.allowed !== true || seen.tries >= limit.most) {
      seen.own -= 1;
      return refused(seen.endsAt, now);
    }
    seen.tries += 1;
    if (limit.rolling === true) seen.endsAt = now + limit.seconds * 1000;
    const remaining = Math.min(beside.remaining, limit.most - seen.tries);
    return { allowed: true, remaining, resetSeconds: Math.max(beside.resetSeconds, secondsUntil(seen.endsAt, now)) };
  }

  return {
    async take(limit, key) {
      const now = clock.now();
      const place = placeOf(limit, key);
      const seen = windows.openAt(place, now) ?? windows.begin(place, { own: 0, tries: 0, endsAt: now + limit.seconds * 1000 }, now);
      if (seen.own >= limit.most) return refused(seen.endsAt, now);
      // Before it is asked: of many at once no more may be on their way than are allowed.
      seen.own += 1;
      return (await inRedis(limit, key, seen, now)) ?? onward(limit, key, seen, now);
    },
    async giveBack(limit, key) {
      const now = clock.now();
      const seen = windows.openAt(placeOf(limit, key), now);
      if (seen !== undefined) [seen.own, seen.tries] = [Math.max(0, seen.own - 1), Math.max(0, seen.tries - 1)];
      await counter.giveBack(limit, key, now).catch(() => without.giveBack(limit, key));
    },
    close: async () => {
      windows.clear();
      await without.close();
    },
  };
}

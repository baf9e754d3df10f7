import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { RedisConnection } from '../redis/connection.ts';
import { runScript, script } from '../redis/script.ts';
import type { RateLimit } from './rate-limiter.ts';

/** Where a count stands after a try. */
interface Counted {
  readonly allowed: boolean;
  /** Tries of all processes in the present window. */
  readonly tries: number;
  /** When the window ends, in milliseconds of the clock. */
  readonly endsAt: number;
}

/** Counts in Redis, once for all processes. Throws RedisAway while it is not there. */
export interface RedisCounter {
  take(limit: RateLimit, key: string, now: number): Promise<Counted>;
  giveBack(limit: RateLimit, key: string, now: number): Promise<void>;
}

// The time is the asking process's, as it is where the database counts: one clock for all limits.
const TAKE = script(`
local now, most, length, rolling = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4] == '1'
local kept = redis.call('HMGET', KEYS[1], 'tries', 'ends_at')
local tries, ends_at = tonumber(kept[1] or 0), tonumber(kept[2] or 0)
if ends_at <= now then tries, ends_at = 0, now + length end
if tries >= most then return { 0, tries, ends_at } end
if rolling then ends_at = now + length end
redis.call('HSET', KEYS[1], 'tries', tries + 1, 'ends_at', ends_at)
redis.call('PEXPIRE', KEYS[1], ends_at - now)
return { 1, tries + 1, ends_at }`);

const GIVE_BACK = script(`
local kept = redis.call('HMGET', KEYS[1], 'tries', 'ends_at')
if tonumber(kept[1] or 0) > 0 and tonumber(kept[2] or 0) > tonumber(ARGV[1]) then redis.call('HINCRBY', KEYS[1], 'tries', -1) end`);

const told = z.tuple([z.number(), z.number(), z.number()]);

/** Counts in Redis; keys hold addresses of people and machines, and are kept as their HMAC under `secret`. */
export function createRedisCounter(redis: RedisConnection, secret: string): RedisCounter {
  const placeOf = ({ name }: RateLimit, key: string): string =>
    `limit:${name}:${createHmac('sha256', secret).update(`rate-counter:${name}:${key}`).digest('base64url')}`;

  return {
    async take(limit, key, now) {
      const values = [now, limit.most, limit.seconds * 1000, limit.rolling === true ? 1 : 0];
      const [allowed, tries, endsAt] = told.parse(await redis.ask((asked) => runScript(asked, TAKE, placeOf(limit, key), values)));
      return { allowed: allowed === 1, tries, endsAt };
    },
    async giveBack(limit, key, now) {
      await redis.ask((asked) => runScript(asked, GIVE_BACK, placeOf(limit, key), [now]));
    },
  };
}

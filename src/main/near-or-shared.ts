import { type AnswerCache, createAnswerCache } from '../platform/cache/answer-cache.ts';
import { createInProcessCache } from '../platform/cache/in-process-cache.ts';
import { createInProcessRateLimiter } from '../platform/cache/in-process-rate-limiter.ts';
import { createNearAndFarCache } from '../platform/cache/near-and-far-cache.ts';
import type { RateLimiter } from '../platform/cache/rate-limiter.ts';
import { createRedisCache } from '../platform/cache/redis-cache.ts';
import { createRedisRateLimiter } from '../platform/cache/redis-rate-limiter.ts';
import type { Clock } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import { createSealer } from '../platform/security/sealing.ts';
import type { Siblings } from '../platform/siblings/member.ts';
import type { OpenRedis } from './open-redis.ts';

/** What decides whether something is of this process or of all servers. */
interface Surroundings {
  readonly redis?: OpenRedis;
  readonly siblings?: Siblings;
  readonly clock: Clock;
}

/** Counts what only spreads load: in Redis, or over the server processes of this machine, or in this one. */
export function ordinaryLimiter({ redis, siblings, clock }: Surroundings, secret: string): RateLimiter {
  const without = siblings?.limiter ?? createInProcessRateLimiter(clock);
  const limits = redis?.limits ?? null;
  return limits === null ? without : createRedisRateLimiter({ redis: limits, clock, secret, without });
}

/** Keeps answers in this process, and in Redis where there is one. */
export function answerCache(
  { settings, redis, clock }: Surroundings & { readonly settings: Settings },
  keys: readonly [string, ...string[]],
): AnswerCache {
  const near = createInProcessCache(clock);
  const far = redis?.cache ?? null;
  const cache = far === null ? near : createNearAndFarCache(near, createRedisCache({ redis: far, clock, sealer: createSealer(keys, 'cache') }));
  return createAnswerCache({ cache, clock, secret: keys[0], seconds: settings.cacheSeconds });
}

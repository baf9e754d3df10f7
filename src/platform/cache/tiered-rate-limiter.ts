import { commonProblems, Problem } from '../../contract/problem.ts';
import type { RateLimit, RateLimiter } from './rate-limiter.ts';

/** The stores that a count can be kept in. */
export interface LimiterStores {
  /** For what only spreads load: of this process alone, of all processes of a machine, or in Redis. It always answers. */
  readonly ordinary: RateLimiter;
  /** For everything else: shared by all processes, kept when they end, and there whenever anything is. */
  readonly database: RateLimiter;
}

/** Limits that only spread load. Every other one holds back guessing, money or heavy work. */
const ORDINARY: readonly string[] = ['read', 'write', 'anonymous'];

const unreadable = (cause: unknown): Problem => {
  const problem = new Problem(commonProblems['server.database'], 'What was tried before cannot be looked up. Try again in a moment.', {
    retryAfterSeconds: 1,
  });
  problem.cause = cause;
  return problem;
};

/**
 * Counts each limit where it has to be. What has to be held back is counted in the database alone, and when that cannot be read nothing of it is allowed:
 * Problem `server.database` or `server.busy`.
 */
export function createTieredRateLimiter({ ordinary, database }: LimiterStores): RateLimiter {
  async function inStore<Result>({ name }: RateLimit, work: (limiter: RateLimiter) => Promise<Result>): Promise<Result> {
    try {
      return await work(ORDINARY.includes(name) ? ordinary : database);
    } catch (error) {
      throw error instanceof Problem ? error : unreadable(error);
    }
  }

  return {
    take: (limit, key) => inStore(limit, (limiter) => limiter.take(limit, key)),
    giveBack: (limit, key) => inStore(limit, (limiter) => limiter.giveBack(limit, key)),
    close: async () => {
      await Promise.all([database.close(), ordinary.close()]);
    },
  };
}

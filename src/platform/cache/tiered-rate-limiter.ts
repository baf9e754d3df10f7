import { commonProblems, Problem } from '../../contract/problem.ts';
import type { RateLimit, RateLimiter } from './rate-limiter.ts';

/** The stores that a count can be kept in. */
export interface LimiterStores {
  /** Shared by all processes and fast, where there is one. */
  readonly primary?: RateLimiter;
  /** Shared by all processes, and there whenever anything is. */
  readonly database: RateLimiter;
  /** Of this process alone. */
  readonly inProcess: RateLimiter;
}

/** Limits that only spread load: counted by each process for itself rather than refused. Every other one holds back guessing, or heavy work. */
const ORDINARY: readonly string[] = ['read', 'write', 'anonymous'];

const unreadable = (cause: unknown): Problem => {
  const problem = new Problem(commonProblems['server.database'], 'What was tried before cannot be looked up. Try again in a moment.', {
    retryAfterSeconds: 1,
  });
  problem.cause = cause;
  return problem;
};

/**
 * Counts each limit where it has to be. Ordinary ones in the primary store, or else in this process. The others in the primary store, or else in the
 * database; when neither can be read nothing is allowed: Problem `server.database` or `server.busy`.
 */
export function createTieredRateLimiter({ primary, database, inProcess }: LimiterStores): RateLimiter {
  const fallback = ({ name }: RateLimit): RateLimiter => (ORDINARY.includes(name) ? inProcess : database);

  async function inStore<Result>(limit: RateLimit, work: (limiter: RateLimiter) => Promise<Result>): Promise<Result> {
    if (primary !== undefined) {
      try {
        return await work(primary);
      } catch {
        // Whoever watches the primary store is told by its own connection; here it is only passed over.
      }
    }
    try {
      return await work(fallback(limit));
    } catch (error) {
      throw error instanceof Problem ? error : unreadable(error);
    }
  }

  return {
    take: (limit, key) => inStore(limit, (limiter) => limiter.take(limit, key)),
    giveBack: (limit, key) => inStore(limit, (limiter) => limiter.giveBack(limit, key)),
    close: async () => {
      await Promise.all([primary?.close(), database.close(), inProcess.close()]);
    },
  };
}

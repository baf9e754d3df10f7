import type { RateLimiter } from './rate-limiter.ts';

/** Allows everything and counts nothing: for RATELIMIT_ENABLED=false, which production refuses. */
export const noRateLimiter: RateLimiter = {
  take: ({ most }) => Promise.resolve({ allowed: true, remaining: most, resetSeconds: 1 }),
  giveBack: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

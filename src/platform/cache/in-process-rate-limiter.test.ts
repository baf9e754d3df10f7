import { expect, it } from 'vitest';
import { createInProcessRateLimiter } from './in-process-rate-limiter.ts';
import { describeRateLimiter, settableClock } from './rate-limiter.conformance.ts';

describeRateLimiter('the rate limiter of one process', () => {
  const clock = settableClock(Date.UTC(2025, 0, 15));
  return Promise.resolve({ limiter: createInProcessRateLimiter(clock), pass: (ms) => Promise.resolve(clock.pass(ms)) });
});

it('keeps counting the newest when more addresses try than it remembers', async () => {
  const limiter = createInProcessRateLimiter(settableClock(0));
  const limit = { name: 'anonymous', most: 1, seconds: 60 };
  for (let address = 0; address < 250_000; address += 1) await limiter.take(limit, String(address));
  expect((await limiter.take(limit, '249999')).allowed).toBe(false);
});

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { redisUrl } from '../../../tests/support/databases.ts';
import { OUTAGES, startFragileRedis } from '../../../tests/support/redis-outages.ts';
import { hasRedis } from '../../../tests/support/redis.ts';
import { openRedis } from '../redis/connection.ts';
import { createInProcessRateLimiter } from './in-process-rate-limiter.ts';
import { describeRateLimiter, settableClock } from './rate-limiter.conformance.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { createRedisRateLimiter } from './redis-rate-limiter.ts';

const TEN = { name: 'read', most: 10, seconds: 60 };
const silent = { warn: () => undefined };

async function sharedUrl(): Promise<string> {
  const url = await redisUrl();
  if (url === null) throw new Error('this machine has no redis-server');
  return url;
}

/** The limiter of one process. */
async function limiterOn(url: string, prefix: string, clock = settableClock(Date.UTC(2025, 0, 15))) {
  const redis = await openRedis({ url, prefix, log: silent, uses: 'limits' });
  onTestFinished(() => redis.close());
  const limiter = createRedisRateLimiter({ redis, clock, secret: 'a key for tests', without: createInProcessRateLimiter(clock) });
  return { redis, clock, limiter };
}

/** How many of so many tries at once are allowed. */
const allowedOf = async (limiter: RateLimiter, tries: number): Promise<number> =>
  (await Promise.all(Array.from({ length: tries }, () => limiter.take(TEN, 'a')))).filter(({ allowed }) => allowed).length;

describe.skipIf(!(await hasRedis()) && process.env['CI'] !== 'true')('a rate limiter in Redis', () => {
  describeRateLimiter('counts', async () => {
    const { clock, limiter } = await limiterOn(await sharedUrl(), `${randomUUID()}:`);
    return { limiter, pass: (ms) => Promise.resolve(clock.pass(ms)) };
  });

  it('allows over two processes together exactly as many as the limit says of 200 tries at once', async () => {
    const [url, prefix] = [await sharedUrl(), `${randomUUID()}:`];
    const [one, other] = [await limiterOn(url, prefix), await limiterOn(url, prefix)];
    const limit = { ...TEN, most: 117 };
    const counts = await Promise.all(Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? one : other).limiter.take(limit, 'a')));
    const left = counts.flatMap(({ allowed, remaining }) => (allowed ? [remaining] : [])).toSorted((a, b) => b - a);
    expect(left).toEqual(Array.from({ length: 117 }, (_, taken) => 116 - taken));
  });

  it('keeps nobody’s address, and nothing longer than its window', async () => {
    const [url, prefix] = [await sharedUrl(), `${randomUUID()}:`];
    const { limiter } = await limiterOn(url, prefix);
    await limiter.take({ ...TEN, seconds: 30 }, '192.0.2.7');
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    const keys = (await redis.keys(`${prefix}*`)).filter((key) => !key.endsWith(':probe'));
    expect(keys).toEqual([expect.stringMatching(/:limit:read:[\w-]{43}$/)]);
    expect(await redis.pttl(keys[0] ?? '')).toBeGreaterThan(25_000);
    expect(await redis.pttl(keys[0] ?? '')).toBeLessThanOrEqual(30_000);
  });

  it.each(OUTAGES)(
    'allows nobody more because Redis is %s in the middle of a window, and counts in Redis again after',
    async (outage) => {
      const fragile = await startFragileRedis();
      onTestFinished(() => fragile.stop());
      const [one, other] = [await limiterOn(fragile.url, 'x:'), await limiterOn(fragile.url, 'x:')];
      expect(await allowedOf(other.limiter, 3)).toBe(3);
      expect(await allowedOf(one.limiter, 2)).toBe(2);
      await fragile.begin(outage);
      // Five are left of what both used, and the first process knows it.
      expect(await allowedOf(one.limiter, 20)).toBe(5);
      expect(one.redis.isUp()).toBe(false);
      await fragile.end(outage);
      const until = performance.now() + 5000;
      while (!one.redis.isUp() && performance.now() < until) await sleep(10);
      expect(one.redis.isUp()).toBe(true);
      // Seven of its own so far. What Redis has forgotten, it has not.
      expect(await allowedOf(one.limiter, 20)).toBeLessThanOrEqual(3);
      // The next window is exact for both again.
      for (const { clock } of [one, other]) clock.pass(61_000);
      expect(await allowedOf(one.limiter, 4)).toBe(4);
      expect(await allowedOf(other.limiter, 20)).toBe(6);
    },
    20_000,
  );

  it('allows a process no more when everything in Redis is thrown away, and not for longer than the window', async () => {
    const fragile = await startFragileRedis();
    onTestFinished(() => fragile.stop());
    const { clock, limiter } = await limiterOn(fragile.url, 'x:');
    expect(await allowedOf(limiter, 7)).toBe(7);
    clock.pass(40_000);
    await fragile.directly((redis) => redis.flushall());
    expect(await allowedOf(limiter, 50)).toBe(3);
    // Twenty seconds on, the window is over that this process knows of; Redis' own began with what came after.
    clock.pass(20_000);
    expect(await allowedOf(limiter, 50)).toBe(7);
  });

  it('allows exactly the limit of 50 tries at once without Redis, from the beginning and after a part was used', async () => {
    const fragile = await startFragileRedis();
    onTestFinished(() => fragile.stop());
    const { clock, limiter } = await limiterOn(fragile.url, 'x:');
    await fragile.begin('hung');
    expect(await allowedOf(limiter, 50)).toBe(10);
    clock.pass(60_000);
    expect(await allowedOf(limiter, 4)).toBe(4);
    expect(await allowedOf(limiter, 50)).toBe(6);
    await fragile.end('hung');
  });
});

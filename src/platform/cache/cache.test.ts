import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { redisUrl } from '../../../tests/support/databases.ts';
import { OUTAGES, startFragileRedis } from '../../../tests/support/redis-outages.ts';
import { hasRedis } from '../../../tests/support/redis.ts';
import { openRedis } from '../redis/connection.ts';
import { createSealer } from '../security/sealing.ts';
import { describeCache } from './cache.conformance.ts';
import { createInProcessCache } from './in-process-cache.ts';
import { createNearAndFarCache } from './near-and-far-cache.ts';
import { settableClock } from './rate-limiter.conformance.ts';
import { createRedisCache } from './redis-cache.ts';

const START_MS = Date.UTC(2025, 0, 15);
const silent = { warn: () => undefined };

async function redisCache(url: string, prefix: string, clock = settableClock(START_MS)) {
  const redis = await openRedis({ url, prefix, log: silent, uses: 'cache' });
  onTestFinished(() => redis.close());
  return { redis, clock, cache: createRedisCache({ redis, clock, sealer: createSealer(['a key for tests'], 'cache') }) };
}

async function sharedUrl(): Promise<string> {
  const url = await redisUrl();
  if (url === null) throw new Error('this machine has no redis-server');
  return url;
}

const passing = (clock: ReturnType<typeof settableClock>) => ({ now: clock.now, pass: (ms: number) => Promise.resolve(clock.pass(ms)) });

describeCache('the cache of one process', () => {
  const clock = settableClock(START_MS);
  return Promise.resolve({ cache: createInProcessCache(clock), ...passing(clock) });
});

it('a process that is full forgets what was kept longest ago, and keeps nothing that would fill a tenth', async () => {
  const clock = settableClock(START_MS);
  const cache = createInProcessCache(clock, 1000);
  const until = START_MS + 60_000;
  await cache.keep('large', { text: 'x'.repeat(101), until });
  expect(await cache.get('large')).toBeUndefined();
  for (let each = 0; each < 12; each += 1) await cache.keep(String(each), { text: 'x'.repeat(100), until });
  const found = await Promise.all(Array.from({ length: 12 }, (_, each) => cache.get(String(each))));
  expect(found.map((kept) => kept !== undefined)).toEqual([...Array.from({ length: 2 }, () => false), ...Array.from({ length: 10 }, () => true)]);
});

describe.skipIf(!(await hasRedis()) && process.env['CI'] !== 'true')('in Redis', () => {
  describeCache('the cache', async () => {
    const { cache, clock } = await redisCache(await sharedUrl(), `${randomUUID()}:`);
    return { cache, ...passing(clock) };
  });

  describeCache('one with a process before it', async () => {
    const { cache, clock } = await redisCache(await sharedUrl(), `${randomUUID()}:`);
    return { cache: createNearAndFarCache(createInProcessCache(clock), cache), ...passing(clock) };
  });

  it('nobody reads what is kept, and nobody puts it under another key', async () => {
    const [url, prefix] = [await sharedUrl(), `${randomUUID()}:`];
    const { cache, clock } = await redisCache(url, prefix);
    await cache.keep('a', { text: 'Ada earns 7500', until: clock.now() + 60_000 });
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    const sealed = (await redis.get(`${prefix}cache:a`)) ?? '';
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('Ada');
    expect(await redis.pttl(`${prefix}cache:a`)).toBeGreaterThan(50_000);
    await redis.set(`${prefix}cache:b`, sealed);
    await redis.set(`${prefix}cache:c`, '{"user":"somebody"}');
    expect((await cache.get('a'))?.text).toBe('Ada earns 7500');
    expect([await cache.get('b'), await cache.get('c')]).toEqual([undefined, undefined]);
  });

  it('another process finds what one has kept', async () => {
    const [url, prefix] = [await sharedUrl(), `${randomUUID()}:`];
    const [one, other] = [await redisCache(url, prefix), await redisCache(url, prefix)];
    await createNearAndFarCache(createInProcessCache(one.clock), one.cache).keep('a', { text: 'x', until: one.clock.now() + 60_000 });
    const until = performance.now() + 2000;
    const cache = createNearAndFarCache(createInProcessCache(other.clock), other.cache);
    while ((await cache.get('a')) === undefined && performance.now() < until);
    expect((await cache.get('a'))?.text).toBe('x');
  });

  it.each(OUTAGES)('nothing fails while it is %s, and what this process keeps is still given', async (outage) => {
    const fragile = await startFragileRedis();
    onTestFinished(() => fragile.stop());
    const { cache: far, clock } = await redisCache(fragile.url, 'x:');
    const cache = createNearAndFarCache(createInProcessCache(clock), far);
    const until = clock.now() + 60_000;
    await cache.keep('a', { text: 'x', until });
    await fragile.begin(outage);
    expect(await cache.get('b')).toBeUndefined();
    await cache.keep('b', { text: 'y', until });
    expect([(await cache.get('a'))?.text, (await cache.get('b'))?.text]).toEqual(['x', 'y']);
    await fragile.end(outage);
  });
});

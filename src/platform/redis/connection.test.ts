import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FragileRedis, OUTAGES, startFragileRedis } from '../../../tests/support/redis-outages.ts';
import { hasRedis } from '../../../tests/support/redis.ts';
import { openRedis, RedisAway, type RedisConnection } from './connection.ts';

/** A Redis of its own, a connection to it, and what the log was told. */
async function connection(): Promise<{ readonly redis: FragileRedis; readonly asked: RedisConnection; readonly told: object[] }> {
  const redis = await startFragileRedis();
  onTestFinished(() => redis.stop());
  const told: object[] = [];
  const log = { warn: (details: object, message: string) => void told.push({ ...details, message }) };
  const asked = await openRedis({ url: redis.url, prefix: 'test:', log, uses: 'limits' });
  onTestFinished(() => asked.close());
  return { redis, asked, told };
}

const writes = (asked: RedisConnection) => asked.ask((redis) => redis.set('key', 'value'));

/** Milliseconds until it is up, at most five seconds. */
async function untilUp(asked: RedisConnection): Promise<number> {
  const began = performance.now();
  while (!asked.isUp() && performance.now() - began < 5000) await sleep(10);
  return performance.now() - began;
}

describe.skipIf(!(await hasRedis()) && process.env['CI'] !== 'true')('a connection to Redis', () => {
  it('asks under its own prefix', async () => {
    const { redis, asked, told } = await connection();
    expect(await writes(asked)).toBe('OK');
    expect(await redis.directly((direct) => direct.get('test:key'))).toBe('value');
    expect(told).toEqual([]);
  });

  it.each(OUTAGES)(
    'lets nobody wait while it is %s, and is used again within five seconds after',
    async (outage) => {
      const { redis, asked, told } = await connection();
      await redis.begin(outage);
      const began = performance.now();
      const atOnce = await Promise.allSettled(Array.from({ length: 20 }, () => writes(asked)));
      expect(atOnce.map((each) => each.status === 'rejected' && each.reason instanceof RedisAway)).toEqual(Array.from({ length: 20 }, () => true));
      // All of them together waited once.
      expect(performance.now() - began).toBeLessThan(1000);
      expect(asked.isUp()).toBe(false);
      // Long enough for several tries to connect.
      const until = performance.now() + 1500;
      const took: number[] = [];
      while (performance.now() < until) {
        const before = performance.now();
        await expect(writes(asked)).rejects.toThrow(RedisAway);
        took.push(performance.now() - before);
        await sleep(20);
      }
      // A moment of this machine's own may be in it.
      expect(took.filter((ms) => ms > 50).length).toBeLessThan(took.length / 4);
      await redis.end(outage);
      expect(await untilUp(asked)).toBeLessThan(5000);
      expect(await writes(asked)).toBe('OK');
      expect(told).toMatchObject([
        { uses: 'limits', message: 'Redis does not answer; going on without it' },
        { uses: 'limits', message: 'Redis answers again' },
      ]);
    },
    20_000,
  );

  it('tells the log once a minute at most when it comes and goes', async () => {
    const { redis, asked, told } = await connection();
    for (let times = 0; times < 3; times += 1) {
      await redis.begin('out of memory');
      await expect(writes(asked)).rejects.toThrow(RedisAway);
      await redis.end('out of memory');
      await untilUp(asked);
    }
    expect(told).toHaveLength(2);
  });

  it('opens also where nobody listens, and never tells the password', async () => {
    const told: object[] = [];
    const log = { warn: (details: object, message: string) => void told.push({ ...details, message }) };
    const asked = await openRedis({ url: 'redis://ada:hunter2@127.0.0.1:1', prefix: '', log, uses: 'cache' });
    onTestFinished(() => asked.close());
    await expect(writes(asked)).rejects.toThrow(RedisAway);
    expect(told).toEqual([{ uses: 'cache', reason: 'ECONNREFUSED', message: 'Redis does not answer; going on without it' }]);
  });

  it('takes a wrong password for an outage, and does not tell it', async () => {
    const { redis } = await connection();
    await redis.directly((direct) => direct.config('SET', 'requirepass', 'correct'));
    const told: object[] = [];
    const log = { warn: (details: object, message: string) => void told.push({ ...details, message }) };
    const place = redis.url.replace('redis://', '');
    const wrong = await openRedis({ url: `redis://:hunter2@${place}`, prefix: '', log, uses: 'cache' });
    onTestFinished(() => wrong.close());
    expect(wrong.isUp()).toBe(false);
    expect(told).toEqual([{ uses: 'cache', reason: 'WRONGPASS', message: 'Redis does not answer; going on without it' }]);
    const right = await openRedis({ url: `redis://:correct@${place}`, prefix: '', log, uses: 'cache' });
    onTestFinished(() => right.close());
    expect(right.isUp()).toBe(true);
  });
});

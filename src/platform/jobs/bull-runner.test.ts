import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Fleet, startFleet } from '../../../tests/support/called-fleet.ts';
import { onEachDatabaseFile, onSqlite, redisUrl } from '../../../tests/support/databases.ts';
import { hasRedis } from '../../../tests/support/redis.ts';
import { startFragileRedis } from '../../../tests/support/redis-outages.ts';
import { openStore } from '../database/open.ts';
import type { Store } from '../database/store.ts';
import { openRedis } from '../redis/connection.ts';
import { createBullRunner } from './bull-runner.ts';
import { describeJobRunner } from './conformance.ts';
import type { CallingRedis } from './job-calls.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const HOUR_MS = 3_600_000;

describe.skipIf(!(await hasRedis()) && process.env['CI'] !== 'true')('a runner over BullMQ', () => {
  let url = '';
  const opened: CallingRedis[] = [];
  beforeAll(async () => {
    url = (await redisUrl()) ?? '';
  });
  afterAll(async () => void (await Promise.all(opened.map(({ connection }) => connection.close()))));

  onEachDatabaseFile('jobs', (makeDatabase) => {
    const redisOf = new WeakMap<Store, CallingRedis>();
    describeJobRunner({
      name: 'over BullMQ',
      makeDatabase: async () => {
        const settings = await makeDatabase();
        const prefix = `${randomUUID()}:`;
        const redis = { url, prefix, connection: await openRedis({ url, prefix, log, uses: 'jobs' }) };
        opened.push(redis);
        return async () => {
          const store = await openStore(settings);
          redisOf.set(store, redis);
          return store;
        };
      },
      createRunner: (order) => {
        const redis = redisOf.get(order.store);
        if (redis === undefined) throw new Error('a store of nobody');
        return createBullRunner({ ...order, log, redis, pace: { pollMs: HOUR_MS } });
      },
    });
  });

  onSqlite('jobs of three processes', (makeDatabase) => {
    const start = async (at = url): Promise<Fleet> => startFleet(await makeDatabase(), at);

    test('are called to, and begun by who does jobs before anybody would have looked for them', async () => {
      const { isCalled } = await start();
      expect(await isCalled()).toBe(true);
    });

    test('leave numbers in Redis, and of those that are done nothing', async () => {
      const { leave, leaveLater, done, finished, prefix } = await start();
      await leaveLater();
      await leave(200);
      while ((await finished()) < 200) await sleep(20);
      expect(done).toHaveLength(200);
      const redis = new Redis(url);
      onTestFinished(() => redis.disconnect());
      const keys = async () => (await redis.keys(`${prefix}*`)).filter((key) => key.includes(':job-'));
      await expect.poll(keys).toHaveLength(1);
      const [key = ''] = await keys();
      const kept = await redis.hgetall(key);
      expect(kept).toMatchObject({ name: 'call', data: JSON.stringify({ id: 1 }) });
      expect(JSON.stringify(kept)).not.toMatch(/Ada|count|later/);
      expect(await redis.xlen(`${prefix}jobs:events`)).toBeLessThan(200);
    });

    test('do not keep a process that is to end while Redis hangs', async () => {
      const redis = await startFragileRedis();
      onTestFinished(() => redis.stop());
      const { doing, leave, done } = await start(redis.url);
      await redis.begin('hung');
      await leave(10);
      const began = performance.now();
      for (const { runner } of doing) await runner.stop(10_000);
      expect(performance.now() - began).toBeLessThan(4_000);
      const before = done.length;
      await redis.end('hung');
      await sleep(500);
      expect(done).toHaveLength(before);
    });

    test('are each done once and none is lost, when Redis loses everything in the middle of them', async () => {
      const redis = await startFragileRedis();
      onTestFinished(() => redis.stop());
      const { leave, done, finished, isCalled } = await start(redis.url);
      await leave(100);
      await redis.begin('killed');
      await leave(100);
      await expect.poll(finished, { timeout: 20_000 }).toBe(200);
      await redis.end('killed');
      expect(done).toHaveLength(200);
      expect(new Set(done).size).toBe(200);
      await expect.poll(isCalled, { timeout: 20_000 }).toBe(true);
    });
  });
});

import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { redisUrl } from './databases.ts';
import { hasRedis } from './redis.ts';

it('a Redis is lent where the machine has one, and none where it has none', async () => {
  const url = await redisUrl();
  expect(url !== null).toBe(await hasRedis());
  if (url === null) return;
  const redis = new Redis(url);
  expect(await redis.ping()).toBe('PONG');
  redis.disconnect();
});

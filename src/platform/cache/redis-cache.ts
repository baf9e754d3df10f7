import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { RedisConnection } from '../redis/connection.ts';
import type { Sealer } from '../security/sealing.ts';
import type { Cache } from './cache.ts';

/** What a cache in Redis keeps with. */
export interface RedisCacheParts {
  readonly redis: RedisConnection;
  readonly clock: Clock;
  /** Seals each text for its key: whoever reads Redis learns nothing of anybody, and whoever writes to it can put no words into an answer. */
  readonly sealer: Sealer;
}

const sealedText = z.tuple([z.number(), z.string()]);

/** Keeps in Redis, for all servers. */
export function createRedisCache({ redis, clock, sealer }: RedisCacheParts): Cache {
  return {
    async get(key) {
      const sealed = await redis.ask((asked) => asked.get(`cache:${key}`)).catch(() => null);
      const opened = sealed === null ? undefined : sealer.open(sealed, key);
      if (opened === undefined) return undefined;
      const [until, text] = sealedText.parse(JSON.parse(opened.text));
      return until > clock.now() ? { until, text } : undefined;
    },
    async keep(key, { text, until }) {
      const leftMs = until - clock.now();
      if (leftMs <= 0) return;
      const sealed = sealer.seal(JSON.stringify([until, text]), key);
      await redis.ask((asked) => asked.set(`cache:${key}`, sealed, 'PX', leftMs)).catch(() => undefined);
    },
  };
}

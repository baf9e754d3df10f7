import type { Settings } from '../platform/config/settings.ts';
import { openRedis, type RedisConnection } from '../platform/redis/connection.ts';
import type { Log } from '../platform/telemetry/log.ts';

/** The connections to Redis that the settings ask for. */
export interface OpenRedis {
  /** For the limits that only spread load; null without one. */
  readonly limits: RedisConnection | null;
  /** For answers that are kept for a while; null without one. The same as `limits` when they are at the same place. */
  readonly cache: RedisConnection | null;
  /** Whether the settings name a Redis at all. */
  readonly isSet: boolean;
  /** Whether each of them took a write when it was last asked. */
  isUp(): boolean;
  close(): Promise<void>;
}

/** Opens what the settings name; a Redis that does not answer is waited for in the background, and its outage told to the log. `prefix` begins every key. */
export async function openRedisOf({ redis }: Pick<Settings, 'redis'>, log: Log, prefix = 'mingus:'): Promise<OpenRedis> {
  const { limitsUrl, cacheUrl } = redis;
  const isShared = limitsUrl === cacheUrl;
  const open = async (url: string | null, uses: string) => (url === null ? null : openRedis({ url, prefix, log, uses }));
  const [limits, other] = await Promise.all([open(limitsUrl, isShared ? 'limits, cache' : 'limits'), isShared ? null : open(cacheUrl, 'cache')]);
  const cache = isShared ? limits : other;
  const all = [limits, other].filter((connection) => connection !== null);
  return {
    limits,
    cache,
    isSet: all.length > 0,
    isUp: () => all.every((connection) => connection.isUp()),
    close: async () => void (await Promise.all(all.map((connection) => connection.close()))),
  };
}

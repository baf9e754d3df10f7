import type { Settings } from '../platform/config/settings.ts';
import type { CallingRedis } from '../platform/jobs/job-calls.ts';
import { openRedis, type RedisConnection } from '../platform/redis/connection.ts';
import type { Log } from '../platform/telemetry/log.ts';

/** The connections to Redis that the settings ask for. */
export interface OpenRedis {
  /** For the limits that only spread load; null without one. */
  readonly limits: RedisConnection | null;
  /** For answers that are kept for a while; null without one. The same as `limits` when they are at the same place. */
  readonly cache: RedisConnection | null;
  /** For calling workers to jobs: by REDIS_URL alone; null without it. */
  readonly jobs: CallingRedis | null;
  /** Whether the settings name a Redis at all. */
  readonly isSet: boolean;
  /** Whether each of them took a write when it was last asked. */
  isUp(): boolean;
  close(): Promise<void>;
}

/**
 * Opens what the settings name, each place once; a Redis that does not answer is waited for in the background, and its outage told to the log. `prefix`
 * begins every key.
 */
export async function openRedisOf({ redis }: Pick<Settings, 'redis'>, log: Log, prefix = 'mingus:'): Promise<OpenRedis> {
  const { url: jobsUrl, limitsUrl, cacheUrl } = redis;
  const uses = { limits: limitsUrl, cache: cacheUrl, jobs: jobsUrl };
  const opened = new Map<string, Promise<RedisConnection>>();
  for (const url of Object.values(uses)) {
    if (url === null || opened.has(url)) continue;
    const names = Object.entries(uses).filter(([, place]) => place === url);
    opened.set(url, openRedis({ url, prefix, log, uses: names.map(([name]) => name).join(', ') }));
  }
  const all = await Promise.all(opened.values());
  const of = async (url: string | null) => (url === null ? null : ((await opened.get(url)) ?? null));
  const [limits, cache, jobs] = [await of(limitsUrl), await of(cacheUrl), await of(jobsUrl)];
  return {
    limits,
    cache,
    jobs: jobs === null || jobsUrl === null ? null : { connection: jobs, url: jobsUrl, prefix },
    isSet: all.length > 0,
    isUp: () => all.every((connection) => connection.isUp()),
    close: async () => void (await Promise.all(all.map((connection) => connection.close()))),
  };
}

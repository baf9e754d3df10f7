import type { Settings } from '../platform/config/settings.ts';
import type { CallingRedis } from '../platform/jobs/job-calls.ts';
import { openRedis, type RedisConnection } from '../platform/redis/connection.ts';
import type { Log } from '../platform/telemetry/log.ts';

/** A Redis that is used. */
export interface RedisPlace {
  /** With its port, where it is not the usual one. */
  readonly host: string;
  readonly uses: readonly ('limits' | 'cache' | 'jobs')[];
  readonly connection: RedisConnection;
}

/** The connections to Redis that the settings ask for. */
export interface OpenRedis {
  /** For the limits that only spread load; null without one. */
  readonly limits: RedisConnection | null;
  /** For answers that are kept for a while; null without one. The same as `limits` when they are at the same place. */
  readonly cache: RedisConnection | null;
  /** For calling workers to jobs: by REDIS_URL alone; null without it. */
  readonly jobs: CallingRedis | null;
  /** Each of them once. */
  readonly places: readonly RedisPlace[];
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
  const wanted = [
    { use: 'limits', url: limitsUrl },
    { use: 'cache', url: cacheUrl },
    { use: 'jobs', url: jobsUrl },
  ] as const;
  const urls = [...new Set(wanted.map(({ url }) => url))].filter((url) => url !== null);
  const open = async (url: string): Promise<RedisPlace & { readonly url: string }> => {
    const uses = wanted.filter((each) => each.url === url).map(({ use }) => use);
    return { url, host: new URL(url).host, uses, connection: await openRedis({ url, prefix, log, uses: uses.join(', ') }) };
  };
  const places = await Promise.all(urls.map(open));
  const all = places.map(({ connection }) => connection);
  const of = (url: string | null) => places.find((place) => place.url === url)?.connection ?? null;
  const [limits, cache, jobs] = [of(limitsUrl), of(cacheUrl), of(jobsUrl)];
  return {
    limits,
    cache,
    jobs: jobs === null || jobsUrl === null ? null : { connection: jobs, url: jobsUrl, prefix },
    places,
    isSet: all.length > 0,
    isUp: () => all.every((connection) => connection.isUp()),
    close: async () => void (await Promise.all(all.map((connection) => connection.close()))),
  };
}

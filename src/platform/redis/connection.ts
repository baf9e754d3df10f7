import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis, RedisOptions } from 'ioredis';
import { atMost } from '../at-most.ts';
import { redisAddress } from './address.ts';
import { createOutages, type OutageLog } from './outage-log.ts';

/** Redis is not there at the moment: whoever asked goes on without it. */
export class RedisAway extends Error {
  override readonly name = 'RedisAway';
}

/** A connection to Redis that nobody ever waits for. */
export interface RedisConnection {
  /**
   * Asks Redis. Throws RedisAway at once while there is an outage; otherwise after 100 ms at the latest, and that begins one. An outage ends when Redis
   * has taken a write again, which is tried in the background, never by a request. `work` is to do nothing but ask.
   */
  ask<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result>;
  /** Whether Redis took a write when it was last asked. */
  isUp(): boolean;
  close(): Promise<void>;
}

/** What a connection is made of. */
export interface RedisParts {
  /** An address that `redisAddress` reads. */
  readonly url: string;
  /** Begins every key, so that several may share one Redis. */
  readonly prefix: string;
  readonly log: OutageLog;
  /** What it is used for, as the log says it. */
  readonly uses: string;
}

/** The longest that a request waits for Redis: far more than an answer takes, and little beside a page. */
const PATIENCE_MS = 100;
/** A try to connect, with its first write. */
const ATTEMPT_MS = 1000;
/** How long opening waits for a Redis that may not be there. */
const START_MS = 1000;
const PAUSE_MOST_MS = 500;

const noAnswer = (): Error => Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' });

const optionsOf = ({ url, prefix }: RedisParts): RedisOptions => ({
  ...redisAddress(url),
  keyPrefix: prefix,
  lazyConnect: true,
  connectTimeout: ATTEMPT_MS,
  disconnectTimeout: PATIENCE_MS,
  // Connecting again is done here, together with the first write: a Redis that answers and takes nothing is away all the same.
  retryStrategy: () => null,
  enableOfflineQueue: false,
  enableReadyCheck: false,
  disableClientInfo: true,
  maxRetriesPerRequest: 0,
  protocol: 2,
});

/** Connects and writes once; throws what kept it from doing so. */
async function connected(options: RedisOptions): Promise<Redis> {
  // It takes 20 MB: whoever has no Redis does not carry it.
  const library = await import('ioredis');
  const redis = new library.Redis(options);
  let cause: unknown;
  redis.on('error', (error: unknown) => (cause ??= error));
  const begin = async (): Promise<true> => {
    await redis.connect();
    await redis.set('probe', '1', 'PX', ATTEMPT_MS);
    return true;
  };
  try {
    if (await Promise.race([begin(), sleep(ATTEMPT_MS, false, { ref: false })])) return redis;
    throw noAnswer();
  } catch (error) {
    redis.disconnect();
    throw cause ?? error;
  }
}

/** Calls `late` when so much time has gone by and what the network had brought by then was looked at: a busy moment of our own is no outage of Redis. */
function afterPatience(late: () => void): NodeJS.Timeout {
  return setTimeout(() => setImmediate(late), PATIENCE_MS);
}

/** Opens a connection. Where Redis does not answer within a second it answers without: the outage has then begun. */
export async function openRedis(parts: RedisParts): Promise<RedisConnection> {
  const options = optionsOf(parts);
  const outages = createOutages(parts.log, parts.uses);
  const closing = new AbortController();
  const waiting = new Set<() => void>();
  let client: Redis | undefined;

  async function connect(): Promise<void> {
    for (let tries = 0; !closing.signal.aborted; tries += 1) {
      try {
        use(await connected(options));
        return;
      } catch (error) {
        if (!closing.signal.aborted) outages.noted(error);
      }
      await sleep(Math.min(50 * 2 ** tries, PAUSE_MOST_MS), undefined, { ref: false, signal: closing.signal }).catch(() => undefined);
    }
  }

  function use(redis: Redis): void {
    if (closing.signal.aborted) return redis.disconnect();
    client = redis;
    outages.ended();
    redis.on('close', () => lose(redis, new Error('closed')));
  }

  function lose(redis: Redis, cause: unknown): void {
    if (client !== redis) return;
    client = undefined;
    redis.disconnect();
    outages.noted(cause);
    for (const fail of waiting) fail();
    void connect();
  }

  function ask<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result> {
    const asked = client;
    if (asked === undefined) return Promise.reject(new RedisAway());
    return new Promise((resolve, reject) => {
      const timer = afterPatience(() => {
        if (waiting.has(fail)) lose(asked, noAnswer());
      });
      const settle = (): void => {
        clearTimeout(timer);
        waiting.delete(fail);
      };
      const fail = (): void => {
        settle();
        reject(new RedisAway());
      };
      waiting.add(fail);
      work(asked).then(
        (result) => {
          settle();
          resolve(result);
        },
        (error: unknown) => {
          lose(asked, error);
          fail();
        },
      );
    });
  }

  await atMost(START_MS, connect());
  return {
    ask,
    isUp: () => client !== undefined,
    close: async () => {
      closing.abort();
      const open = client;
      client = undefined;
      open?.disconnect();
      for (const fail of waiting) fail();
    },
  };
}

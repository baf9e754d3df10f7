import { Redis } from 'ioredis';
import { freePort } from './guarded-process.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { openGate } from './tcp-gate.ts';

/** Ways in which a Redis is not there. */
export const OUTAGES = ['killed', 'hung', 'unreachable', 'out of memory'] as const;
export type Outage = (typeof OUTAGES)[number];

/** A Redis of our own that has outages. */
export interface FragileRedis {
  readonly url: string;
  begin(outage: Outage): Promise<void>;
  /** Ends it; a Redis that was killed comes back empty. */
  end(outage: Outage): Promise<void>;
  /** Sends commands past everything, to look and to meddle. */
  directly<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
}

async function started(port: number): Promise<RedisServer> {
  const server = await startRedis(port);
  if (server === null) throw new Error('this machine has no redis-server');
  return server;
}

/** Starts a Redis that is reached through a gate. Where the machine has none it throws. */
export async function startFragileRedis(): Promise<FragileRedis> {
  const port = await freePort();
  // The server first: the gate is given any port that is free, and would take this one as well.
  let server = await started(port);
  const gate = await openGate(port);

  async function directly<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result> {
    const redis = new Redis(port, '127.0.0.1');
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }

  let isHung = false;
  const hang = (hung: boolean): void => {
    isHung = hung;
    process.kill(server.pid, hung ? 'SIGSTOP' : 'SIGCONT');
  };

  const begins: Readonly<Record<Outage, () => unknown>> = {
    killed: () => process.kill(server.pid, 'SIGKILL'),
    hung: () => hang(true),
    unreachable: () => gate.block(),
    'out of memory': () =>
      directly(async (redis) => {
        await redis.set('filler', 'x'.repeat(2_000_000));
        await redis.config('SET', 'maxmemory-policy', 'noeviction');
        await redis.config('SET', 'maxmemory', '1mb');
      }),
  };
  const ends: Readonly<Record<Outage, () => unknown>> = {
    killed: async () => {
      await server.stop();
      server = await started(port);
    },
    hung: () => hang(false),
    unreachable: () => gate.unblock(),
    'out of memory': () => directly((redis) => redis.config('SET', 'maxmemory', '0')),
  };
  return {
    url: `redis://127.0.0.1:${gate.port}`,
    begin: async (outage) => void (await begins[outage]()),
    end: async (outage) => void (await ends[outage]()),
    directly,
    stop: async () => {
      await gate.close();
      // One that hangs does not end.
      if (isHung) hang(false);
      await server.stop();
    },
  };
}

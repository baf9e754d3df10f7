import { randomUUID } from 'node:crypto';
import { compose, type Mingus } from '../../src/main/compose.ts';
import type { World } from '../../src/main/world.ts';
import { type OpenRedis, openRedisOf } from '../../src/main/open-redis.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import type { JobRunner } from '../../src/platform/jobs/jobs.ts';
import { redisUrl } from './databases.ts';
import { freePort } from './guarded-process.ts';
import { startPlainNginx } from './plain-nginx.ts';
import { SET_UP } from './set-up.ts';
import { openBeside, placeOf } from './store-places.ts';

/** What servers are made of: a world without what the set-up brings. */
export interface ServersWanted extends Omit<World, 'settings' | 'redis'> {
  /** Settings by their names in the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Begins the keys in Redis; that of others over the same store when left out. */
  readonly redisPrefix?: string | undefined;
}

/** Mingus as the set-up has it: one server, or several that look like one. */
export interface Servers {
  readonly url: string;
  /** The first server; its runner is all of them at once. */
  readonly mingus: Mingus;
  /** What all servers have measured, as text. */
  measured(): Promise<string>;
  close(): Promise<void>;
}

/** One server and what was opened for it. */
interface Started {
  readonly mingus: Mingus;
  readonly redis: OpenRedis;
  readonly url: string;
}

// Rows in different databases have the same numbers: what is kept of one in Redis is nothing of the other's.
const prefixes = new WeakMap<object, string>();
function prefixOf(owner: object): string {
  const prefix = prefixes.get(owner) ?? `${randomUUID()}:`;
  prefixes.set(owner, prefix);
  return prefix;
}

async function start({ env, redisPrefix, ...world }: ServersWanted): Promise<Started> {
  const settings = readSettings(env);
  const redis = await openRedisOf(settings, world.log, redisPrefix ?? prefixOf(placeOf(world.store)));
  const mingus = await compose({ ...world, settings, redis });
  return { mingus, redis, url: await mingus.server.listen({ host: '127.0.0.1', port: 0 }) };
}

async function end({ mingus, redis }: Started): Promise<void> {
  await mingus.close(1_000);
  await redis.close();
}

async function alone(wanted: ServersWanted): Promise<Servers> {
  const started = await start(wanted);
  const { mingus, url } = started;
  return { url, mingus, measured: async () => (await mingus.metrics.text()).body, close: () => end(started) };
}

async function withRedis(env: ServersWanted['env']): Promise<ServersWanted['env']> {
  const url = await redisUrl();
  if (url === null) throw new Error('this machine has no redis-server');
  return { REDIS_URL: url, ...env };
}

const bothOf = (runners: readonly JobRunner[]): JobRunner => {
  const each = async (work: (runner: JobRunner) => Promise<void>) => void (await Promise.all(runners.map(work)));
  return {
    start: () => each((runner) => runner.start()),
    stop: (ms) => each((runner) => runner.stop(ms)),
    drain: () => each((runner) => runner.drain()),
  };
};

/** Two servers with a runner each, a pool each, and nginx before them, which gives every other request to the other one. */
async function fleet(wanted: ServersWanted): Promise<Servers> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { PUBLIC_URL: url, TRUSTED_PROXIES: 'loopback', ...(await withRedis(wanted.env)) };
  const second = await openBeside(wanted.store);
  const started: Started[] = [];
  for (const store of [wanted.store, second ?? wanted.store]) started.push(await start({ ...wanted, env, store }));
  const [first, other] = started;
  if (first === undefined || other === undefined) throw new Error('there are two');
  const nginx = await startPlainNginx(port, [first.url, other.url]);
  return {
    url,
    mingus: { ...first.mingus, runner: bothOf(started.map(({ mingus }) => mingus.runner)) },
    measured: async () => (await Promise.all(started.map(async ({ mingus }) => (await mingus.metrics.text()).body))).join('\n'),
    close: async () => {
      await nginx.stop();
      await Promise.all(started.map(end));
      await second?.close();
    },
  };
}

/** Starts Mingus over a store on the loopback interface, as the set-up of this run has it. Whoever starts it closes it. */
export async function startServers(wanted: ServersWanted): Promise<Servers> {
  if (SET_UP === 'fleet') return fleet(wanted);
  return alone(SET_UP === 'redis' ? { ...wanted, env: await withRedis(wanted.env) } : wanted);
}

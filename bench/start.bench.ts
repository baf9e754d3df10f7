import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dayInZone } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { migrate } from '../src/platform/database/migrations/migrate.ts';
import { openStore } from '../src/platform/database/open.ts';
import { cloneAndInstall, cloneToFirstPage } from './clone.ts';
import { summarise } from './figures.ts';
import { type FilledPerson, fillDatabase } from './fill.ts';
import { type Asked, send } from './load.ts';
import { inTurn } from './measure.ts';
import { report } from './report.ts';
import { type ServerProcess, startMingus, startServer } from './server-process.ts';
import { hashOfPassword, signIn } from './signed-in.ts';

// From nothing to the first answer on a database that exists, from one server to the next, and what the server holds while nobody asks and while
// many do, against a bare Fastify. With --full also from a clone to the first page, which needs npm's cache or a network.

const STARTS = 7;
const RESTS = 3;
const REST_MS = 10_000;
const LOADS = 3;
const LOAD_MS = 8_000;
const CONNECTIONS = 8;
const SAMPLE_MS = 100;
const PEOPLE = 100;
/** So many of them ask, in turn. */
const ASKING = 16;
const READY_GOAL_MS = 1500;
const MEMORY_GOAL_MB = 150;

const CLI = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));
// About as long as a forecast of a year.
const ANSWER_BYTES = 69_000;
const FASTIFY = import.meta.resolve('fastify');

const bare = (port: number): string => `
  import(${JSON.stringify(FASTIFY)}).then(({ default: Fastify }) => {
    const server = Fastify();
    server.get('/readyz', async () => ({ status: 'ok' }));
    const text = JSON.stringify({ text: 'x'.repeat(${ANSWER_BYTES}) });
    server.get('/answer', async (_request, reply) => reply.header('content-type', 'application/json').send(text));
    return server.listen({ host: '127.0.0.1', port: ${port} });
  })`;

const startBare = (): Promise<ServerProcess> => startServer({ args: (port) => ['-e', bare(port)], readyPath: '/readyz' });

/** As `npm start` starts it: settings by default, but for where the data are. */
const startOurs = (databasePath: string): Promise<ServerProcess> =>
  startServer({ args: () => [CLI, 'serve'], env: { DATABASE_URL: `sqlite:${databasePath}` }, readyPath: '/readyz' });

async function readyAfter(start: () => Promise<ServerProcess>): Promise<number> {
  const server = await start();
  await server.stop();
  return server.ready_ms;
}

async function memoryAtRest(starts: readonly (() => Promise<ServerProcess>)[]): Promise<readonly number[]> {
  const servers: ServerProcess[] = [];
  try {
    for (const start of starts) servers.push(await start());
    await sleep(REST_MS);
    return await Promise.all(servers.map((server) => server.memory()));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** From asking a server to end to the next one's first answer, which stands on what the one before left. */
async function restart(start: () => Promise<ServerProcess>): Promise<number> {
  const before = await start();
  const started = performance.now();
  await before.stop();
  const after = await start();
  const took = performance.now() - started;
  await after.stop();
  return took;
}

/** The most that a server holds while it is asked so much, in megabytes. */
async function memoryUnderLoad(server: ServerProcess, asked: readonly Asked[]): Promise<number> {
  let most = await server.memory();
  const until = performance.now() + LOAD_MS;
  const load = (async () => {
    while (performance.now() < until) await send(asked, 2 * CONNECTIONS, CONNECTIONS);
  })();
  while (performance.now() < until) {
    await sleep(SAMPLE_MS);
    most = Math.max(most, await server.memory());
  }
  await load;
  return most;
}

/** Mingus works every answer out anew, for people in turn; the bare server sends the same text each time. */
async function memoryOfBoth(databaseUrl: string, people: readonly FilledPerson[], round: number): Promise<readonly [number, number]> {
  const ours = async () => {
    const server = await startMingus(databaseUrl, { CACHE_SECONDS: '0' });
    try {
      const clients = await signIn(server.url, people);
      const headers = clients.map(({ cookies }) => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }));
      const paths = ['/api/overview', '/api/forecast'];
      return await memoryUnderLoad(
        server,
        headers.flatMap((each) => paths.map((path) => ({ url: `${server.url}${path}`, headers: each }))),
      );
    } finally {
      await server.stop();
    }
  };
  const theirs = async () => {
    const server = await startBare();
    try {
      return await memoryUnderLoad(server, [{ url: `${server.url}/answer`, headers: {} }]);
    } finally {
      await server.stop();
    }
  };
  return inTurn(round, ours, theirs);
}

const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-'));
try {
  const path = join(folder, 'mingus.db');
  const settings = { kind: 'sqlite', path } as const;
  await migrate(settings);
  const ours = () => startOurs(path);
  // The first start after a change also compiles, once.
  await readyAfter(ours);
  const rounds = async (count: number, of: (start: () => Promise<ServerProcess>) => Promise<number>) => {
    const pairs: (readonly [number, number])[] = [];
    for (let round = 0; round < count; round++) {
      pairs.push(
        await inTurn(
          round,
          () => of(ours),
          () => of(startBare),
        ),
      );
    }
    return pairs;
  };
  const starts = await rounds(STARTS, readyAfter);
  const restarts = await rounds(STARTS, restart);
  const rests: (readonly number[])[] = [];
  for (let round = 0; round < RESTS; round++) rests.push(await memoryAtRest([ours, startBare]));
  const store = await openStore(settings);
  const { people } = await fillDatabase(store, { people: PEOPLE, today: dayInZone(systemClock.now(), 'UTC'), passwordHash: await hashOfPassword() });
  await store.close();
  const loads: (readonly number[])[] = [];
  for (let round = 0; round < LOADS; round++) loads.push(await memoryOfBoth(`sqlite:${path}`, people.slice(0, ASKING), round));
  const column = (pairs: readonly (readonly number[])[], place: number) => pairs.map((pair) => pair[place] ?? Number.NaN);
  const both = (pairs: readonly (readonly number[])[], reference = 'a bare Fastify') => ({
    values: column(pairs, 0),
    reference: { name: reference, values: column(pairs, 1) },
  });
  const measurements = [
    summarise({ name: 'from its start to /readyz', unit: 'ms', ...both(starts), goal: READY_GOAL_MS }),
    summarise({ name: 'from its end asked for to the next /readyz', unit: 'ms', ...both(restarts) }),
    summarise({ name: 'memory 10 s after, at rest', unit: 'MB', ...both(rests), goal: MEMORY_GOAL_MB }),
    summarise({
      name: `memory at most, ${CONNECTIONS} asking for ${LOAD_MS / 1000} s`,
      unit: 'MB',
      ...both(loads, 'a bare Fastify, as long answers'),
    }),
  ];
  if (process.env['MINGUS_BENCH_FULL'] === '1') {
    const clones = [await inTurn(0, cloneToFirstPage, cloneAndInstall)];
    measurements.push(summarise({ name: 'from git clone to the first page', unit: 'ms', ...both(clones, 'git clone and npm ci') }));
  } else console.log('\nFrom a clone to the first page: with --full, because it takes npm a cache or a network.');
  report('Start, rest and load', measurements);
} finally {
  await rm(folder, { recursive: true, force: true });
}

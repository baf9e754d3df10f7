import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrate } from '../src/platform/database/migrations/migrate.ts';
import { summarise } from './figures.ts';
import { inTurn } from './measure.ts';
import { report } from './report.ts';
import { type ServerProcess, startServer } from './server-process.ts';

// From nothing to the first answer on a database that exists, and what the server then holds while nobody asks, against a bare Fastify.

const STARTS = 7;
const RESTS = 3;
const REST_MS = 10_000;
const READY_GOAL_MS = 1500;
const MEMORY_GOAL_MB = 150;

const CLI = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));
const FASTIFY = import.meta.resolve('fastify');

const bare = (port: number): string => `
  import(${JSON.stringify(FASTIFY)}).then(({ default: Fastify }) => {
    const server = Fastify();
    server.get('/readyz', async () => ({ status: 'ok' }));
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

const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-'));
try {
  const path = join(folder, 'mingus.db');
  await migrate({ kind: 'sqlite', path });
  const ours = () => startOurs(path);
  // The first start after a change also compiles, once.
  await readyAfter(ours);
  const starts: (readonly number[])[] = [];
  for (let round = 0; round < STARTS; round++) {
    starts.push(
      await inTurn(
        round,
        () => readyAfter(ours),
        () => readyAfter(startBare),
      ),
    );
  }
  const rests: (readonly number[])[] = [];
  for (let round = 0; round < RESTS; round++) rests.push(await memoryAtRest([ours, startBare]));
  const column = (rounds: readonly (readonly number[])[], place: number) => rounds.map((round) => round[place] ?? Number.NaN);
  const reference = (rounds: readonly (readonly number[])[]) => ({ name: 'a bare Fastify', values: column(rounds, 1) });
  report('Start and rest', [
    summarise({ name: 'from its start to /readyz', unit: 'ms', values: column(starts, 0), reference: reference(starts), goal: READY_GOAL_MS }),
    summarise({ name: 'memory 10 s after, at rest', unit: 'MB', values: column(rests, 0), reference: reference(rests), goal: MEMORY_GOAL_MB }),
  ]);
} finally {
  await rm(folder, { recursive: true, force: true });
}

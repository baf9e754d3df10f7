import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, startGuarded } from '../tests/support/guarded-process.ts';
import { processorSeconds, residentMemory } from './processes.ts';

/** A server in a process of its own, on the loopback interface. It ends with this process at the latest. */
export interface ServerProcess {
  readonly url: string;
  /** From its start to the first time that it said it was ready. */
  readonly ready_ms: number;
  /** Memory that it holds at the moment, in megabytes. */
  memory(): Promise<number>;
  /** Seconds of processor that it and its processes have used so far. */
  processorSeconds(): number;
  stop(): Promise<void>;
}

/** What to start: arguments for Node, given the port to listen on. */
export interface ServerCommand {
  readonly args: (port: number) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The address that answers 200 as soon as it serves. */
  readonly readyPath: string;
}

// So often that waiting adds little, and so seldom that it takes nothing away from the start.
const POLL_MS = 5;
const LONGEST_MS = 60_000;

const isReady = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });

/** Starts a server and waits until it is ready. Throws with what it wrote when it ends before, or never becomes so. */
export async function startServer({ args, env = {}, readyPath }: ServerCommand): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-server-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = Object.entries({ MINGUS_DATA_DIR: folder, PORT: String(port), ...env }).map(([name, value]) => `${name}=${value}`);
  const started = performance.now();
  // The shell becomes the server, so that the id it writes down is the server's.
  const command = ['-c', 'echo $$ >pid; exec "$@"', 'sh', 'env', ...settings, process.execPath, ...args(port)];
  const guarded = startGuarded({ command: '/bin/sh', args: command, folder });
  while (!(await isReady(`${url}${readyPath}`))) {
    if (performance.now() - started > LONGEST_MS || hasEnded(folder)) {
      const log = guarded.log();
      await guarded.stop();
      throw new Error(`the server did not become ready:\n${log}`);
    }
    await sleep(POLL_MS);
  }
  const ready_ms = performance.now() - started;
  return {
    url,
    ready_ms,
    memory: async () => residentMemory(pidIn(folder)),
    processorSeconds: () => processorSeconds(pidIn(folder)),
    stop: guarded.stop,
  };
}

/** The server's process, as the shell wrote it down; 0 before. */
const pidIn = (folder: string): number => (existsSync(join(folder, 'pid')) ? Number(readFileSync(join(folder, 'pid'), 'utf8')) : 0);

/** Whether it was there and is no more: one that nobody has buried yet has no memory. */
function hasEnded(folder: string): boolean {
  const pid = pidIn(folder);
  return pid !== 0 && (!existsSync(`/proc/${pid}`) || Number.isNaN(residentMemory(pid)));
}

const CLI = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));

/** The secret key of every Mingus of a benchmark, so that one knows the sessions of another. */
export const SECRET_KEY = randomBytes(24).toString('hex');

/** Starts the real Mingus on a database. Requests are not limited, and each is logged as in production. */
export const startMingus = (databaseUrl: string, more: Readonly<Record<string, string>> = {}): Promise<ServerProcess> =>
  startServer({
    args: () => [CLI, 'serve'],
    env: {
      MINGUS_ENV: 'test',
      SECRET_KEY,
      DATABASE_URL: databaseUrl,
      RATELIMIT_ENABLED: 'false',
      LOG_LEVEL: 'info',
      ...more,
    },
    readyPath: '/readyz',
  });

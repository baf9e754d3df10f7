import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startGuarded } from '../tests/support/guarded-process.ts';
import { residentMemory } from './processes.ts';
import { SECRET_KEY } from './server-process.ts';

/** A `mingus work` in a process of its own. It ends with this process at the latest. */
export interface Worker {
  /** Megabytes that it holds at the moment. */
  memory(): number;
  stop(): Promise<void>;
}

const CLI = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));
const LONGEST_MS = 60_000;

/** Does all jobs that may run now: what a new database's first start catches up with would be done beside what is measured. */
export async function doAllJobs(databaseUrl: string): Promise<void> {
  const env = { ...process.env, MINGUS_ENV: 'test', SECRET_KEY, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn' };
  const [code] = await once(spawn(process.execPath, [CLI, 'work', '--once'], { env, stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error(`the jobs ended with ${code}`);
}

/** Starts one on a database, with a Redis where one is given, and waits until it does jobs. */
export async function startWorker(databaseUrl: string, redisUrl: string | undefined): Promise<Worker> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-worker-'));
  const settings = {
    MINGUS_ENV: 'test',
    MINGUS_DATA_DIR: folder,
    SECRET_KEY,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'warn',
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
  };
  // The shell becomes the worker, so that the id it writes down is the worker's.
  const words = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const args = ['-c', 'echo $$ >pid; exec "$@"', 'sh', 'env', ...words, process.execPath, CLI, 'work'];
  const guarded = startGuarded({ command: '/bin/sh', args, folder });
  const started = performance.now();
  while (!guarded.log().includes('does its jobs')) {
    if (performance.now() - started > LONGEST_MS) throw new Error(`the worker does not work:\n${guarded.log()}`);
    await sleep(20);
  }
  const pid = existsSync(join(folder, 'pid')) ? Number(readFileSync(join(folder, 'pid'), 'utf8')) : 0;
  return { memory: () => residentMemory(pid), stop: guarded.stop };
}

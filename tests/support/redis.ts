import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { accepts, freePort, startGuarded } from './guarded-process.ts';

/** A Redis of our own on the loopback interface. */
export interface RedisServer {
  /** `redis://127.0.0.1:port` */
  readonly url: string;
  /** Its process. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Whether the machine has a redis-server. */
export async function hasRedis(): Promise<boolean> {
  try {
    await promisify(execFile)('redis-server', ['--version']);
    return true;
  } catch {
    return false;
  }
}

/** The number that a file of a process holds, once it is written to the end: a signal to 0 would go to ourselves. */
function pidIn(path: string): number | undefined {
  const number = existsSync(path) ? /^([1-9]\d*)\n$/.exec(readFileSync(path, 'utf8'))?.[1] : undefined;
  return number === undefined ? undefined : Number(number);
}

/** Starts an empty Redis that keeps nothing on disk and ends with this process at the latest, on a free port unless one is given. Null where the machine has none. */
export async function startRedis(givenPort?: number): Promise<RedisServer | null> {
  if (!(await hasRedis())) return null;
  const folder = await mkdtemp(join(tmpdir(), 'mingus-redis-'));
  const port = givenPort ?? (await freePort());
  const pidFile = join(folder, 'pid');
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, '--pidfile', pidFile];
  const server = startGuarded({ command: 'redis-server', args, folder });
  const until = performance.now() + 10_000;
  while (!(await accepts(port)) || pidIn(pidFile) === undefined) {
    if (performance.now() > until) throw new Error(`Redis did not come up:\n${server.log()}`);
    await sleep(20);
  }
  return { url: `redis://127.0.0.1:${port}`, pid: pidIn(pidFile) ?? Number.NaN, stop: () => server.stop() };
}

import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, startGuarded } from './guarded-process.ts';

/** A Redis of our own on the loopback interface. */
export interface RedisServer {
  /** `redis://127.0.0.1:port` */
  readonly url: string;
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

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Starts an empty Redis that keeps nothing on disk and ends with this process at the latest. Null where the machine has none. */
export async function startRedis(): Promise<RedisServer | null> {
  if (!(await hasRedis())) return null;
  const folder = await mkdtemp(join(tmpdir(), 'mingus-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = startGuarded({ command: 'redis-server', args, folder });
  const until = performance.now() + 10_000;
  while (!(await accepts(port))) {
    if (performance.now() > until) throw new Error(`Redis did not come up:\n${server.log()}`);
    await sleep(20);
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.stop() };
}

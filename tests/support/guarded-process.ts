import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** Another user to run as: PostgreSQL refuses to run as root. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** What to start, and the temporary folder that goes when it ends. */
export interface Guarded {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly runAs?: RunAs | undefined;
}

/** A server that ends with us, however we end. */
export interface GuardedProcess {
  /** Everything it wrote so far. */
  log(): string;
  /** Starts it again, with the same words, once it has ended: for servers that a test kills. */
  again(): void;
  /** Resolves when it has ended and its folder is gone. */
  stop(): Promise<void>;
}

// The shell reads a pipe that we hold open; each line starts the server anew. When we stop it, or are killed in any way, the pipe ends: it ends the
// server and cleans up.
const GUARD =
  'folder=$1; shift; "$@" & server=$!; while read -r again; do wait $server; "$@" & server=$!; done; ' +
  'kill -INT $server 2>/dev/null; wait $server; rm -rf "$folder"';

/** Starts a server under a guard in a session of its own, so that a signal to our whole group does not take the guard with it. */
export function startGuarded({ command, args, folder, runAs }: Guarded): GuardedProcess {
  const logPath = join(folder, 'log');
  const log = openSync(logPath, 'a', 0o600);
  const guard: ChildProcess = spawn('/bin/sh', ['-c', GUARD, 'guard', folder, command, ...args], {
    stdio: ['pipe', log, log],
    detached: true,
    cwd: folder,
    ...runAs,
  });
  closeSync(log);
  const ended = once(guard, 'exit');
  return {
    log: () => readFileSync(logPath, 'utf8'),
    again: () => void guard.stdin?.write('again\n'),
    stop: async () => {
      guard.stdin?.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port of the loopback interface that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Whether somebody listens on a port of the loopback interface. */
export const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

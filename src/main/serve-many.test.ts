import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Client } from '../../tests/support/client.ts';
import { runCommand, type Running, startCommand } from '../../tests/support/command.ts';
import { onEachDatabaseFile } from '../../tests/support/databases.ts';
import type { DatabaseSettings } from '../platform/database/settings.ts';

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-many-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const addressOf = (database: DatabaseSettings): string => (database.kind === 'sqlite' ? `sqlite:${database.path}` : database.url);

async function serveMany(database: DatabaseSettings | null, env: Readonly<Record<string, string>> = {}) {
  const where = database === null ? [] : [['DATABASE_URL', addressOf(database)]];
  const running = startCommand(['serve'], {
    WEB_CONCURRENCY: '3',
    PORT: '0',
    MINGUS_DATA_DIR: await dataFolder(),
    ...Object.fromEntries(where),
    ...env,
  });
  const ready = await running.line(/ready/);
  const url = ready.replace(/^.*: /, '').replace('localhost', '127.0.0.1');
  return { running, ready, url, client: () => new Client(url) };
}

/** The server processes that a primary has at this moment, each with its arguments. */
async function membersOf({ process: { pid } }: Running): Promise<readonly { readonly pid: number; readonly args: string }[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const found = children
    .trim()
    .split(' ')
    .filter((text) => text !== '');
  const argsOf = (child: string) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
  return Promise.all(found.map(async (child) => ({ pid: Number(child), args: (await argsOf(child)).replaceAll('\0', ' ') })));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** `times` requests at once, so that every process gets some; how often each status was answered. */
async function statusesOf(times: number, ask: (index: number) => Promise<{ readonly status: number }>): Promise<Readonly<Record<number, number>>> {
  const answers = await Promise.all(Array.from({ length: times }, (_, index) => ask(index)));
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const amountOf = (metrics: unknown, label: string): number => Number(new RegExp(`^${label} (\\d+)$`, 'm').exec(String(metrics))?.[1] ?? 0);
const RESIDENT = /process_resident_memory_bytes (\d+)/;

onEachDatabaseFile('three server processes', (makeDatabase) => {
  it('say once that they are ready, write at once, count a limit together, measure together, and end together with 0', async () => {
    const { running, ready, url, client } = await serveMany(await makeDatabase(), { RATELIMIT_READ: '200/600' });
    const ada = client();
    await ada.registerPerson();
    const account = (index: number) => ({ name: `Account ${index}`, kind: 'checking', balance: index, balance_as_of: '2025-01-15' });
    expect(await statusesOf(40, (index) => ada.post('/api/accounts', account(index)))).toEqual({ 201: 40 });

    const first = await ada.get('/api/accounts');
    const { items } = first.read(z.object({ items: z.array(z.looseObject({ name: z.string() })) }));
    expect([items.length, new Set(items.map(({ name }) => name)).size]).toEqual([40, 40]);
    const left = Number(/r=(\d+)/.exec(first.headers.get('ratelimit') ?? '')?.[1]);
    expect(left).toBeGreaterThan(190);
    expect(await statusesOf(240, () => ada.get('/api/accounts'))).toEqual({ 200: left, 429: 240 - left });

    const label = 'mingus_http_request_seconds_count{method="GET",route="/api/accounts",status="200"}';
    const escaped = label.replaceAll(/[{}/]/g, '\\$&');
    const told = await Promise.all(Array.from({ length: 6 }, () => fetch(`${url}/metrics`, { headers: { connection: 'close' } })));
    const texts = await Promise.all(told.map((answer) => answer.text()));
    expect(texts.map((text) => amountOf(text, escaped))).toEqual(Array.from({ length: 6 }, () => left + 1));
    // One process alone has some 100 MB.
    expect(Number(RESIDENT.exec(texts[0] ?? '')?.[1])).toBeGreaterThan(200e6);

    const members = await membersOf(running);
    expect(members).toHaveLength(3);
    running.process.kill('SIGTERM');
    expect(await running.ended).toEqual({ code: 0, stdout: `${ready}\n`, stderr: '' });
    expect(members.filter(({ pid }) => isAlive(pid))).toEqual([]);
  }, 120_000);
});

describe('server processes', () => {
  it('are started again when they end, one of them with the jobs and the others without', async () => {
    const { running, client } = await serveMany(null, { WEB_CONCURRENCY: '2' });
    const before = await membersOf(running);
    const withJobs = before.filter(({ args }) => args.includes('--with-worker'));
    expect([before.length, withJobs.length]).toEqual([2, 1]);
    process.kill(withJobs[0]?.pid ?? Number.NaN, 'SIGKILL');
    await expect.poll(() => running.written(), { timeout: 10_000 }).toContain('a server process ended; another takes its place');
    expect(await statusesOf(12, () => client().get('/healthz'))).toEqual({ 200: 12 });
    const together = async () => (await membersOf(running)).map(({ args }) => / --with(out)?-worker/.exec(args)?.[0] ?? '').toSorted();
    await expect.poll(together, { timeout: 20_000 }).toEqual([' --with-worker', ' --without-worker']);
    expect((await membersOf(running)).map(({ pid }) => pid)).not.toContain(withJobs[0]?.pid);
  }, 120_000);

  it('answer what is under way when the primary is told to stop', async () => {
    const { running, client } = await serveMany(null, { WEB_CONCURRENCY: '2', SHUTDOWN_NOTICE_MS: '1000' });
    const members = await membersOf(running);
    // A refused sign-in takes half a second at least.
    const signIns = [1, 2, 3, 4].map((someone) =>
      client().post('/api/auth/login', { email: `nobody${someone}@example.org`, password: 'no such password' }),
    );
    await client().get('/healthz');
    running.process.kill('SIGTERM');
    // As a terminal does, or whoever signals a whole group.
    for (const { pid } of members) process.kill(pid, 'SIGINT');
    expect((await Promise.all(signIns)).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect((await running.ended).code).toBe(0);
  }, 120_000);

  it('end when the primary is killed', async () => {
    const { running, client } = await serveMany(null, { WEB_CONCURRENCY: '2' });
    const members = await membersOf(running);
    expect(members.every(({ pid }) => isAlive(pid))).toBe(true);
    running.process.kill('SIGKILL');
    await expect.poll(() => members.filter(({ pid }) => isAlive(pid)), { timeout: 5_000 }).toEqual([]);
    await expect(client().get('/healthz')).rejects.toThrow();
  }, 120_000);

  it('are not started when the settings or the port refuse, which is said once', async () => {
    const env = { WEB_CONCURRENCY: '2', MINGUS_DATA_DIR: await dataFolder() };
    const unsafe = await runCommand(['serve'], { ...env, MINGUS_ENV: 'production', RATELIMIT_ENABLED: 'false' });
    expect([unsafe.code, unsafe.stderr.split('RATELIMIT_ENABLED is false').length - 1]).toEqual([2, 1]);
    const { url } = await serveMany(null, { WEB_CONCURRENCY: '1' });
    const taken = await runCommand(['serve', '--port', new URL(url).port], env);
    expect([taken.code, taken.stdout, taken.stderr]).toEqual([2, '', expect.stringMatching(/^Port \d+ is taken by another program.*\n$/)]);
  }, 120_000);

  it('are given up with exit code 2 when none of them comes to listen', async () => {
    // The secret of development is kept in the data folder, which only they look at.
    const env = {
      WEB_CONCURRENCY: '2',
      PORT: '0',
      DATABASE_URL: `sqlite:${join(await dataFolder(), 'mingus.db')}`,
      MINGUS_DATA_DIR: '/dev/null/data',
    };
    const { code, stdout, stderr } = await runCommand(['serve'], env);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('/dev/null/data cannot be made');
    expect(stderr).toMatch(/None of the server processes could start; what they wrote before says why.\n$/);
  }, 120_000);
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Client } from '../../tests/support/client.ts';
import { runCommand, startCommand } from '../../tests/support/command.ts';
import { databaseUrl, onPostgres } from '../../tests/support/databases.ts';

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const serve = async (env: Readonly<Record<string, string>> = {}) => {
  const running = startCommand(['serve'], { MINGUS_DATA_DIR: await dataFolder(), PORT: '0', ...env });
  const ready = await running.line(/ready/);
  return { ...running, ready, url: ready.replace(/^.*: /, '').replace('localhost', '127.0.0.1') };
};

const wrongSignIn = (client: Client) => client.post('/api/auth/login', { email: 'nobody@example.org', password: 'no such password' });

describe('mingus serve', () => {
  it('migrates a new database, says in one line where it is, and ends when told to', async () => {
    const folder = await dataFolder();
    const running = await serve({ MINGUS_DATA_DIR: folder });
    expect(running.ready).toMatch(/^Mingus is ready: http:\/\/localhost:\d+$/);
    const client = new Client(running.url);
    await client.registerPerson();
    expect(await client.get('/readyz')).toMatchObject({ status: 200, body: { checks: { database: 'ok', migrations: 'ok' } } });
    running.process.kill('SIGTERM');
    expect(await running.ended).toEqual({ code: 0, stdout: `${running.ready}\n`, stderr: '' });
    expect(await readdir(folder)).toContain('secret-key');
  });

  it('answers what is under way when it is told to stop, and says meanwhile that it is stopping', async () => {
    const running = await serve({ SHUTDOWN_NOTICE_MS: '3000' });
    const client = new Client(running.url);
    // A refused sign-in takes half a second at least.
    const underWay = wrongSignIn(client);
    await sleep(150);
    running.process.kill('SIGTERM');
    await sleep(150);
    expect(await client.get('/readyz')).toMatchObject({ status: 503, body: { status: 'stopping' } });
    const late = wrongSignIn(client);
    expect((await underWay).status).toBe(401);
    expect((await late).status).toBe(401);
    expect((await running.ended).code).toBe(0);
    await expect(client.get('/healthz')).rejects.toThrow();
  });

  it('says in a sentence that the port is taken', async () => {
    const first = await serve();
    const port = new URL(first.url).port;
    const { code, stderr } = await runCommand(['serve', '--port', port], { MINGUS_DATA_DIR: await dataFolder() });
    expect(code).toBe(2);
    expect(stderr).toBe(`Port ${port} is taken by another program. Stop it, or choose another port: mingus serve --port ${Number(port) + 1}.\n`);
  });

  it('says in a sentence what is wrong with the file of its database, and where that file is', async () => {
    const folder = await dataFolder();
    const file = join(folder, 'mingus.db');
    await writeFile(file, 'a letter to the bank, and no database');
    const noDatabase = await runCommand(['serve'], { MINGUS_DATA_DIR: folder });
    expect(noDatabase.code).toBe(2);
    expect(noDatabase.stderr).toBe(
      `${file} is not a database of Mingus. Move it away or bring back the right one, or choose another folder with MINGUS_DATA_DIR.\n`,
    );
    const belowFile = await runCommand(['serve'], { DATABASE_URL: `sqlite:${join(file, 'mingus.db')}`, MINGUS_DATA_DIR: folder });
    expect(belowFile.code).toBe(2);
    expect(belowFile.stderr).toContain(`${join(file, 'mingus.db')} cannot be made, because part of that path is a file and not a folder.`);
  });

  it('says everything that is wrong with its settings, and makes nothing', async () => {
    const folder = await dataFolder();
    const { code, stdout, stderr } = await runCommand(['serve'], { MINGUS_DATA_DIR: join(folder, 'data'), HOST: '0.0.0.0' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('- HOST is 0.0.0.0, but development answers this machine only');
    const several = await runCommand(['serve'], { MINGUS_DATA_DIR: join(folder, 'data'), PORT: 'x', REGISTRATION: 'maybe' });
    expect(several.code).toBe(2);
    expect(several.stderr).toMatch(/- PORT is not as expected[^]*- REGISTRATION is not as expected/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says that a database cannot be reached, without its password', async () => {
    const { code, stderr } = await runCommand(['serve'], {
      DATABASE_URL: 'postgres://ada:Xk29sLq@127.0.0.1:9/mingus',
      MINGUS_DATA_DIR: await dataFolder(),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/database cannot be reached/);
    expect(stderr).not.toContain('Xk29sLq');
  });
});

onPostgres('mingus serve in production', (makeDatabase) => {
  it('refuses a PostgreSQL that could lose what it has answered, and says by which settings', async () => {
    const settings = await makeDatabase();
    const { code, stdout, stderr } = await runCommand(['serve'], {
      MINGUS_ENV: 'production',
      SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF',
      PUBLIC_URL: 'http://localhost:3000',
      PORT: '0',
      DATABASE_URL: databaseUrl(settings),
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('could lose what it has answered, because fsync is off and full_page_writes is off and synchronous_commit is off');
  });
});

onPostgres('mingus serve in production, on a database that nobody has prepared', (makeDatabase) => {
  it.each([['serve'], ['work']])('names in one go what speaks against its settings and against the database: %s', async (command) => {
    const { code, stdout, stderr } = await runCommand([command], {
      MINGUS_ENV: 'production',
      SECRET_KEY: 'short',
      PUBLIC_URL: 'http://mingus.example.org',
      RATELIMIT_ENABLED: 'false',
      LOG_LEVEL: 'debug',
      REDIS_URL: 'redis://redis.example.org',
      PORT: '0',
      DATABASE_URL: databaseUrl(await makeDatabase('bare')),
    });
    expect([code, stdout]).toEqual([2, '']);
    const reasons = ['SECRET_KEY is shorter', 'PUBLIC_URL is http', 'RATELIMIT_ENABLED is false', 'LOG_LEVEL is debug', 'REDIS_URL leads to another'];
    for (const reason of [...reasons, 'The database lacks', 'fsync is off']) expect(stderr).toContain(`${reason}`);
  });
});

describe('mingus migrate', () => {
  it('is needed in production, tells what is pending, and applies it once', async () => {
    const env = {
      MINGUS_ENV: 'production',
      SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF',
      PUBLIC_URL: 'http://localhost:3000',
      PORT: '0',
      MINGUS_DATA_DIR: await dataFolder(),
    };
    const refused = await runCommand(['serve'], env);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/The database lacks \d+ migrations .*Run: mingus migrate/);
    const check = await runCommand(['migrate', '--check'], env);
    expect([check.code, check.stdout]).toEqual([1, expect.stringContaining('pending: 0001-people')]);
    expect(await runCommand(['migrate'], env)).toMatchObject({ code: 0, stdout: expect.stringContaining('applied: 0001-people') });
    expect(await runCommand(['migrate', '--check'], env)).toMatchObject({ code: 0, stdout: 'Every migration is applied.\n' });
    const running = startCommand(['serve'], env);
    expect(await running.line(/ready/)).toBe('Mingus is ready: http://localhost:3000');
  });
});

describe('mingus', () => {
  it.each([
    [['--help'], 0, /Exit codes: 0 done, 1 done with findings, 2 failed/],
    [['serve', '--help'], 0, /--without-worker/],
    [['work', '--help'], 0, /--once/],
    [['migrate', '--help'], 0, /--check/],
    [['dance'], 2, /unknown command/],
    [['serve', '--port', 'x'], 2, /a port is a whole number/],
    [[], 2, /Usage: mingus/],
  ])('%j ends with %d', async (args, code, words) => {
    const ran = await runCommand(args);
    expect(ran.code).toBe(code);
    expect(ran.stdout + ran.stderr).toMatch(words);
  });

  it('work --once does the jobs that are there and ends', async () => {
    const folder = await dataFolder();
    expect(await runCommand(['work', '--once'], { MINGUS_DATA_DIR: folder })).toMatchObject({ code: 0, stderr: '' });
  });
});

onPostgres('a start that fails after the database was opened', (makeDatabase) => {
  it('ends, although connections stood open', async () => {
    const database = await makeDatabase();
    if (database.kind !== 'postgres') throw new Error('not PostgreSQL');
    // The secret of development is kept in the data folder, also when the data is elsewhere.
    const { code, stderr } = await runCommand(['serve'], { DATABASE_URL: database.url, MINGUS_DATA_DIR: '/dev/null/data', PORT: '0' });
    expect(stderr).toMatch(/^\/dev\/null\/data cannot be made, because part of that path is a file/);
    expect(code).toBe(2);
  });
});

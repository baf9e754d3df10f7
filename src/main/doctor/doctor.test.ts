import { chmod, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../tests/support/command.ts';
import { onEachDatabaseFile, onPostgres, onSqlite } from '../../../tests/support/databases.ts';
import { doctored, production } from '../../../tests/support/doctored.ts';
import { freePort } from '../../../tests/support/guarded-process.ts';
import { testFolder, withStore } from '../../../tests/support/portable.ts';
import { canMount, smallDisk } from '../../../tests/support/small-disk.ts';
import { startTlsFront } from '../../../tests/support/tls-front.ts';
import { nameOf } from '../../platform/backup/folder.ts';
import { instantOf, systemClock } from '../../platform/clock.ts';
import { judgeSettings } from '../../platform/config/settings.ts';
import { declaredBy } from '../../platform/database/migrations/declared-tables.ts';
import { migrations } from '../../platform/database/migrations/list.ts';
import { migrate } from '../../platform/database/migrations/migrate.ts';
import { ensurePartitions, monthsAround } from '../../platform/database/partitions.ts';
import type { Store } from '../../platform/database/store.ts';
import { serverLines, tlsLine } from './address-lines.ts';
import { durabilityFound } from './database-lines.ts';
import { examine } from './examine.ts';

type Env = Readonly<Record<string, string>>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ago = (ms: number): string => instantOf(Date.now() - ms);
const today = (): string => ago(0).slice(0, 10);

async function lineOf(name: string, env: Env) {
  const line = (await examine(judgeSettings(env), systemClock)).find((each) => each.name === name);
  if (line === undefined) throw new Error(`no line is named ${name}`);
  return line;
}

const addJob = (store: Store, more: { readonly available_at: string; readonly finished_at?: string; readonly last_error?: string }) =>
  store.db
    .insertInto('outbox')
    .values({ kind: 'delivery.mail', payload: {}, dedupe_key: 'one', created_at: more.available_at, ...more })
    .execute();

/** Settings by which a line fails, and what it then says. */
const WRONG_SETTINGS: readonly (readonly [name: string, env: Env, says: RegExp])[] = [
  ['environment', { MINGUS_ENV: 'prod' }, /^MINGUS_ENV is not as expected/],
  ['environment', { MINGUS_ENV: 'development', HOST: '0.0.0.0' }, /^HOST is 0\.0\.0\.0/],
  ['settings', { LOG_LEVEL: 'debug' }, /^LOG_LEVEL is debug/],
  ['settings', { PORT: 'x' }, /^PORT is not as expected/],
  ['secrets', { SECRET_KEY: 'short' }, /^SECRET_KEY is shorter/],
  ['secrets', { METRICS_TOKEN_FILE: '/nowhere/token' }, /^METRICS_TOKEN_FILE names a file that cannot be read/],
  ['server', {}, /^No server answers at https:.* \(ECONNREFUSED\): start it/],
  ['auth bypass', {}, /^Not asked/],
  ['CSRF', {}, /^Not asked/],
  ['cookies', { PUBLIC_URL: 'http://mingus.example.org' }, /^Cookies are Secure, and browsers take none of them/],
  ['rate limiting', { RATELIMIT_ENABLED: 'false' }, /^RATELIMIT_ENABLED is false/],
  ['rate limiting', { TRUSTED_PROXIES: '' }, /^TRUSTED_PROXIES is empty/],
  ['TLS', { PUBLIC_URL: 'http://mingus.example.org' }, /^PUBLIC_URL is http: passwords/],
  ['TLS', {}, /^Nobody shakes hands at localhost:\d+ \(ECONNREFUSED\)/],
  ['database', { DATABASE_URL: 'postgres://ada:Xk29sLq@127.0.0.1:9/mingus' }, /cannot be reached.*ECONNREFUSED.*Does it run/],
  ['database', { DATABASE_URL: 'sqlite:/nowhere/mingus.db' }, /^There is no file \/nowhere\/mingus\.db: run mingus migrate/],
  ['database', { DATABASE_URL: 'mysql://elsewhere' }, /^DATABASE_URL cannot be read/],
  ['PostgreSQL', { DATABASE_URL: 'postgres://ada@127.0.0.1:9/mingus' }, /^DATABASE_URL has no password/],
  ['pooling', { DB_POOL_SIZE: '0' }, /^DB_POOL_SIZE is not as expected/],
  ['Redis', { REDIS_URL: 'redis://:Xk29sLq@127.0.0.1:9' }, /^127\.0\.0\.1:9 takes no writes/],
  ['Redis', { CACHE_REDIS_URL: 'redis://localhost:9', REDIS_URL: 'nonsense' }, /^REDIS_URL is not as expected.* localhost:9 takes no writes/],
  ['backups', { BACKUP_DIR: '/nowhere' }, /^There is no good backup in \/nowhere/],
  ['backups', { BACKUP_PASSPHRASE: 'short' }, /^BACKUP_PASSPHRASE is not as expected/],
  ['metrics', { HOST: '0.0.0.0' }, /^HOST is open to other machines and METRICS_TOKEN is missing/],
  ['disk', { BACKUP_DIR: '/nowhere' }, /^\/nowhere cannot be looked at/],
];

/** Lines that need a server to pass: one is there when the whole command runs. */
const NEEDING_SERVER = ['server', 'auth bypass', 'CSRF', 'TLS'];

/** Lines that apply to every production and pass where all is well. */
const EVERYWHERE = [
  'environment',
  'settings',
  'secrets',
  'server',
  'auth bypass',
  'CSRF',
  'cookies',
  'rate limiting',
  'TLS',
  'database',
  'migrations',
  'indexes',
  'queue',
  'dead jobs',
  'backups',
  'metrics',
];

onEachDatabaseFile('mingus doctor', (makeDatabase, dialect) => {
  it('passes every line that applies where all is well, and tells it in JSON and in lines', async () => {
    const { env, code, stderr, good, lines, failing, passing } = await doctored(await makeDatabase());
    // The server of these tests, which nobody unplugs, could lose what it acknowledged; a disk may be as full as it is.
    const allowed = ['disk', ...(dialect === 'postgres' ? ['PostgreSQL'] : [])];
    expect(failing.filter(({ name }) => !allowed.includes(name))).toEqual([]);
    expect([code, good, stderr]).toEqual(failing.length === 0 ? [0, true, ''] : [1, false, '']);
    expect(passing).toEqual(expect.arrayContaining(dialect === 'postgres' ? [...EVERYWHERE, 'pooling', 'partitions'] : EVERYWHERE));
    expect(lines.find(({ name }) => name === 'database')?.says).toMatch(
      dialect === 'postgres' ? /^PostgreSQL \d+ answers/ : /allowed, on one machine/,
    );
    const told = await runCommand(['doctor'], { ...env, METRICS_TOKEN: 'short' });
    expect([told.code, told.stdout]).toEqual([
      1,
      expect.stringMatching(/^FAIL {2}metrics +METRICS_TOKEN is not as expected.*\n[^]*asks? for something/m),
    ]);
  }, 60_000);

  it('tells every other line where the database does not answer, and ends with 2', async () => {
    const env = await production(await makeDatabase());
    const none = { sqlite: `sqlite:${join(env.BACKUP_DIR, 'none.db')}`, postgres: 'postgres://ada:Xk29sLq@127.0.0.1:9/mingus' };
    const { code, stdout } = await runCommand(['doctor'], { ...env, DATABASE_URL: none[dialect] });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^FAIL {2}queue +Not looked at: see database\.$/m);
    expect(stdout).toMatch(/^pass {2}backups/m);
    expect(stdout).not.toContain('Xk29sLq');
    expect(await readdir(env.BACKUP_DIR)).toHaveLength(1);
  }, 30_000);

  it('fails where migrations are missing', async () => {
    const database = await makeDatabase('bare');
    await migrate(database, migrations.slice(0, -1));
    const env = await production(database);
    expect(await lineOf('migrations', env)).toMatchObject({
      state: 'fail',
      says: expect.stringMatching(/^1 are not applied \(.*Run: mingus migrate/),
    });
    expect(await lineOf('queue', env)).toMatchObject({ state: 'fail', says: 'Not looked at: see migrations.' });
    expect(await lineOf('indexes', env)).toMatchObject({ state: 'pass' });
  }, 30_000);

  it('fails where an index is gone', async () => {
    const database = await makeDatabase();
    const env = await production(database);
    expect(await lineOf('indexes', env)).toMatchObject({ state: 'pass' });
    const { indexes } = declaredBy(migrations);
    for (const { name, table } of [indexes[0], indexes.at(-1)].filter((index) => index !== undefined)) {
      await withStore(database, (store) => sql`drop index ${sql.ref(name)}`.execute(store.db));
      expect(await lineOf('indexes', env)).toMatchObject({ state: 'fail', says: expect.stringContaining(`${name} on ${table}`) });
    }
  }, 30_000);

  it('fails where a job waits for five minutes, and where one was given up', async () => {
    const database = await makeDatabase();
    const env = await production(database);
    await withStore(database, (store) => addJob(store, { available_at: ago(4 * MINUTE_MS) }));
    expect(await lineOf('queue', env)).toMatchObject({ state: 'pass', says: expect.stringMatching(/less than 5 minutes/) });
    expect(await lineOf('dead jobs', env)).toMatchObject({ state: 'pass' });
    await withStore(database, (store) =>
      store.db
        .updateTable('outbox')
        .set({ available_at: ago(6 * MINUTE_MS) })
        .execute(),
    );
    expect(await lineOf('queue', env)).toMatchObject({ state: 'fail', says: expect.stringMatching(/has waited for 6 minutes/) });
    await withStore(database, (store) =>
      store.db
        .updateTable('outbox')
        .set({ finished_at: ago(0), last_error: 'given up' })
        .execute(),
    );
    expect(await lineOf('queue', env)).toMatchObject({ state: 'pass', says: 'No job waits.' });
    expect(await lineOf('dead jobs', env)).toMatchObject({ state: 'fail', says: expect.stringMatching(/^1 given up.*\/admin\/jobs/) });
  }, 30_000);
});

onSqlite('mingus doctor', (makeDatabase) => {
  it('fails each line that the settings can make fail, and that passed or did not apply before', async () => {
    const env = await production(await makeDatabase());
    const before = await examine(judgeSettings(env), systemClock);
    for (const [name, more, says] of WRONG_SETTINGS) {
      const state = before.find((line) => line.name === name)?.state;
      if (!NEEDING_SERVER.includes(name) && name !== 'disk') expect([name, state]).toEqual([name, expect.stringMatching(/pass|not_applicable/)]);
      expect([name, await lineOf(name, { ...env, ...more })]).toEqual([
        name,
        expect.objectContaining({ state: 'fail', says: expect.stringMatching(says) }),
      ]);
    }
  }, 60_000);
});

onPostgres('mingus doctor', (makeDatabase) => {
  it('fails where a month to come has no part', async () => {
    const database = await makeDatabase();
    const env = await production(database);
    await withStore(database, (store) => ensurePartitions(store, today()));
    expect(await lineOf('partitions', env)).toMatchObject({ state: 'pass' });
    const next = monthsAround(today(), 0)[1]?.name ?? '';
    for (const table of ['user_health_checkins', 'verification_audit_log']) {
      await withStore(database, (store) => sql`drop table ${sql.ref(`${table}_${next}`)}`.execute(store.db));
      expect(await lineOf('partitions', env)).toMatchObject({ state: 'fail', says: expect.stringContaining(`${table}_${next}`) });
    }
  }, 60_000);

  it('fails where servers may open more connections than there are', async () => {
    const env = await production(await makeDatabase());
    expect(await lineOf('pooling', env)).toMatchObject({ state: 'pass', says: expect.stringMatching(/^1 × .* = 30 of the \d+ connections/) });
    const says = expect.stringMatching(/^200 × .* = 6000, but PostgreSQL takes \d+: lower them/);
    expect(await lineOf('pooling', { ...env, WEB_CONCURRENCY: '200' })).toMatchObject({ state: 'fail', says });
  }, 30_000);

  it('fails where what was answered could be lost', async () => {
    const line = await lineOf('PostgreSQL', await production(await makeDatabase()));
    // Where tests are given a server, nobody knows how it is set.
    if (process.env['MINGUS_TEST_POSTGRES_URL'] === undefined)
      expect(line).toMatchObject({ state: 'fail', says: expect.stringMatching(/fsync is off/) });
    expect(durabilityFound([])).toMatchObject({ state: 'pass' });
  });
});

describe('a line of the doctor', () => {
  it('fails where a secret can be read by others', async () => {
    const path = join(await testFolder(), 'key');
    await writeFile(path, 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF', { mode: 0o600 });
    const env = { MINGUS_ENV: 'production', SECRET_KEY_FILE: path, DATABASE_URL: 'sqlite:/nowhere/mingus.db' };
    expect(await lineOf('secrets', env)).toMatchObject({ state: 'pass' });
    await chmod(path, 0o644);
    expect(await lineOf('secrets', env)).toMatchObject({ state: 'fail', says: `The secret file ${path} can be read by others: chmod 600 it.` });
  });

  it('fails where a backup is 26 hours old, or a later one was not good', async () => {
    const BACKUP_DIR = await testFolder();
    const env = { BACKUP_DIR, DATABASE_URL: 'sqlite:/nowhere/mingus.db' };
    await writeFile(join(BACKUP_DIR, `.unfinished-${nameOf(ago(0), false)}.by-here-1`), '');
    expect(await lineOf('backups', env)).toMatchObject({ state: 'fail', says: expect.stringMatching(/^There is no good backup/) });
    await writeFile(join(BACKUP_DIR, nameOf(ago(26 * HOUR_MS + MINUTE_MS), true)), '');
    expect(await lineOf('backups', env)).toMatchObject({ state: 'fail', says: expect.stringMatching(/^The newest good backup is 26 hours old/) });
    await writeFile(join(BACKUP_DIR, nameOf(ago(26 * HOUR_MS - MINUTE_MS), true)), '');
    expect(await lineOf('backups', env)).toMatchObject({ state: 'pass' });
    await writeFile(join(BACKUP_DIR, `not-good-${nameOf(ago(0), true)}`), '');
    expect(await lineOf('backups', env)).toMatchObject({ state: 'fail', says: expect.stringMatching(/^A later backup was found not to be good/) });
  });

  it.skipIf(!canMount())('fails where a disk has less than a tenth left', async () => {
    const disk = smallDisk(2_000_000);
    const env = { BACKUP_DIR: disk.folder, MINGUS_DATA_DIR: disk.folder, DATABASE_URL: `sqlite:${disk.folder}/mingus.db` };
    expect(await lineOf('disk', env)).toMatchObject({ state: 'pass' });
    disk.fill();
    expect(await lineOf('disk', env)).toMatchObject({ state: 'fail', says: expect.stringMatching(/: 0 % free \(0\.0 GB\): make room/) });
  });

  it('fails where a certificate has ended, ends soon, or is not trusted', async () => {
    const { url } = await startTlsFront('http://127.0.0.1:9', 20);
    const inDays = (days: number) => tlsLine(url, Date.now() + days * 24 * HOUR_MS);
    expect(await inDays(0)).toMatchObject({
      state: 'fail',
      says: expect.stringMatching(/^Browsers do not trust .* \(DEPTH_ZERO_SELF_SIGNED_CERT\)/),
    });
    expect(await inDays(7)).toMatchObject({ state: 'fail', says: expect.stringMatching(/ends in 1[23] days: renew it/) });
    expect(await inDays(22)).toMatchObject({ state: 'fail', says: expect.stringMatching(/ended [23] days ago: renew it/) });
    expect(await tlsLine(null, 0)).toMatchObject({ state: 'not_applicable' });
  }, 30_000);

  it('fails where a server gives what it must not, or cannot give anything', async () => {
    let status = 200;
    const other = createServer((_, answer) => answer.writeHead(status, { 'content-type': 'application/json' }).end('{}'));
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const ask = () => serverLines(`http://127.0.0.1:${port}`, true);
    expect(await ask()).toMatchObject({
      server: { state: 'pass' },
      bypass: { state: 'fail', says: expect.stringMatching(/^Who is not signed in was not refused\. It answered 200/) },
      csrf: { state: 'fail', says: expect.stringMatching(/^What another site sent was not refused\. It answered 200/) },
    });
    status = 502;
    expect(await ask()).toMatchObject({ server: { state: 'fail' }, bypass: { wasSeen: false }, csrf: { wasSeen: false } });
    expect(await serverLines('http://127.0.0.1:9', false)).toMatchObject({ server: { state: 'not_applicable' } });
  });

  it('tells how it is asked, and what its exit codes mean', async () => {
    const help = await runCommand(['doctor', '--help']);
    expect([help.code, help.stdout]).toEqual([0, expect.stringMatching(/--json[^]*2: something could not be looked at/)]);
  });
});

import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { administratorOf } from '../../tests/support/administrator.ts';
import { onEachDatabase, onSqlite } from '../../tests/support/databases.ts';
import { hasRedis } from '../../tests/support/redis.ts';
import { startFragileRedis } from '../../tests/support/redis-outages.ts';
import { startApp } from '../../tests/support/server.ts';
import { readStatus } from '../features/admin/status/contract.ts';
import { nameOf } from '../platform/backup/folder.ts';
import { openStore } from '../platform/database/open.ts';
import type { Store } from '../platform/database/store.ts';

const LONG_MS = 60_000;
const noRedis = !(await hasRedis()) && process.env['CI'] !== 'true';

async function lookerOver(store: Store, env: Readonly<Record<string, string>> = {}) {
  const app = await startApp(store, { env });
  const root = await administratorOf(app, store);
  const look = async () => (await root.client.get('/api/admin/status')).read(readStatus.answers[200]);
  const line = async (name: string) => {
    const { checks } = await look();
    return checks.state === 'known' ? checks.lines.find((each) => each.name === name) : undefined;
  };
  return { app, look, line };
}

async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-status-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

onEachDatabase('what a server knows of itself', (open) => {
  it.skipIf(noRedis)('is whether Redis is there and how much it holds, also when it was killed or hangs', { timeout: LONG_MS }, async () => {
    const redis = await startFragileRedis();
    onTestFinished(() => redis.stop());
    const { host } = new URL(redis.url);
    const { look, line } = await lookerOver(await open(), { REDIS_URL: redis.url });
    const uses = ['limits', 'cache', 'jobs'];
    const there = { state: 'known', places: [{ host, uses, reachable: true, used_bytes: expect.any(Number), most_bytes: null }] };
    const away = { state: 'known', places: [{ host, uses, reachable: false, used_bytes: null, most_bytes: null }] };
    await expect.poll(async () => (await look()).redis, { timeout: 20_000 }).toEqual(there);
    expect(await line('Redis')).toMatchObject({ state: 'pass' });
    for (const outage of ['killed', 'hung'] as const) {
      await redis.begin(outage);
      await expect.poll(async () => (await look()).redis, { timeout: 10_000 }).toEqual(away);
      const found = await look();
      expect([found.database.state, found.queue.state, found.checks.state]).toEqual(['known', 'known', 'known']);
      expect(await line('Redis')).toMatchObject({ state: 'fail', says: expect.stringContaining(`${host} takes no writes`) });
      await redis.end(outage);
      await expect.poll(async () => (await look()).redis, { timeout: 20_000 }).toEqual(there);
    }
    await redis.directly((client) => client.config('SET', 'maxmemory', '50mb'));
    await expect.poll(async () => (await look()).redis, { timeout: 20_000 }).toMatchObject({ places: [{ most_bytes: 50 * 1024 * 1024 }] });
  });

  it.skipIf(noRedis)('is that Redis is there where it may not be asked for its memory', { timeout: LONG_MS }, async () => {
    const redis = await startFragileRedis();
    onTestFinished(() => redis.stop());
    await redis.directly((client) => client.acl('SETUSER', 'narrow', 'on', '>a-password-of-its-own', '~*', '&*', '+@all', '-info'));
    const url = new URL(redis.url);
    url.username = 'narrow';
    url.password = 'a-password-of-its-own';
    const { look } = await lookerOver(await open(), { RATELIMIT_STORAGE_URL: url.href });
    const told = { host: url.host, uses: ['limits'], reachable: true, used_bytes: null, most_bytes: null };
    // Again, because asking for what is refused would be an outage else; later, because a machine that does much else may lose it for a moment.
    for (const _ of [1, 2]) await expect.poll(async () => (await look()).redis, { timeout: 20_000 }).toEqual({ state: 'known', places: [told] });
    expect(JSON.stringify(await look())).not.toContain('a-password-of-its-own');
  });

  it('is the newest good backup, or that there is none, or that nobody can tell', { timeout: LONG_MS }, async () => {
    const folder = await testFolder();
    const store = await open();
    const { look, line } = await lookerOver(store, { BACKUP_DIR: folder });
    expect((await look()).backup).toEqual({ state: 'known', last: null });
    expect(await line('backups')).toMatchObject({ state: 'fail' });
    const [old, young] = ['2025-01-13T02:00:00.000Z', '2025-01-15T02:00:00.000Z'];
    await writeFile(join(folder, nameOf(old, false)), 'x'.repeat(10));
    await writeFile(join(folder, nameOf(young, false)), 'x'.repeat(1234));
    await writeFile(join(folder, `not-good-${nameOf('2025-01-15T03:00:00.000Z', false)}`), 'x');
    expect((await look()).backup).toEqual({ state: 'known', last: { file: nameOf(young, false), made_at: young, bytes: 1234, verified: true } });
    expect(await line('backups')).toMatchObject({ state: 'fail', says: expect.stringContaining('not to be good') });
    const notFolder = join(folder, 'a file');
    await writeFile(notFolder, '');
    const other = await lookerOver(store, { BACKUP_DIR: join(notFolder, 'backups') });
    expect((await other.look()).backup).toEqual({ state: 'unknown', why: 'error' });
  });

  it('is how much room is left, and which folder cannot be looked at', { timeout: LONG_MS }, async () => {
    const [data, backups] = [await testFolder(), '/nowhere/backups'];
    const { look, line } = await lookerOver(await open(), { MINGUS_DATA_DIR: data, BACKUP_DIR: backups });
    const { disk } = await look();
    const figure = expect.any(Number);
    expect(disk).toEqual({
      state: 'known',
      folders: [
        { folder: 'data', free_bytes: figure, bytes: figure },
        { folder: 'backups', free_bytes: null, bytes: null },
      ],
    });
    expect(await line('disk')).toMatchObject({ state: 'fail', seen: false, says: expect.stringContaining(backups) });
  });
});

onSqlite('what a server knows of its file', (makeDatabase) => {
  it('is all but the sizes of tables where the file was moved away under it', { timeout: LONG_MS }, async () => {
    const place = await makeDatabase();
    if (place.kind !== 'sqlite') throw new Error('it is one');
    const store = await openStore(place);
    onTestFinished(() => store.close());
    const { look } = await lookerOver(store);
    await rename(place.path, `${place.path}.away`);
    const states = async () => {
      const { tables, database, file, queue } = await look();
      return [tables.state === 'unknown' ? tables.why : tables.state, database.state, file.state, queue.state];
    };
    await expect.poll(states, { timeout: 20_000 }).toEqual(['error', 'known', 'known', 'known']);
    await rename(`${place.path}.away`, place.path);
    await expect.poll(async () => (await look()).tables, { timeout: 20_000 }).toMatchObject({ state: 'known' });
  });
});

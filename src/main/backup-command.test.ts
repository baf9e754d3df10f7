import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Client } from '../../tests/support/client.ts';
import { runCommand, startCommand } from '../../tests/support/command.ts';
import { databaseUrl, onEachDatabaseFile, onSqlite } from '../../tests/support/databases.ts';
import { addFullPeople, everything, newSqlite, testFolder, withStore } from '../../tests/support/portable.ts';
import { goodBackups } from '../platform/backup/folder.ts';
import { migrations } from '../platform/database/migrations/list.ts';
import { backUp } from '../platform/backup/back-up.ts';
import { restoreArchive } from '../platform/backup/restore.ts';

/** Adds account after account, until it is told to end. */
async function write(client: Client, writing: { goesOn: boolean; done: number }): Promise<void> {
  while (writing.goesOn) {
    const account = { name: `number ${writing.done}`, kind: 'checking', currency: 'USD', balance: 1, balance_as_of: '2025-01-01' };
    const answer = await client.post('/api/accounts', account).catch(() => undefined);
    // Busy is an answer; only what was taken counts.
    if (answer?.status === 201) writing.done += 1;
  }
}

onEachDatabaseFile('mingus backup', (makeDatabase) => {
  it('brings back, while a server writes, what stood at one moment: the same into both databases', async () => {
    const database = await makeDatabase();
    const env = { DATABASE_URL: databaseUrl(database), MINGUS_DATA_DIR: await testFolder(), PORT: '0', RATELIMIT_ENABLED: 'false' };
    const server = startCommand(['serve'], env);
    const url = (await server.line(/ready/)).replace(/^.*: /, '').replace('localhost', '127.0.0.1');
    const writing = { goesOn: true, done: 0 };
    onTestFinished(() => {
      writing.goesOn = false;
    });
    const client = new Client(url);
    await client.registerPerson();
    const writers = [write(client, writing), write(client, writing)];
    await expect.poll(() => writing.done, { timeout: 30_000 }).toBeGreaterThan(5);
    const folder = await testFolder();
    for (let round = 0; round < 2; round += 1) {
      const before = writing.done;
      const { path } = await backUp({ database, folder, makesFolder: false, keepDays: 30, passphrase: null });
      const [one, other] = [await newSqlite(), await makeDatabase('bare')];
      for (const target of [one, other]) await restoreArchive({ path, passphrase: null, database: target, mayReplace: async () => false });
      const rows = await everything(one);
      expect(await everything(other)).toEqual(rows);
      // What was answered before the backup began is in it.
      expect((rows['ledger_accounts']?.length ?? 0) - 1).toBeGreaterThanOrEqual(before);
    }
    writing.goesOn = false;
    await Promise.all(writers);
  }, 180_000);

  it('is killed at any moment and leaves nothing that looks good and is not', async () => {
    const database = await makeDatabase();
    await withStore(database, (store) => addFullPeople(store, 5));
    const folder = await testFolder();
    const env = { DATABASE_URL: databaseUrl(database), BACKUP_DIR: folder };
    const begun = performance.now();
    expect((await runCommand(['backup'], env)).code).toBe(0);
    const took = performance.now() - begun;
    for (const part of [0.6, 0.9]) {
      const running = startCommand(['backup'], env);
      setTimeout(() => running.process.kill('SIGKILL'), took * part);
      await running.ended;
    }
    for (const { file } of goodBackups(folder)) expect((await runCommand(['backup', 'verify', join(folder, file)])).code).toBe(0);
    expect((await runCommand(['backup'], env)).code).toBe(0);
    expect((await readdir(folder)).filter((name) => !name.startsWith('mingus-'))).toEqual([]);
  }, 120_000);

  it('is restored after a restore that was killed at any moment', async () => {
    const database = await makeDatabase();
    await withStore(database, (store) => addFullPeople(store, 3));
    const rows = await everything(database);
    const { path } = await backUp({ database, folder: await testFolder(), makesFolder: false, keepDays: 30, passphrase: null });
    const target = await makeDatabase('bare');
    const env = { DATABASE_URL: databaseUrl(target) };
    for (const ms of [400, 800]) {
      const running = startCommand(['restore', path], env);
      setTimeout(() => running.process.kill('SIGKILL'), ms);
      await running.ended;
    }
    expect(await runCommand(['restore', path, '--replace', '--yes'], env)).toMatchObject({ code: 0 });
    expect(await everything(target)).toEqual(rows);
  }, 120_000);
});

onSqlite('mingus backup and mingus restore', (makeDatabase) => {
  it('tell people and programs what they did, and ask before they replace anything', async () => {
    const database = await makeDatabase();
    await withStore(database, (store) => addFullPeople(store, 1));
    const folder = await testFolder();
    const env = { DATABASE_URL: databaseUrl(database), BACKUP_DIR: folder, BACKUP_PASSPHRASE: 'a passphrase for this test only' };
    const made = await runCommand(['backup', '--json'], env);
    expect(JSON.parse(made.stdout)).toMatchObject({ good: true, tables: { users: { rows: 1, next_id: 2 } } });
    const file = join(folder, goodBackups(folder)[0]?.file ?? '');
    expect((await runCommand(['backup', 'verify', file], env)).stdout).toMatch(/^.* is good: made on .* UTC by Mingus .*, \d+ rows\.\n$/);
    expect(JSON.parse((await runCommand(['backup', 'verify', file, '--json'], env)).stdout)).toMatchObject({
      good: true,
      schema: migrations.at(-1)?.name,
    });
    const refused = await runCommand(['restore', file], env);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/^The database is not empty\. Nothing was changed\.\nTo put it aside/)]);
    const unsure = await runCommand(['restore', file, '--replace'], env, 'no\n');
    expect([unsure.code, unsure.stderr]).toEqual([2, expect.stringMatching(/To go on, type replace: .*Nothing was changed/s)]);
    const before = await everything(database);
    const sure = await runCommand(['restore', file, '--replace', '--json'], env, 'replace\n');
    expect([sure.code, JSON.parse(sure.stdout)]).toEqual([
      0,
      expect.objectContaining({ restored: true, migrated: [], kept: expect.stringMatching(/\.before-restore-/) }),
    ]);
    expect(await everything(database)).toEqual(before);
  }, 120_000);

  it('say in a sentence what is wrong', async () => {
    const folder = await testFolder();
    const env = { DATABASE_URL: databaseUrl(await makeDatabase()), BACKUP_DIR: folder };
    await runCommand(['backup'], env);
    const file = join(folder, goodBackups(folder)[0]?.file ?? '');
    const damaged = join(folder, 'damaged');
    await copyFile(file, damaged);
    const bytes = await readFile(damaged);
    await writeFile(damaged, bytes.subarray(0, -10));
    const target = { DATABASE_URL: databaseUrl(await newSqlite()) };
    for (const [args, more, code, said] of [
      [['backup', '--to', join(folder, 'none')], env, 2, /^There is no folder .*none for backups/],
      [['backup', 'verify', join(folder, 'none')], env, 2, /^There is no file .*none\.$/m],
      [['backup', 'verify', folder], env, 2, /is a folder and not a backup/],
      [['backup', 'verify', damaged], env, 1, /is damaged and cannot be restored\. The file is not as it was written/],
      [['restore', damaged], target, 2, /is damaged\. Nothing was restored/],
      [['restore', join(folder, 'none')], target, 2, /^There is no file/],
      [['backup', '--help'], {}, 0, /--to <folder>[\s\S]*verify/],
      [['backup', 'verify', '--help'], {}, 0, /exit\s+code\s+1\s+when\s+it\s+is\s+damaged/],
      [['restore', '--help'], {}, 0, /--replace/],
    ] as const) {
      const ran = await runCommand(args, more);
      expect([args, ran.code, ran.stdout + ran.stderr]).toEqual([args, code, expect.stringMatching(said)]);
    }
  }, 120_000);
});

import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { databaseUrl, onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { addFullPeople, everything, newSqlite, testFolder, withStore } from '../../../tests/support/portable.ts';
import { startApp } from '../../../tests/support/server.ts';
import { goodBackups } from './folder.ts';
import { restoreArchive } from './restore.ts';

onEachDatabaseFile('the daily backup', (makeDatabase) => {
  it('is made once for each day, by a server that is told to, and is a good one', async () => {
    const [database, folder] = [await makeDatabase(), await testFolder()];
    await withStore(database, async (store) => {
      await addFullPeople(store, 1);
      const env = { DATABASE_URL: databaseUrl(database), BACKUP_DIR: folder, LOG_LEVEL: 'info' };
      const other = await startApp(store, { env: { ...env, BACKUP_DAILY: 'false' }, now: '2040-01-10T03:00:00.000Z' });
      await other.mingus.runner.drain();
      expect(await readdir(folder)).toEqual([]);
      const app = await startApp(store, { env: { ...env, BACKUP_DAILY: 'true' }, now: '2040-01-10T03:00:00.000Z' });
      await app.mingus.runner.drain();
      await app.mingus.runner.drain();
      expect(goodBackups(folder)).toHaveLength(1);
      const written = app.logLines.find((line) => line.includes('backup made'));
      expect(JSON.parse(written ?? '{}')).toMatchObject({ file: goodBackups(folder)[0]?.file, removed: 0 });
      const { body } = await app.mingus.metrics.text();
      expect(Number(/^mingus_last_good_backup_timestamp_seconds (\d.*)$/m.exec(body)?.[1])).toBeCloseTo(
        (goodBackups(folder)[0]?.madeAtMs ?? 0) / 1000,
        1,
      );
      app.clock.set('2040-01-11T02:00:00.000Z');
      await app.mingus.runner.drain();
      expect(goodBackups(folder)).toHaveLength(2);
    });
    const restored = await newSqlite();
    await restoreArchive({ path: `${folder}/${goodBackups(folder)[0]?.file}`, passphrase: null, database: restored, mayReplace: async () => false });
    expect((await everything(restored))['users']).toEqual((await everything(database))['users']);
  }, 120_000);

  it('does not catch up with a night before there was a database', async () => {
    const [database, folder] = [await makeDatabase(), await testFolder()];
    await withStore(database, async (store) => {
      const env = { DATABASE_URL: databaseUrl(database), BACKUP_DIR: folder, BACKUP_DAILY: 'true' };
      const app = await startApp(store, { env, now: '2025-01-10T03:00:00.000Z' });
      await app.mingus.runner.drain();
      expect(await readdir(folder)).toEqual([]);
      expect(await store.db.selectFrom('outbox').select('last_error').where('kind', '=', 'backup.daily').execute()).toEqual([{ last_error: null }]);
    });
  });
});

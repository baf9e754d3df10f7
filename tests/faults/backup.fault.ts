import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { backUp } from '../../src/platform/backup/back-up.ts';
import { goodBackups } from '../../src/platform/backup/folder.ts';
import { restoreArchive } from '../../src/platform/backup/restore.ts';
import { verifyArchive } from '../../src/platform/backup/verify-archive.ts';
import { migrate } from '../../src/platform/database/migrations/migrate.ts';
import { copyDatabase } from '../../src/platform/database/portable/copy.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { addPeople } from '../../bench/fill.ts';
import { checkinsOf } from '../../bench/fill-checkins.ts';
import { mondayOf } from '../../src/core/calendar/day.ts';
import { insertCheckins } from '../../src/features/checkins/index.ts';
import { Client } from '../support/client.ts';
import { runCommand, startCommand } from '../support/command.ts';
import { damages } from '../support/damage.ts';
import { databaseUrl, onEachDatabaseFile, onPostgres, onSqlite } from '../support/databases.ts';
import { addFullPeople, everything, newSqlite, testFolder, withStore } from '../support/portable.ts';
import { chance } from '../support/statements.ts';

const ROUNDS = 20;
const REQUESTS_A_SECOND = 200;
const WRITERS = 20;
const HOUR_MS = 3_600_000;

const plain = (database: DatabaseSettings, folder: string) => ({ database, folder, makesFolder: false, keepDays: 30, passphrase: null });

/** What was answered with 201 so far, and whether to go on. */
interface Writing {
  goesOn: boolean;
  readonly taken: string[];
}

/** One person who adds accounts, evenly, as long as the server keeps up. */
async function write(client: Client, writing: Writing): Promise<void> {
  const everyMs = (1000 * WRITERS) / REQUESTS_A_SECOND;
  for (let index = 0, next = performance.now(); writing.goesOn; index += 1, next = Math.max(next + everyMs, performance.now() - 1000)) {
    await sleep(Math.max(0, next - performance.now()));
    const name = `${client.cookies.size} ${index} ${performance.now()}`;
    const account = { name, kind: 'checking', currency: 'USD', balance: 1, balance_as_of: '2025-01-01' };
    const answer = await client.post('/api/accounts', account).catch(() => undefined);
    if (answer?.status === 201) writing.taken.push(name);
  }
}

onEachDatabaseFile('a backup under load', (makeDatabase) => {
  it(
    `is taken ${ROUNDS} times while ${REQUESTS_A_SECOND} requests a second write, and comes back row by row in both databases`,
    async () => {
      const database = await makeDatabase();
      const env = {
        DATABASE_URL: databaseUrl(database),
        MINGUS_DATA_DIR: await testFolder(),
        PORT: '0',
        RATELIMIT_ENABLED: 'false',
        BUSY_DELAY_MS: '0',
      };
      const server = startCommand(['serve'], env);
      const url = (await server.line(/ready/)).replace(/^.*: /, '').replace('localhost', '127.0.0.1');
      const writing: Writing = { goesOn: true, taken: [] };
      onTestFinished(() => {
        writing.goesOn = false;
      });
      const clients = Array.from({ length: WRITERS }, () => new Client(url));
      for (const client of clients) await client.registerPerson();
      const begun = performance.now();
      const writers = clients.map((client) => write(client, writing));
      const folder = await testFolder();
      const before: (readonly string[])[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        await sleep(200);
        before.push([...writing.taken]);
        await backUp(plain(database, folder));
      }
      const rate = writing.taken.length / ((performance.now() - begun) / 1000);
      writing.goesOn = false;
      await Promise.all(writers);
      server.process.kill('SIGTERM');
      await server.ended;
      console.log(`${writing.taken.length} writes were taken, ${rate.toFixed(0)} a second`);
      expect(rate, 'the machine kept up').toBeGreaterThan(0.9 * REQUESTS_A_SECOND);

      const last = new Set((await everything(database))['ledger_accounts']);
      const into = await makeDatabase('bare');
      for (const [round, { file }] of goodBackups(folder).entries()) {
        const path = join(folder, file);
        const one = await newSqlite();
        for (const target of [one, into]) await restoreArchive({ path, passphrase: null, database: target, mayReplace: async () => true });
        const rows = await everything(one);
        expect(await everything(into)).toEqual(rows);
        const [, ...accounts] = rows['ledger_accounts'] ?? [];
        // Nothing that was never there, and all that had been answered.
        expect(accounts.filter((line) => !last.has(line))).toEqual([]);
        const text = accounts.join('\n');
        expect((before[round] ?? []).filter((name) => !text.includes(`"${name}"`))).toEqual([]);
      }
      expect(goodBackups(folder)).toHaveLength(ROUNDS);
    },
    HOUR_MS,
  );

  it(
    'and a copy and a restore are killed at 20 moments each, and nothing half stays unnoticed',
    async () => {
      const database = await makeDatabase();
      await withStore(database, (store) => addFullPeople(store, 30));
      const rows = await everything(database);
      const folder = await testFolder();
      const killed = async (args: readonly string[], env: Readonly<Record<string, string>>, ms: number) => {
        const running = startCommand(args, env);
        const timer = setTimeout(() => running.process.kill('SIGKILL'), ms);
        await running.ended;
        clearTimeout(timer);
      };
      const from = databaseUrl(database);
      const begun = performance.now();
      await backUp(plain(database, folder));
      expect(await runCommand(['backup', '--to', folder], { DATABASE_URL: from })).toMatchObject({ code: 0 });
      const took = performance.now() - begun;
      const [copied, restored] = [await makeDatabase('bare'), await newSqlite()];
      const archive = join(folder, goodBackups(folder)[0]?.file ?? '');
      for (let moment = 1; moment <= 20; moment += 1) {
        const ms = (took * moment) / 20;
        await killed(['backup', '--to', folder], { DATABASE_URL: from }, ms);
        await killed(['copy', '--from', from, '--to', databaseUrl(copied)], {}, ms);
        await killed(['restore', archive], { DATABASE_URL: databaseUrl(restored) }, ms);
      }
      for (const { file } of goodBackups(folder)) await verifyArchive(join(folder, file), null);
      await backUp(plain(database, folder));
      expect((await readdir(folder)).filter((name) => !name.startsWith('mingus-'))).toEqual([]);
      const last = await runCommand(['copy', '--from', from, '--to', databaseUrl(copied)]);
      if (last.code !== 0) expect(last.stderr).toMatch(/^The target is not empty/);
      expect(await everything(copied)).toEqual(rows);
      const again = await runCommand(['restore', archive, '--replace', '--yes'], { DATABASE_URL: databaseUrl(restored) });
      expect(again.code).toBe(0);
      expect(await everything(restored)).toEqual(rows);
    },
    HOUR_MS,
  );
});

onSqlite('500 damaged archives', (makeDatabase) => {
  it.each([
    ['as they are', null, 500],
    ['encrypted', 'a passphrase for this test only', 100],
  ])(
    'are all found, %s, and none is restored',
    async (_name, passphrase, count) => {
      const database = await makeDatabase();
      await withStore(database, (store) => addFullPeople(store, 20));
      const folder = await testFolder();
      const { path } = await backUp({ ...plain(database, folder), passphrase });
      const whole = await readFile(path);
      const damaged = join(folder, 'damaged');
      const target = { kind: 'sqlite', path: join(folder, 'restored.db') } as const;
      let found = 0;
      for (const { name, bytes } of damages(whole, count, chance(11))) {
        await writeFile(damaged, bytes);
        await expect(verifyArchive(damaged, passphrase), name).rejects.toThrow();
        await expect(restoreArchive({ path: damaged, passphrase, database: target, mayReplace: async () => true }), name).rejects.toThrow();
        found += 1;
      }
      expect(found).toBeGreaterThan(count * 0.95);
      expect((await readdir(folder)).filter((name) => name.startsWith('restored'))).toEqual([]);
      await copyFile(path, damaged);
      await verifyArchive(damaged, passphrase);
      await rm(damaged);
    },
    HOUR_MS,
  );
});

onPostgres('a copy of 1,000 people with 52 check-ins each', (makeDatabase) => {
  it(
    'takes less than a minute in each direction',
    async () => {
      const [first, second, third] = [await newSqlite(), await makeDatabase('bare'), await newSqlite()];
      await migrate(first);
      await withStore(first, async (store) => {
        const mondays = Array.from({ length: 52 }, (_, week) => mondayOf(20_000) - 7 * week);
        await store.transaction(async (db) => {
          for (const { id } of await addPeople(db, 0, 1000, 'x')) await insertCheckins(db, id, checkinsOf(mondays, id), '2025-01-01T00:00:00.000Z');
        });
      });
      for (const [from, to] of [
        [first, second],
        [second, third],
      ] as const) {
        const begun = performance.now();
        const { tables } = await copyDatabase({ from, to, again: false });
        const seconds = (performance.now() - begun) / 1000;
        console.log(`from ${from.kind} to ${to.kind} in ${seconds.toFixed(1)} s`);
        expect(tables.find(({ name }) => name === 'user_health_checkins')?.rows).toBe(52_000);
        expect(seconds).toBeLessThan(60);
      }
      expect(await everything(third)).toEqual(await everything(first));
    },
    HOUR_MS,
  );
});

import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { onEachDatabaseFile, onSqlite } from '../../../tests/support/databases.ts';
import { damages } from '../../../tests/support/damage.ts';
import { addFullPeople, addOldPerson, everything, newSqlite, oldPerson, testFolder, withStore } from '../../../tests/support/portable.ts';
import { clockAt } from '../../../tests/support/server.ts';
import { chance } from '../../../tests/support/statements.ts';
import { migrations } from '../database/migrations/list.ts';
import { migrate } from '../database/migrations/migrate.ts';
import type { DatabaseSettings } from '../database/settings.ts';
import { backUp, type BackupParts } from './back-up.ts';
import { goodBackups } from './folder.ts';
import { seal, SEAL_BYTES } from './format.ts';
import { restoreArchive } from './restore.ts';
import { verifyArchive } from './verify-archive.ts';

const NOBODY = async () => false;
const PASSPHRASE = 'a passphrase that only this test has';

const partsOf = async (database: DatabaseSettings, more: Partial<BackupParts> = {}): Promise<BackupParts> => ({
  database,
  folder: await testFolder(),
  makesFolder: false,
  keepDays: 30,
  passphrase: null,
  ...more,
});

const restored = async (path: string, database: DatabaseSettings, passphrase: string | null = null): Promise<DatabaseSettings> => {
  await restoreArchive({ path, passphrase, database, mayReplace: NOBODY });
  return database;
};

onEachDatabaseFile('a backup', (makeDatabase) => {
  it('is one file that brings everything back into this kind of database and into the other, encrypted or not', async () => {
    const database = await makeDatabase();
    await withStore(database, (store) => addFullPeople(store, 2));
    const rows = await everything(database);
    for (const passphrase of [null, PASSPHRASE]) {
      const parts = await partsOf(database, { passphrase });
      const { path } = await backUp(parts, {}, clockAt('2026-03-02T02:00:00.123Z'));
      const name = `mingus-2026-03-02T02-00-00-123Z.jsonl.zst${passphrase === null ? '' : '.age'}`;
      expect(await readdir(parts.folder)).toEqual([name]);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await everything(await restored(path, await newSqlite(), passphrase))).toEqual(rows);
      if (passphrase === null) expect(await everything(await restored(path, await makeDatabase('bare')))).toEqual(rows);
    }
  }, 120_000);

  it('of an older schema is restored as it was, and migrated', async () => {
    const older = await makeDatabase('bare');
    await addOldPerson(older);
    const { path } = await backUp(await partsOf(older));
    const database = await makeDatabase('bare');
    const { migrated } = await restoreArchive({ path, passphrase: null, database, mayReplace: NOBODY });
    expect(migrated).toEqual(migrations.slice(4).map(({ name }) => name));
    expect(await oldPerson(database)).toEqual([{ id: 7, email: 'old@example.org', is_demo: false }]);
  });

  it('does not go over a database that holds anything, unless that is wanted: then the one before is kept', async () => {
    const database = await makeDatabase('bare');
    await migrate(database);
    await withStore(database, (store) => addFullPeople(store, 1));
    const { path } = await backUp(await partsOf(database));
    const before = await everything(database);
    await withStore(database, (store) => addFullPeople(store, 0).then(() => store.db.updateTable('users').set({ full_name: 'Later' }).execute()));
    const after = await everything(database);
    await expect(restored(path, database)).rejects.toThrow('The database is not empty. Nothing was changed.');
    expect(await everything(database)).toEqual(after);
    const { kept } = await restoreArchive({ path, passphrase: null, database, mayReplace: async () => true });
    expect(await everything(database)).toEqual(before);
    expect(await everything(keptOf(database, kept))).toEqual(after);
  });

  it('is not restored while a server has the database open', async () => {
    const database = await makeDatabase('bare');
    await migrate(database);
    const { path } = await backUp(await partsOf(database));
    await withStore(database, async (store) => {
      await store.ping();
      await expect(restored(path, database)).rejects.toThrow(/in use\. Stop every mingus serve and mingus work first\./);
    });
    await restored(path, database);
  });
});

const keptOf = (database: DatabaseSettings, kept: string | null): DatabaseSettings =>
  database.kind === 'sqlite' ? { kind: 'sqlite', path: kept ?? '' } : { ...database, url: `${database.url}?options=-c%20search_path=${kept}` };

/** A database of two full people, and a backup of it. */
async function aBackup(passphrase: string | null = null) {
  const database = await newSqlite();
  await migrate(database);
  await withStore(database, (store) => addFullPeople(store, 2));
  const parts = await partsOf(database, { passphrase });
  const made = await backUp(parts);
  return { database, parts, ...made };
}

let plain: Buffer | undefined;

/** An archive of two full people, made once, in a file of its own. */
async function anArchive(): Promise<string> {
  plain ??= await readFile((await aBackup()).path);
  const path = join(await testFolder(), 'archive');
  await writeFile(path, plain);
  return path;
}

describe('a damaged archive', () => {
  it.each([
    ['as it is', null, 50],
    ['when it is encrypted', PASSPHRASE, 3],
  ])(
    'is found %s, whatever happened to it, and nothing of it is restored',
    async (_name, passphrase, count) => {
      const { path, parts } = await aBackup(passphrase);
      const whole = await readFile(path);
      const damaged = join(parts.folder, 'damaged');
      for (const { name, bytes } of damages(whole, count, chance(7))) {
        await writeFile(damaged, bytes);
        await expect(verifyArchive(damaged, passphrase), name).rejects.toThrow(/not as it was written|cannot be read|does not open|is encrypted/);
        const target = { kind: 'sqlite', path: join(parts.folder, 'restored.db') } as const;
        await expect(restored(damaged, target, passphrase), name).rejects.toThrow();
      }
      expect((await readdir(parts.folder)).filter((each) => each !== 'damaged')).toEqual([path.split('/').at(-1)]);
      await verifyArchive(path, passphrase);
    },
    120_000,
  );

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'another row',
      (text) => text.replace('full0@example.org', 'another@example.org'),
      /^users has 2 rows in the archive that are not those that were written/,
    ],
    ['a row less', (text) => text.replace(/\n\[2,"full1@example[^\n]*/, ''), /^users has 1 rows/],
    ['a table less', (text) => text.replace(/\{"table":"sessions"[\s\S]*?\{"end":"sessions"[^\n]*\n/, ''), /^sessions is not where it has to be/],
    ['no manifest', (text) => text.replace(/\{"manifest".*\n/, ''), /no manifest/],
    ['another manifest', (text) => text.replace(/("manifest":\{"users":\{"rows":)2/, '$13'), /manifest is not that/],
    [
      'a number used twice',
      (text) =>
        text.replaceAll(/("users":\{"rows":2,"sha256":"[0-9a-f]+","next_id":|"end":"users","rows":2,"sha256":"[0-9a-f]+","next_id":)3/g, '$12'),
      /^users would give a number once more/,
    ],
    ['something after the end', (text) => `${text}{}\n`, /Something follows/],
    ['a line that does not end', (text) => text.slice(0, -1), /The last line has no end/],
    [
      'a schema of later times',
      (text) => text.replace(`"${migrations.at(-1)?.name}"]`, '"9999-later"]'),
      /schema that this Mingus does not know \(9999-later\)/,
    ],
    ['a format of later times', (text) => text.replace('"mingus_archive":1', '"mingus_archive":2'), /^The archive has format 2/],
  ])('is found with %s, also under a seal that fits', async (_name, change, why) => {
    const path = await anArchive();
    const text = zstdDecompressSync((await readFile(path)).subarray(0, -SEAL_BYTES)).toString();
    expect(change(text)).not.toBe(text);
    const bytes = zstdCompressSync(change(text), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
    await writeFile(path, Buffer.concat([bytes, seal(createHash('sha256').update(bytes).digest('hex'))]));
    await expect(verifyArchive(path, null)).rejects.toThrow(why);
  });

  it('is one whose rows the schema refuses, even when each checksum fits', async () => {
    const path = await anArchive();
    const text = zstdDecompressSync((await readFile(path)).subarray(0, -SEAL_BYTES)).toString();
    const [, lines = ''] = /\n(\[1,"full0@[\s\S]*?)\{"end":"users"/.exec(text) ?? [];
    const changed = lines.replace('full0@example.org', 'FULL0@example.org');
    const hash = (of: string | Uint8Array) => createHash('sha256').update(of).digest('hex');
    const bytes = zstdCompressSync(text.replace(lines, changed).replaceAll(hash(lines), hash(changed)));
    await writeFile(
      path,
      Buffer.concat([bytes, seal(hash(bytes.toString('latin1')).length > 0 ? createHash('sha256').update(bytes).digest('hex') : '')]),
    );
    await expect(verifyArchive(path, null)).rejects.toThrow('users holds a row that the schema refuses.');
  });
});

onSqlite('a backup', () => {
  it('opens under its own passphrase only', async () => {
    const { path } = await aBackup(PASSPHRASE);
    expect((await readFile(path)).includes('full0@example.org')).toBe(false);
    await expect(verifyArchive(path, null)).rejects.toThrow(/is encrypted: set BACKUP_PASSPHRASE/);
    await expect(verifyArchive(path, 'another passphrase that is long')).rejects.toThrow(/^BACKUP_PASSPHRASE does not open this archive/);
    await verifyArchive(path, PASSPHRASE);
  }, 60_000);

  it('sends away what is older than is kept, and never the newest good one', async () => {
    const database = await newSqlite();
    await migrate(database);
    const parts = await partsOf(database, { keepDays: 30 });
    await writeFile(join(parts.folder, 'letter.txt'), 'mine');
    for (const day of ['01-01', '01-30', '01-31', '02-01']) await backUp({ ...parts, keepDays: 1000 }, {}, clockAt(`2026-${day}T02:00:00.000Z`));
    const { removed } = await backUp(parts, {}, clockAt('2026-03-02T02:00:00.000Z'));
    expect(removed).toEqual(['mingus-2026-01-01T02-00-00-000Z.jsonl.zst', 'mingus-2026-01-30T02-00-00-000Z.jsonl.zst']);
    expect(goodBackups(parts.folder).map(({ madeAtMs }) => new Date(madeAtMs).toISOString().slice(0, 10))).toEqual([
      '2026-01-31',
      '2026-02-01',
      '2026-03-02',
    ]);
    // A clock that was wrong once: the only ones there are look very old to the next.
    await backUp(parts, {}, clockAt('2031-03-02T02:00:00.000Z'));
    expect(goodBackups(parts.folder)).toHaveLength(1);
    expect(await readdir(parts.folder)).toContain('letter.txt');
  });

  it('sweeps what killed ones have left, and leaves what others are at', async () => {
    const database = await newSqlite();
    await migrate(database);
    const parts = await partsOf(database);
    // No process has this number on Linux.
    const left = [`.unfinished-mingus-a.by-${hostname()}-4194305`, '.unfinished-mingus-b.by-elsewhere-77'];
    const others = [`.unfinished-mingus-c.by-${hostname()}-${process.ppid}`, '.unfinished-mingus-d.by-elsewhere-77'];
    for (const name of [...left, ...others]) await writeFile(join(parts.folder, name), 'x');
    const yesterday = Date.now() / 1000 - 90_000;
    await utimes(join(parts.folder, left[1] ?? ''), yesterday, yesterday);
    await backUp(parts);
    expect((await readdir(parts.folder)).filter((name) => name.startsWith('.')).toSorted()).toEqual(others.toSorted());
  });

  it('is refused by a folder that is not there, and makes it only when nobody named it', async () => {
    const database = await newSqlite();
    await migrate(database);
    const folder = join(await testFolder(), 'not', 'mounted');
    await expect(backUp(await partsOf(database, { folder }))).rejects.toThrow(`There is no folder ${folder} for backups`);
    await backUp(await partsOf(database, { folder, makesFolder: true }));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await expect(backUp(await partsOf(await newSqlite()))).rejects.toThrow(/^There is no database at/);
  });

  it('whose file changes before it is read back is not called one, and is said not to be good', async () => {
    const { database, parts, path } = await aBackup();
    await rename(path, join(parts.folder, 'aside'));
    // As a disk would that keeps something else than it was given: between writing and reading back a bit is another one.
    const spoil = async () => {
      const [name = ''] = (await readdir(parts.folder)).filter((each) => each.startsWith('.unfinished'));
      const bytes = await readFile(join(parts.folder, name));
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
      await writeFile(join(parts.folder, name), bytes);
    };
    await expect(backUp({ ...parts, database }, { onWritten: spoil })).rejects.toThrow(/^The backup is not good\. The file is not as it was written/);
    expect(await readdir(parts.folder)).toEqual(['aside', expect.stringMatching(/^not-good-mingus-.*\.jsonl\.zst$/)]);
    expect(goodBackups(parts.folder)).toEqual([]);
    await backUp({ ...parts, database });
    expect(await readdir(parts.folder)).toEqual(['aside', expect.stringMatching(/^mingus-/)]);
  });

  it('says that a disk is full, and leaves nothing that looks good on it', async (context) => {
    const folder = await testFolder();
    const small = join(folder, 'small');
    await mkdir(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'mingus-test', small], { stdio: 'ignore' });
    } catch {
      context.skip('nothing can be mounted here');
    }
    onTestFinished(() => void execFileSync('umount', [small]));
    const database = await newSqlite();
    await migrate(database);
    await withStore(database, (store) => addFullPeople(store, 20));
    await expect(backUp(await partsOf(database, { folder: small }))).rejects.toThrow(`The disk of ${small} is full.`);
    expect(await readdir(small)).toEqual([]);
  });
});

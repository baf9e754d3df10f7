import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { databaseUrl, onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { openStore } from '../open.ts';
import type { DatabaseSettings } from '../settings.ts';
import type { Db } from '../store.ts';
import { id, reference, text } from './columns.ts';
import { migrations } from './list.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import type { Migration } from './schema.ts';

const FIXTURE = fileURLToPath(new URL('migrate.fixture.ts', import.meta.url));
const NAMES = migrations.map((migration) => migration.name);

async function withDb<Result>(settings: DatabaseSettings, work: (db: Db) => Promise<Result>): Promise<Result> {
  const store = await openStore(settings);
  try {
    return await work(store.db);
  } finally {
    await store.close();
  }
}

const tablesOf = (settings: DatabaseSettings): Promise<readonly string[]> =>
  withDb(settings, async (db) => (await db.introspection.getTables()).map((table) => table.name).toSorted());

const filenamesOf = (settings: DatabaseSettings): Promise<readonly string[]> =>
  withDb(settings, async (db) => (await db.selectFrom('migrations').select('filename').orderBy('id').execute()).map((row) => row.filename));

onEachDatabaseFile('migrating', (makeDatabase) => {
  it('applies every step once, in order, each with its row', async () => {
    const settings = await makeDatabase('bare');
    expect(await pendingMigrations(settings)).toEqual(NAMES);
    expect(await migrate(settings)).toEqual(NAMES);
    expect(await pendingMigrations(settings)).toEqual([]);
    expect(await migrate(settings)).toEqual([]);
    expect(await filenamesOf(settings)).toEqual(NAMES);
  });

  it('lets two starts at once do it together', async () => {
    const settings = await makeDatabase('bare');
    const starts = [1, 2].map(() => promisify(execFile)(process.execPath, [FIXTURE, databaseUrl(settings), 'all']));
    const applied = (await Promise.all(starts)).flatMap(({ stdout }) => stdout.match(/\d{4}-[\w-]+/g) ?? []);
    expect(applied.toSorted()).toEqual(NAMES);
    expect(await filenamesOf(settings)).toEqual(NAMES);
  });

  it('leaves the old schema when it is killed in the middle of a step, and can go on', async () => {
    const settings = await makeDatabase('bare');
    const process_ = spawn(process.execPath, [FIXTURE, databaseUrl(settings), 'slow'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(process_.stdout, 'data');
    // It is about to run statements, the last of which takes far longer than this.
    await sleep(300);
    process_.kill('SIGKILL');
    await once(process_, 'exit');
    expect(await filenamesOf(settings)).toEqual(['step-1']);
    expect(await tablesOf(settings)).toEqual(['migrations', 'whole']);
    const next: Migration = { name: 'step-3', up: (schema) => schema.table('next', { id: id() }) };
    expect(await migrate(settings, [next])).toEqual(['step-3']);
  });

  it('leaves the old schema when a step fails', async () => {
    const settings = await makeDatabase('bare');
    const broken: Migration = {
      name: 'broken',
      up: (schema) => {
        schema.table('half', { id: id() });
        schema.statement({ sqlite: 'select nonsense', postgres: 'select nonsense' });
      },
    };
    await expect(migrate(settings, [broken])).rejects.toThrow('nonsense');
    expect(await tablesOf(settings)).not.toContain('half');
    expect(await pendingMigrations(settings)).toEqual(NAMES);
  });

  it('can rebuild a table that others point to without losing their rows', async () => {
    const settings = await makeDatabase('bare');
    const first: Migration = {
      name: 'first',
      up: (schema) => {
        schema.table('parents', { id: id(), name: text(10) });
        schema.table('children', { id: id(), parent_id: reference('parents', 'cascade') });
        const fill = "insert into parents (name) values ('one'); insert into children (parent_id) values (1)";
        schema.statement({ sqlite: fill, postgres: fill });
      },
    };
    const second: Migration = {
      name: 'second',
      up: (schema) => {
        schema.statement({
          sqlite: `create table new_parents (id integer primary key, name text); insert into new_parents select id, name from parents;
            drop table parents; alter table new_parents rename to parents`,
          postgres: 'alter table parents alter column name drop not null',
        });
      },
    };
    await migrate(settings, [first, second]);
    const { rows } = await withDb(settings, (db) => sql`select name, parent_id from children join parents on parents.id = parent_id`.execute(db));
    expect(rows).toEqual([{ name: 'one', parent_id: 1 }]);
  });

  it('refuses a step that would leave rows pointing nowhere', async () => {
    const settings = await makeDatabase('bare');
    const tables: Migration = {
      name: 'tables',
      up: (schema) => {
        schema.table('parents', { id: id() });
        schema.table('children', { id: id(), parent_id: reference('parents', 'cascade') });
      },
    };
    const orphan: Migration = {
      name: 'orphan',
      up: (schema) => {
        const insert = 'insert into children (parent_id) values (7)';
        schema.statement({ sqlite: insert, postgres: insert });
      },
    };
    await migrate(settings, [tables]);
    await expect(migrate(settings, [tables, orphan])).rejects.toThrow();
    expect(await filenamesOf(settings)).toEqual(['tables']);
  });
});

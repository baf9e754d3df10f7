import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { databaseUrl, onEachDatabaseFile, onPostgres } from '../../../../tests/support/databases.ts';
import { openStore } from '../open.ts';
import type { DatabaseSettings } from '../settings.ts';
import type { Store } from '../store.ts';
import { count, id, optional, reference, text } from './columns.ts';
import { migrations } from './list.ts';
import { migrate } from './migrate.ts';
import { MigrationRefused } from './refused.ts';
import type { Migration } from './schema.ts';

/** What a next release might add, to a table that everybody reads and to one of its own. */
const EXPAND: Migration = {
  name: '9001-expand-nickname',
  up: (schema) => {
    schema.table('nicknames', { id: id(), user_id: reference('users', 'cascade'), name: text(10) });
    schema.column('users', 'nickname', optional(text(10)));
  },
};
const NEXT = [...migrations, EXPAND];

async function connected(database: DatabaseSettings): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl(database) });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function opened(database: DatabaseSettings): Promise<Store> {
  const store = await openStore(database);
  onTestFinished(() => store.close());
  return store;
}

/** Keeps others from changing `users` and, on SQLite, from writing anything, until it is told to let go. */
async function holder(database: DatabaseSettings): Promise<() => Promise<void>> {
  if (database.kind === 'sqlite') {
    const other = new DatabaseSync(database.path);
    other.exec('begin immediate');
    return async () => {
      other.exec('rollback');
      other.close();
    };
  }
  const client = await connected(database);
  await client.query('begin');
  await client.query('select count(*) from users');
  return async () => void (await client.query('commit'));
}

/** Reads `users` again and again until told to stop, and answers how often it did, and the longest that it waited in milliseconds. */
function readingOn(store: Store): () => Promise<{ readonly times: number; readonly longestMs: number }> {
  let [stopped, times, longestMs] = [false, 0, 0];
  const reading = (async () => {
    while (!stopped) {
      const since = performance.now();
      await store.db.selectFrom('users').select('id').execute();
      longestMs = Math.max(longestMs, performance.now() - since);
      times += 1;
      await sleep(10);
    }
  })();
  return async () => {
    stopped = true;
    await reading;
    return { times, longestMs };
  };
}

const columnsOf = async (store: Store, table: string): Promise<readonly string[]> => {
  const tables = await store.db.introspection.getTables();
  return tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
};

const appliedTo = async (store: Store): Promise<readonly string[]> =>
  (await store.db.selectFrom('migrations').select('filename').orderBy('id').execute()).map(({ filename }) => filename);

onEachDatabaseFile('a migration while others use the database', (makeDatabase) => {
  it('waits in short tries, says so, and gets through when they let go; reading goes on all the time', async () => {
    const database = await makeDatabase();
    const store = await opened(database);
    const letGo = await holder(database);
    const stopReading = readingOn(store);
    const told: string[] = [];
    const migrating = migrate(database, NEXT, { lockMs: 200, giveUpMs: 30_000, say: (sentence) => told.push(sentence) });
    await sleep(3000);
    expect(await columnsOf(store, 'users')).not.toContain('nickname');
    await letGo();
    expect(await migrating).toEqual([EXPAND.name]);
    const { times, longestMs } = await stopReading();
    expect(await columnsOf(store, 'users')).toContain('nickname');
    expect(told[0]).toBe('9001-expand-nickname waits for others who hold what it needs; nothing of it was done. Try 2 is in 0.5 s.');
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(times).toBeGreaterThan(50);
    // 200 ms and what a busy machine takes; a read waits two seconds itself at most, and would be refused if the migration waited in one go.
    expect(longestMs).toBeLessThan(1800);
  });

  it('is given up with a sentence when they never let go, and leaves the schema as it was', async () => {
    const database = await makeDatabase();
    const store = await opened(database);
    const letGo = await holder(database);
    const refused = await migrate(database, NEXT, { lockMs: 100, giveUpMs: 2000 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MigrationRefused);
    expect(String(refused)).toMatch(/9001-expand-nickname was given up after \d tries in 2 s: others hold what it needs\. Nothing of it was done/);
    expect([await columnsOf(store, 'nicknames'), (await columnsOf(store, 'users')).includes('nickname')]).toEqual([[], false]);
    expect(await appliedTo(store)).toEqual(migrations.map(({ name }) => name));
    await letGo();
    expect(await migrate(database, NEXT)).toEqual([EXPAND.name]);
  });
});

onPostgres('a migration beside writers', (makeDatabase) => {
  const INDEX: Migration = {
    name: '9001-expand-indexes',
    up: (schema) => {
      schema.column('users', 'visits', count(0));
      schema.index('users_by_name', 'users', ['full_name'], 'full_name IS NOT NULL');
      schema.index('checkins_by_mood', 'user_health_checkins', ['mood_rating']);
    },
  };

  const addPerson = (client: Client, email: string) =>
    client.query(`insert into users (email, password_hash, created_at, updated_at) values ('${email}', 'x', now(), now())`);

  const SOUND = `select relname as name, indisvalid as valid from pg_class join pg_index on indexrelid = oid
    where relname ~ 'users_by_name|checkins_by_mood' order by 1`;

  it('would hold them up for as long as it waits, if it waited in one go', async () => {
    const database = await makeDatabase();
    const store = await opened(database);
    const letGo = await holder(database);
    const stopReading = readingOn(store);
    const migrating = migrate(database, NEXT, { lockMs: 10_000 });
    await sleep(1800);
    await letGo();
    await migrating;
    expect((await stopReading()).longestMs).toBeGreaterThan(1000);
  });

  it('makes an index on an old table while a transaction that wrote there is open, and others write on', async () => {
    const database = await makeDatabase();
    const [slow, quick, looking] = [await connected(database), await connected(database), await connected(database)];
    await migrate(database, [...migrations, { ...INDEX, up: (schema) => schema.column('users', 'visits', count(0)) }]);
    await slow.query('begin');
    await addPerson(slow, 'slow@example.org');
    await looking.query("delete from migrations where filename like '9001%'");
    const migrating = migrate(database, [
      ...migrations,
      { ...INDEX, up: (schema) => schema.index('users_by_name', 'users', ['full_name'], 'full_name IS NOT NULL') },
    ]);
    await quick.query("set lock_timeout = '1s'");
    for (let number = 0; number < 20; number += 1) {
      await addPerson(quick, `quick${number}@example.org`);
      await sleep(50);
    }
    expect((await looking.query<{ valid: boolean }>(SOUND)).rows).toEqual([{ name: 'users_by_name', valid: false }]);
    await slow.query('commit');
    await migrating;
    expect((await looking.query(SOUND)).rows).toEqual([{ name: 'users_by_name', valid: true }]);
  });

  it('makes one on a table that is kept in months, part by part; parts of later months have it too; and looks through old rows for a new check', async () => {
    const database = await makeDatabase();
    const client = await connected(database);
    await client.query(
      "create table user_health_checkins_2026_01 partition of user_health_checkins for values from ('2026-01-01') to ('2026-02-01')",
    );
    await addPerson(client, 'ada@example.org');
    await migrate(database, [...migrations, INDEX]);
    await client.query(
      "create table user_health_checkins_2026_02 partition of user_health_checkins for values from ('2026-02-01') to ('2026-03-01')",
    );
    const { rows } = await client.query<{ name: string; valid: boolean }>(SOUND);
    expect(rows.every(({ valid }) => valid)).toBe(true);
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['checkins_by_mood', 'user_health_checkins_2026_01_checkins_by_mood', 'users_by_name']),
    );
    const parts = await client.query("select inhrelid from pg_inherits where inhparent = 'checkins_by_mood'::regclass");
    expect(parts.rowCount).toBe(3);
    const unchecked = await client.query('select conname from pg_constraint where not convalidated');
    expect(unchecked.rows).toEqual([]);
    await expect(client.query('update users set visits = -1')).rejects.toThrow('users_visits_check');
  });

  it('goes on with an index that was broken off, and says until then that it is pending', async () => {
    const database = await makeDatabase();
    const [slow, looking] = [await connected(database), await connected(database)];
    await slow.query('begin');
    await slow.query("insert into outbox (kind, payload, dedupe_key, available_at, created_at) values ('x', '{}', 'x', now(), now())");
    const steps = [...migrations, { ...INDEX, up: (schema) => schema.index('outbox_by_kind', 'outbox', ['kind']) } satisfies Migration];
    const refused = await migrate(database, steps, { giveUpMs: 700 }).catch((error: unknown) => error);
    expect(String(refused)).toMatch(/an index or a check could not be finished within 1 s: a transaction of somebody else does not end/);
    const state = "select indisvalid as valid from pg_index where indexrelid = to_regclass('outbox_by_kind')";
    expect((await looking.query(state)).rows).toEqual([{ valid: false }]);
    await slow.query('rollback');
    expect(await migrate(database, steps)).toEqual([]);
    expect((await looking.query(state)).rows).toEqual([{ valid: true }]);
  });
});

import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import { declaredBy } from '../../src/platform/database/migrations/declared-tables.ts';
import { migrations } from '../../src/platform/database/migrations/list.ts';
import { migrate } from '../../src/platform/database/migrations/migrate.ts';
import type { Migration } from '../../src/platform/database/migrations/schema.ts';
import { ensurePartitions } from '../../src/platform/database/partitions.ts';
import { withTarget } from '../../src/platform/database/portable/open-target.ts';
import { portableTables } from '../../src/platform/database/portable/tables.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { onEachDatabaseFile } from '../support/databases.ts';
import { everything, withStore } from '../support/portable.ts';
import { believableRows, ROWS } from './believable-rows.ts';

const TODAY = '2026-03-02';

/** Makes the months of partitioned tables, as a running server does. */
const makeMonths = (database: DatabaseSettings): Promise<number> => withStore(database, (store) => ensurePartitions(store, TODAY));

/** Brings every table that there is after these steps its rows. */
async function fill(database: DatabaseSettings, steps: readonly Migration[]): Promise<void> {
  const portable = new Map(portableTables(steps).map((table) => [table.name, table]));
  await withTarget(database, async (target) => {
    for (const table of declaredBy(steps).tables) {
      const written = portable.get(table.name);
      if (written === undefined) throw new Error(`${table.name} is not carried over`);
      await target.insert(
        written,
        believableRows(table).map((row) => written.columns.map(({ name }) => row[name])),
      );
    }
  });
}

const SCHEMA: Readonly<Record<Store['dialect'], readonly string[]>> = {
  sqlite: ["select type, name, tbl_name, sql from sqlite_master where name not like 'sqlite_%' order by 1, 2"],
  postgres: [
    `select attrelid::regclass::text as t, attname, format_type(atttypid, atttypmod) as type, attnotnull, attidentity, attgenerated, attcollation,
      pg_get_expr(adbin, adrelid) as preset from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and attnum > 0 order by 1, attnum`,
    `select conrelid::regclass::text as t, conname, convalidated, pg_get_constraintdef(oid) as def from pg_constraint
      where connamespace = 'public'::regnamespace order by 1, 2`,
    `select indexrelid::regclass::text as name, indisvalid, pg_get_indexdef(indexrelid) as def from pg_index
      where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace) order by 1`,
    "select viewname, definition from pg_views where schemaname = 'public' order by 1",
  ],
};

const schemaOf = (database: DatabaseSettings): Promise<readonly unknown[]> =>
  withStore(database, async (store) => {
    const found: unknown[] = [];
    for (const text of SCHEMA[store.dialect]) found.push(...(await store.db.executeQuery(CompiledQuery.raw(text))).rows);
    return found;
  });

/** Rows that point to one that is not there, of SQLite, which does not look while it migrates. */
const pointingNowhere = (database: DatabaseSettings): Promise<number> =>
  withStore(database, async (store) => (store.dialect === 'sqlite' ? (await sql`pragma foreign_key_check`.execute(store.db)).rows.length : 0));

onEachDatabaseFile('a database of an earlier version, full of rows', (makeDatabase) => {
  const known = new Map<boolean, readonly unknown[]>();
  const freshSchema = async (withMonths: boolean): Promise<readonly unknown[]> => {
    const before = known.get(withMonths);
    if (before !== undefined) return before;
    const fresh = await makeDatabase('bare');
    await migrate(fresh);
    if (withMonths) await makeMonths(fresh);
    const schema = await schemaOf(fresh);
    known.set(withMonths, schema);
    return schema;
  };

  it.each(migrations.map(({ name }, index) => [name, index + 1] as const))(
    'that ends with %s becomes the newest, with every row as it was and the schema of a new one',
    async (_name, version) => {
      const steps = migrations.slice(0, version);
      const database = await makeDatabase('bare');
      // They are some eighty tables, which take their time: with some versions, and without.
      const withMonths = version % 4 === 2;
      await migrate(database, steps);
      if (withMonths) await makeMonths(database);
      await fill(database, steps);
      const before = await everything(database, steps);
      // One line is the number that the table gives next.
      for (const [table, lines] of Object.entries(before)) expect(lines, table).toHaveLength(1 + ROWS.length);

      expect(await migrate(database)).toEqual(migrations.slice(version).map(({ name }) => name));
      expect(await everything(database, steps)).toEqual(before);
      expect(await pointingNowhere(database)).toBe(0);

      if (withMonths) await makeMonths(database);
      expect(await schemaOf(database)).toEqual(await freshSchema(withMonths));
    },
    60_000,
  );
});

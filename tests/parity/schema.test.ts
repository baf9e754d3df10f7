import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/platform/database/store.ts';
import { onEachDatabase } from '../support/databases.ts';
import { declaredIndexes, declaredTables } from './declared-tables.ts';
import { writtenTables } from './written-rows.ts';

const VIEWS = ['suspicious_ips', 'user_security_summary'];

interface FoundColumn {
  readonly table_name: string;
  readonly column_name: string;
  readonly nullable: number;
}

// Kysely's own introspection of SQLite leaves computed columns out.
const SQLITE_COLUMNS = sql<FoundColumn>`
  select t.name as table_name, c.name as column_name, 1 - max(c."notnull", c.pk) as nullable
  from sqlite_master t join pragma_table_xinfo(t.name) c
  where t.type in ('table', 'view') and t.name not like 'sqlite_%'`;

// The parts of a partitioned table are no tables of their own to the code.
const POSTGRES_COLUMNS = sql<FoundColumn>`
  select t.relname as table_name, a.attname as column_name, (not a.attnotnull)::int as nullable
  from pg_class t
  join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  where t.relkind in ('r', 'p', 'v') and not t.relispartition`;

const columnsOf = async (store: Store): Promise<readonly FoundColumn[]> =>
  (await (store.dialect === 'sqlite' ? SQLITE_COLUMNS : POSTGRES_COLUMNS).execute(store.db)).rows;

interface Listed {
  readonly table_name: string;
  readonly columns: string;
}

const SQLITE_INDEXES = sql<Listed>`
  select t.name as table_name, group_concat(c.name, ', ') as columns
  from sqlite_master t join pragma_index_list(t.name) i join pragma_index_info(i.name) c
  where t.type = 'table' group by t.name, i.name`;

const POSTGRES_INDEXES = sql<Listed>`
  select t.relname as table_name, string_agg(a.attname, ', ' order by k.place) as columns
  from pg_index i
  join pg_class t on t.oid = i.indrelid and not t.relispartition
  join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
  cross join lateral unnest(i.indkey) with ordinality as k(number, place)
  join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
  where not i.indisprimary
  group by t.relname, i.indexrelid`;

interface Reference {
  readonly table_name: string;
  readonly column_name: string;
  readonly target: string;
  readonly on_delete: string;
}

const SQLITE_REFERENCES = sql<Reference>`
  select t.name as table_name, f."from" as column_name, f."table" as target, lower(f.on_delete) as on_delete
  from sqlite_master t join pragma_foreign_key_list(t.name) f where t.type = 'table'`;

const POSTGRES_REFERENCES = sql<Reference>`
  select t.relname as table_name, a.attname as column_name, r.relname as target,
    case c.confdeltype when 'c' then 'cascade' when 'n' then 'set null' else c.confdeltype::text end as on_delete
  from pg_constraint c
  join pg_class t on t.oid = c.conrelid and not t.relispartition
  join pg_class r on r.oid = c.confrelid
  join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
  where c.contype = 'f' and c.conparentid = 0`;

onEachDatabase('the schema', (open, dialect) => {
  it('has the tables and views of rows.ts, each with its columns, and no others', async () => {
    const store = await open();
    const found = (await columnsOf(store)).map((row) => `${row.table_name}.${row.column_name}`);
    const written = [...writtenTables].flatMap(([table, columns]) => columns.map((column) => `${table}.${column.name}`));
    expect(found.toSorted()).toEqual(written.toSorted());
  });

  it('has null where rows.ts has null, and nowhere else', async () => {
    const store = await open();
    const found = (await columnsOf(store)).filter((row) => !VIEWS.includes(row.table_name) && row.nullable === 1);
    const written = [...writtenTables].flatMap(([table, columns]) =>
      VIEWS.includes(table) ? [] : columns.filter((column) => column.nullable).map((column) => `${table}.${column.name}`),
    );
    expect(found.map((row) => `${row.table_name}.${row.column_name}`).toSorted()).toEqual(written.toSorted());
  });

  it('has the indexes that are declared, and those of UNIQUE', async () => {
    const store = await open();
    const { rows } = await (dialect === 'sqlite' ? SQLITE_INDEXES : POSTGRES_INDEXES).execute(store.db);
    const declared = [
      'migrations (filename)',
      ...declaredIndexes.map(({ table, columns }) => `${table} (${columns.join(', ')})`),
      ...declaredTables.flatMap(({ name, more }) => (more.unique ?? []).map((columns) => `${name} (${columns.join(', ')})`)),
    ];
    expect(rows.map((row) => `${row.table_name} (${row.columns})`).toSorted()).toEqual(declared.toSorted());
  });

  it('has the foreign keys that are declared', async () => {
    const store = await open();
    const { rows } = await (dialect === 'sqlite' ? SQLITE_REFERENCES : POSTGRES_REFERENCES).execute(store.db);
    const declared = declaredTables.flatMap(({ name, columns }) =>
      Object.entries(columns).flatMap(([column, { references }]) =>
        references === undefined ? [] : [`${name}.${column} → ${references.table} ${references.onDelete}`],
      ),
    );
    const found = rows.map((row) => `${row.table_name}.${row.column_name} → ${row.target} ${row.on_delete}`);
    expect(found.toSorted()).toEqual(declared.toSorted());
  });
});

describe('the rows', () => {
  it('are described column by column', () => {
    const bare = [...writtenTables].flatMap(([table, columns]) =>
      columns.filter((column) => !column.documented).map((column) => `${table}.${column.name}`),
    );
    expect(bare).toEqual([]);
  });

  it('have the choices and presets that the migrations declare', () => {
    for (const { name, columns } of declaredTables) {
      for (const [column, declared] of Object.entries(columns)) {
        const written = writtenTables.get(name)?.find((candidate) => candidate.name === column);
        expect(written?.choices.toSorted() ?? [], `${name}.${column}`).toEqual(declared.choices?.toSorted() ?? []);
        const given = declared.preset !== undefined || ['id', 'computed'].includes(declared.kind);
        expect(written?.preset, `preset of ${name}.${column}`).toBe(given);
      }
    }
  });
});

describe('the indexes', () => {
  it('have no twin: none is the beginning of another one', () => {
    const all = [
      ...declaredIndexes.map(({ name, table, columns }) => ({ name, table, columns })),
      ...declaredTables.flatMap(({ name, more }) => (more.unique ?? []).map((columns) => ({ name: 'UNIQUE', table: name, columns }))),
    ];
    const twins = all.filter((index) =>
      all.some((other) => other !== index && other.table === index.table && index.columns.every((column, place) => other.columns[place] === column)),
    );
    expect(twins.filter(({ name }) => name !== 'UNIQUE')).toEqual([]);
  });

  it('serve every foreign key, or a deletion would read whole tables', () => {
    const leading = new Set([
      ...declaredIndexes.map(({ table, columns }) => `${table}.${columns[0]}`),
      ...declaredTables.flatMap(({ name, more }) => (more.unique ?? []).map((columns) => `${name}.${columns[0]}`)),
    ]);
    const bare = declaredTables.flatMap(({ name, columns }) =>
      Object.entries(columns)
        .filter(([column, { references }]) => references !== undefined && !leading.has(`${name}.${column}`))
        .map(([column]) => `${name}.${column}`),
    );
    expect(bare).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { WAIT_MS } from '../engine.ts';
import { meaningOf } from '../errors.ts';
import { quoted } from '../migrations/ddl.ts';
import { BUSY_TIMEOUT_MS, whenFree } from '../sqlite/busy.ts';
import { PortableRefused } from './refused.ts';
import { BATCH, idReader, inOrder, type PortableRow } from './rows.ts';
import type { Snapshot } from './snapshot.ts';
import type { PortableTable } from './tables.ts';

const READERS: Readonly<Partial<Record<PortableTable['columns'][number]['kind'], (value: unknown) => unknown>>> = {
  flag: (value) => (value === null ? null : value === 1),
  json: (value) => (typeof value === 'string' ? inOrder(JSON.parse(value)) : value),
};

/** How a row of the table is read: in place, because most values are already what they should be. */
function readerOf({ columns }: PortableTable): (row: unknown[]) => PortableRow {
  const readers = columns.flatMap(({ kind }, at) => {
    const read = READERS[kind];
    return read === undefined ? [] : [{ at, read }];
  });
  return (row) => {
    for (const { at, read } of readers) row[at] = read(row[at]);
    return row;
  };
}

const isArray = (row: unknown): row is unknown[] => Array.isArray(row);

/** A statement whose rows are arrays. */
function arraysOf(database: DatabaseSync, sql: string): (...parameters: readonly number[]) => readonly unknown[][] {
  const statement: StatementSync = database.prepare(sql);
  statement.setReturnArrays(true);
  return (...parameters) => {
    const rows: readonly unknown[] = statement.all(...parameters);
    return rows.filter(isArray);
  };
}

async function* pages(database: DatabaseSync, table: PortableTable, afterId: number): AsyncGenerator<readonly PortableRow[]> {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  const select = arraysOf(database, `select ${columns} from ${quoted(table.name)} where id > ? order by id limit ${BATCH}`);
  const idOf = idReader(table);
  const read = readerOf(table);
  for (let after = afterId; ; ) {
    const rows = select(after).map(read);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = idOf(rows.at(-1) ?? []);
    // Everything here is synchronous: whoever compresses or writes beside it needs a turn.
    await setImmediate();
  }
}

/** What one connection shows of the file inside a transaction that is open on it. */
export const sqliteSnapshotOver = (database: DatabaseSync): Snapshot => ({
  dialect: 'sqlite',
  schema: schemaOf(database),
  nextId: async ({ name }) => {
    const row = database.prepare('select seq from sqlite_sequence where name = ?').get(name);
    return Number(row?.['seq'] ?? 0) + 1;
  },
  rows: (table, afterId = 0) => pages(database, table, afterId),
  close: async () => database.close(),
});

function schemaOf(database: DatabaseSync): readonly string[] {
  const known = database.prepare("select 1 from sqlite_master where name = 'migrations'").get();
  if (known === undefined) return [];
  const rows = database.prepare('select filename from migrations order by id').all();
  return rows.map((row) => String(row['filename']));
}

/** A read transaction on a connection that cannot write. As long as it is open the file's WAL cannot begin anew, and grows by what is written. */
export async function openSqliteSnapshot(path: string): Promise<Snapshot> {
  if (!existsSync(path)) throw new PortableRefused(`There is no database at ${path}.`);
  let database: DatabaseSync | undefined;
  try {
    const opened = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS, enableDoubleQuotedStringLiterals: false });
    database = opened;
    opened.exec('pragma trusted_schema = off');
    // BEGIN alone looks at nothing: the snapshot is taken with the first read.
    await whenFree(() => opened.exec('begin; select 1 from sqlite_master'), WAIT_MS);
    return sqliteSnapshotOver(opened);
  } catch (error) {
    database?.close();
    throw meaningOf(error);
  }
}

import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { WAIT_MS } from '../engine.ts';
import { meaningOf } from '../errors.ts';
import { quoted } from '../migrations/ddl.ts';
import { whenFree } from '../sqlite/busy.ts';
import { openConnection, prepareFile } from '../sqlite/connection.ts';
import type { PortableRow } from './rows.ts';
import type { PortableColumn, PortableTable } from './tables.ts';
import type { Target } from './target.ts';
import { MARK_TABLE, markedOf, markTexts, READ_MARK_TEXT, UNMARK_TEXT } from './unfinished.ts';

const refuse = (kind: string): never => {
  throw new TypeError(`a ${kind} cannot hold what stands in a row`);
};

/** A value as it is bound: whole numbers as integers, or a column without a type of its own would keep 5.0. */
function boundAs(kind: PortableColumn['kind'], value: unknown): SQLInputValue {
  if (value === null) return null;
  switch (kind) {
    case 'id':
    case 'money':
    case 'whole':
      return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : refuse(kind);
    case 'ratio':
      return typeof value === 'number' ? value : refuse(kind);
    case 'flag':
      return typeof value === 'boolean' ? BigInt(value) : refuse(kind);
    case 'json':
      return JSON.stringify(value);
    default:
      return typeof value === 'string' ? value : refuse(kind);
  }
}

function insertInto(database: DatabaseSync, { name, columns }: PortableTable, rows: readonly PortableRow[]): void {
  const statement = database.prepare(
    `insert into ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of rows) statement.run(...columns.map(({ kind }, at) => boundAs(kind, row[at])));
}

function setNextIdIn(database: DatabaseSync, table: string, next: number): void {
  database.prepare('delete from sqlite_sequence where name = ?').run(table);
  if (next > 1) database.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(table, next - 1);
}

/** A target over a connection that nobody else uses. */
export function sqliteTargetOver(database: DatabaseSync): Target {
  const within = async (work: () => void): Promise<void> => {
    try {
      await whenFree(() => database.exec('begin immediate'), WAIT_MS);
      work();
      database.exec('commit');
    } catch (error) {
      // A full disk has SQLite roll back by itself.
      if (database.isTransaction) database.exec('rollback');
      throw meaningOf(error);
    }
    await setImmediate();
  };
  return {
    dialect: 'sqlite',
    greatestId: async ({ name }) => Number(database.prepare(`select max(id) as greatest from ${quoted(name)}`).get()?.['greatest'] ?? 0),
    insert: (table, rows) => within(() => insertInto(database, table, rows)),
    setNextId: ({ name }, next) => within(() => setNextIdIn(database, name, next)),
    empty: (tables) =>
      within(() => {
        for (const { name } of tables.toReversed()) database.exec(`delete from ${quoted(name)}`);
      }),
    mark: async () => {
      const known = database.prepare('select 1 from sqlite_master where name = ?').get(MARK_TABLE);
      const row = known === undefined ? undefined : database.prepare(READ_MARK_TEXT).get();
      return row === undefined ? undefined : markedOf(row['kind'], row['source']);
    },
    setMark: (marked) =>
      within(() => {
        for (const text of markTexts(marked)) database.exec(text);
      }),
    unmark: () => within(() => database.exec(UNMARK_TEXT)),
    close: async () => database.close(),
  };
}

/** A target in a file, which is made where it is missing. What was committed stays, also after a power cut. */
export async function openSqliteTarget(path: string): Promise<Target> {
  prepareFile(path);
  return sqliteTargetOver(await whenFree(() => openConnection(path), WAIT_MS));
}

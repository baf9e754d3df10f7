import { DatabaseSync } from 'node:sqlite';
import { quoted } from '../migrations/ddl.ts';
import { meaningOf } from '../errors.ts';

/** A value as it stands in a file that is not ours: SQLite's columns hold anything. */
export type ForeignValue = null | number | bigint | string | Uint8Array;

/** A row, by the names of its columns. */
export interface ForeignRow {
  /** Where it stands, from the first to the last; of a table with an INTEGER PRIMARY KEY, that. */
  readonly rowid: number;
  readonly values: Readonly<Record<string, ForeignValue>>;
}

/** A SQLite file that another application wrote. It is read only, and seen as it is at one moment. */
export interface ForeignFile {
  /** Its tables but SQLite's own, by name. */
  readonly tables: readonly string[];
  count(table: string): number;
  /** The rows of a table in the order of their rowids. */
  rows(table: string): Iterable<ForeignRow>;
  close(): void;
}

const isName = (value: unknown): value is string => typeof value === 'string';
const exact = (value: ForeignValue): ForeignValue =>
  typeof value === 'bigint' && value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;

/** Opens a file. Throws what `fileFailure` understands when there is none, it may not be read, or it is no database. */
export function openForeignFile(path: string): ForeignFile {
  const database = new DatabaseSync(path, { readOnly: true, enableForeignKeyConstraints: false });
  try {
    database.exec('pragma trusted_schema = off; begin');
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!' order by name")
      .all()
      .map(({ name }) => name)
      .filter(isName);
    return {
      tables,
      count: (table) => Number(database.prepare(`select count(*) as rows from ${quoted(table)}`).get()?.['rows']),
      *rows(table) {
        const statement = database.prepare(`select _rowid_ as " rowid", * from ${quoted(table)} order by _rowid_`);
        // A number beyond what JavaScript keeps exactly would end the reading.
        statement.setReadBigInts(true);
        for (const { ' rowid': rowid = null, ...values } of statement.iterate()) {
          yield { rowid: Number(rowid), values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, exact(value)])) };
        }
      },
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw meaningOf(error);
  }
}

import { type Insertable, SqliteAdapter, sql } from 'kysely';
import { bound } from './parameters.ts';
import type { Tables } from './rows.ts';
import type { Db } from './store.ts';

/** Rows of one statement: so many that statements weigh little, and so few that none holds the thread, or the pen, for long. */
const AT_ONCE = 500;

/**
 * A row's values by the columns, as JSON can carry them. An object goes as what it is: it becomes text where it is kept. Half of a character, as is left where a text
 * was cut, becomes the mark that UTF-8 has for it; as JSON it would be refused.
 */
function carried(row: object, columns: readonly string[]): unknown[] {
  const values = new Map<string, unknown>(Object.entries(row));
  if (values.size !== columns.length) throw new TypeError('rows that are kept together name the same columns');
  return columns.map((column) => {
    const value = values.get(column);
    const kept = bound(value);
    if (typeof value === 'object') return value;
    return typeof kept === 'string' ? kept.toWellFormed() : kept;
  });
}

/** The rows of a JSON list as a query, a list of values each on SQLite, and an object each on PostgreSQL, which then knows their types by the table. */
function unpacked(db: Db, table: string, columns: readonly string[], rows: readonly unknown[][]) {
  if (db.getExecutor().adapter instanceof SqliteAdapter) {
    const cells = columns.map((_, place) => sql`value ->> ${sql.lit(place)}`);
    return sql`select ${sql.join(cells)} from jsonb_each(${JSON.stringify(rows)})`;
  }
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place]])));
  return sql`select ${sql.join(columns.map((column) => sql.ref(column)))} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(objects)})`;
}

/**
 * Adds rows, all of the same columns: those of the first. However many there are, the statement is the same and has one parameter, so that nobody has to
 * read thousands of placeholders; VALUES takes several times as long. Refuses the values that `bound` refuses, and a row of other columns (TypeError).
 * A column of JSON takes objects and lists, or null.
 */
export async function insertMany<Table extends keyof Tables>(db: Db, table: Table, rows: readonly Insertable<Tables[Table]>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE).map((row) => carried(row, columns));
    const names = sql.join(columns.map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${names}) ${unpacked(db, table, columns, some)}`.execute(db);
  }
}

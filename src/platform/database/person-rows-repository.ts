import { type RawBuilder, sql } from 'kysely';
import { type DeclaredTable, declaredTables } from './declared.ts';
import type { Db } from './store.ts';

/** How many rows of a table are a person's. */
export interface CountedRows {
  readonly table: string;
  readonly rows: number;
}

/** The column by which a row goes when another one goes, and which that is. */
const hangsOn = ({ columns }: DeclaredTable): readonly { readonly column: string; readonly on: string }[] =>
  Object.entries(columns).flatMap(([column, { references }]) => (references?.onDelete === 'cascade' ? [{ column, on: references.table }] : []));

/** Counts one table; undefined where none of its rows goes with a person. */
function counting(table: DeclaredTable, userId: number): RawBuilder<unknown> | undefined {
  const count = sql`select ${sql.lit(table.name)} as name, count(*) as found from ${sql.table(table.name)} as mine`;
  if (table.name === 'users') return sql`${count} where mine.id = ${userId}`;
  const links = hangsOn(table);
  const own = links.find(({ on }) => on === 'users');
  if (own !== undefined) return sql`${count} where ${sql.ref(`mine.${own.column}`)} = ${userId}`;
  const [by] = links;
  if (by === undefined) return undefined;
  return sql`${count} inner join ${sql.table(by.on)} as owner on owner.id = ${sql.ref(`mine.${by.column}`)} where owner.user_id = ${userId}`;
}

/** How many rows go with a person, by table, in one query; of the tables that have any. The schema itself says which those are. */
export async function countRowsOf(db: Db, userId: number): Promise<readonly CountedRows[]> {
  const counts = declaredTables().flatMap((table) => counting(table, userId) ?? []);
  const { rows } = await sql<{ name: string; found: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return rows.flatMap(({ name, found }) => (found > 0 ? [{ table: name, rows: found }] : []));
}

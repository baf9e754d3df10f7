import type { PortableRow } from './rows.ts';
import type { PortableTable } from './tables.ts';
import type { Marked } from './unfinished.ts';

/** A database that rows are brought into, on a connection of its own. */
export interface Target {
  readonly dialect: 'sqlite' | 'postgres';
  /** The greatest id in the table; 0 when it is empty. */
  greatestId(table: PortableTable): Promise<number>;
  /** Writes rows in one transaction: a kill leaves all of them or none. Foreign keys and CHECKs hold. */
  insert(table: PortableTable, rows: readonly PortableRow[]): Promise<void>;
  /** Sets the number that the next row of the table is given. */
  setNextId(table: PortableTable, next: number): Promise<void>;
  /** Removes the rows of these tables, the last table first. */
  empty(tables: readonly PortableTable[]): Promise<void>;
  /** What is being brought here and is not finished; undefined when nothing is. */
  mark(): Promise<Marked | undefined>;
  /** Says that something is being brought here: until `unmark` no server starts on this database. */
  setMark(marked: Marked): Promise<void>;
  unmark(): Promise<void>;
  close(): Promise<void>;
}

/** The first of these tables that holds a row; undefined when none does. */
export async function firstFilled(target: Target, tables: readonly PortableTable[]): Promise<PortableTable | undefined> {
  for (const table of tables) if ((await target.greatestId(table)) !== 0) return table;
  return undefined;
}

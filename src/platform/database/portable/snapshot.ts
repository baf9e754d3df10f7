import { digesting, linesOf, type PortableRow, type TableDigest } from './rows.ts';
import type { PortableTable } from './tables.ts';

/** A database as it was at one moment, on a connection of its own. Nobody waits for it, and what others write meanwhile is not seen. */
export interface Snapshot {
  readonly dialect: 'sqlite' | 'postgres';
  /** The names of the migrations that are applied, in order; none when there is no database yet. */
  readonly schema: readonly string[];
  /** The number that the next row of the table is given: a number that was used once is not used again. */
  nextId(table: PortableTable): Promise<number>;
  /** The rows of a table in the order of their ids, in batches, from the one after `afterId`. */
  rows(table: PortableTable, afterId?: number): AsyncIterable<readonly PortableRow[]>;
  close(): Promise<void>;
}

/** Told of how many rows of a table are done. */
export type OnProgress = (table: string, rows: number) => void;

/** Reads a whole table to know its digest. */
export async function digestOf(snapshot: Snapshot, table: PortableTable, onProgress: OnProgress = () => undefined): Promise<TableDigest> {
  const digest = digesting();
  let done = 0;
  for await (const rows of snapshot.rows(table)) {
    digest.add(linesOf(rows), rows.length);
    done += rows.length;
    onProgress(table.name, done);
  }
  return digest.digest();
}

import { createHash } from 'node:crypto';
import type { PortableTable } from './tables.ts';

/** A row: a value for each column of its table, in order. Flags are booleans, JSON is the parsed value with its keys in order, all else is as in `rows.ts`. */
export type PortableRow = readonly unknown[];

/** How many rows are read, and written, at once. */
export const BATCH = 1000;

/** The same JSON value with the keys of its objects in one order, so that equal values are equal text: jsonb keeps another order than they came in. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  // Without a prototype a key called __proto__ is a key like any other.
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).toSorted()) sorted[key] = inOrder(Reflect.get(value, key));
  return sorted;
}

/** What a table holds, in short: two tables of the same digest hold the same rows. */
export interface TableDigest {
  readonly rows: number;
  /** SHA-256 over the lines of all rows in the order of their ids, each with its end, in hexadecimal. */
  readonly sha256: string;
}

/** Works out a digest from lines. */
export interface Digesting {
  /** Takes whole lines, each with its end. */
  add(lines: string | Uint8Array, rows: number): void;
  digest(): TableDigest;
}

export function digesting(): Digesting {
  const hash = createHash('sha256');
  let count = 0;
  return {
    add(lines, rows) {
      hash.update(lines);
      count += rows;
    },
    digest: () => ({ rows: count, sha256: hash.digest('hex') }),
  };
}

/** A batch of rows as lines of text, each with its end: equal rows of either database are equal lines. */
export function linesOf(rows: readonly PortableRow[]): string {
  let text = '';
  for (const row of rows) text += `${JSON.stringify(row)}\n`;
  return text;
}

/** Reads the id of a row of this table. */
export function idReader({ columns }: PortableTable): (row: PortableRow) => number {
  const at = columns.findIndex(({ kind }) => kind === 'id');
  return (row) => Number(row[at]);
}

import type { ForeignRow } from '../../platform/database/sqlite/foreign-file.ts';

/** Something that did not come over as it was. */
export interface Finding {
  readonly table: string;
  /** The row's number here; of a row that was not taken over, its number in the file, or else where it stands there. */
  readonly id: number;
  /** `rejected`: the whole row stays behind. `changed`: a value is another one now, or could not be kept. */
  readonly what: 'rejected' | 'changed';
  readonly column?: string;
  readonly reason: string;
  /** The value as it was; of a rejected row, all of them. */
  readonly was: unknown;
}

/** An amount of one column over all rows of a table, in minor units. */
export interface Sum {
  readonly column: string;
  readonly in_file: number;
  readonly taken: number;
  /** Of rows that were rejected, and amounts that could not be kept. */
  readonly left_out: number;
}

/** What became of a table. */
export interface TableReport {
  readonly table: string;
  readonly in_file: number;
  readonly taken: number;
  /** Rows of which a value was changed. */
  readonly changed: number;
  readonly rejected: number;
  readonly sums: readonly Sum[];
}

/** Told of every finding, in order. */
export type OnFinding = (finding: Finding) => void;

/** Values as JSON can hold them: bytes in hexadecimal, whole numbers beyond JavaScript's as text. */
export const told = (value: ForeignRow['values'][string] | undefined): unknown => {
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  return typeof value === 'bigint' ? String(value) : (value ?? null);
};

/** A row as JSON can hold it. */
export const toldRow = ({ values }: ForeignRow): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, told(value)]));

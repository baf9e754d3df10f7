import type { Tables } from '../../../platform/database/rows.ts';

/** Why something of a person is in no export, in a sentence for them. */
export interface Left {
  readonly left: string;
}

/**
 * What becomes of a column. `kept` goes out and comes in again. `shown` goes out for the person to read; it says what a server knows of them, and no file may
 * tell another server that. `number` goes out so that files can refer to each other; on its way in it becomes another.
 */
export type Carry = 'kept' | 'shown' | 'number' | Left;

/** How the rows of one person are found: by a column of their own, or by the row that they hang on. */
export type Owner = { readonly column: string } | { readonly column: string; readonly parent: keyof Tables };

/** A table with rows of people, and what becomes of each of its columns. */
export interface TableMap {
  readonly table: keyof Tables;
  readonly owner: Owner;
  /** Columns by which its rows are read, a page at a time; the last ones tell any two of them apart. */
  readonly order: readonly string[];
  /** Whether its rows come in again. */
  readonly isRestored: boolean;
  /** Columns whose list holds the numbers of rows elsewhere, and of which table. */
  readonly lists: Readonly<Record<string, keyof Tables>>;
  /** What the file holds, for whoever opens it. */
  readonly says: string;
  readonly columns: Readonly<Record<string, Carry>>;
}

/** What a table is mapped with; whose rows they are by `user_id`, in the order of their numbers, unless it says otherwise. */
interface Mapping<Name extends keyof Tables> {
  readonly says: string;
  readonly isRestored?: boolean;
  readonly owner?: Owner;
  readonly order?: readonly (keyof Tables[Name] & string)[];
  readonly lists?: Readonly<Record<string, keyof Tables>>;
  /** Each column there is: one that is forgotten does not compile. */
  readonly columns: { readonly [Column in keyof Tables[Name]]: Carry };
}

/** Whose row it is goes without saying: everything in an export is one person's. */
export const OWNER: Left = { left: 'Everything in the export is yours, so no row says whose it is.' };

/** Writes down what becomes of a table. */
export const mapped = <Name extends keyof Tables>(table: Name, mapping: Mapping<Name>): TableMap => ({
  table,
  says: mapping.says,
  isRestored: mapping.isRestored ?? false,
  owner: mapping.owner ?? { column: 'user_id' },
  order: mapping.order ?? ['id'],
  lists: mapping.lists ?? {},
  columns: { ...mapping.columns },
});

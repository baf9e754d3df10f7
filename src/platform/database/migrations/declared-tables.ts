import type { Column } from './columns.ts';
import type { Migration, Schema, TableMore } from './schema.ts';

/** A table as the migrations declare it. */
export interface DeclaredTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly more: TableMore;
}

/** An index as the migrations declare it. */
export interface DeclaredIndex {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** What the schema is after some steps. */
export interface Declared {
  /** Every table but `migrations`, in an order in which each refers to earlier ones only. */
  readonly tables: readonly DeclaredTable[];
  /** Every index that is made beside those of UNIQUE and primary keys. */
  readonly indexes: readonly DeclaredIndex[];
}

/** Listens to the steps instead of a database. Throws when one of them changes what no earlier one made. */
export function declaredBy(steps: readonly Migration[]): Declared {
  const tables: DeclaredTable[] = [];
  const indexes: DeclaredIndex[] = [];
  for (const step of steps) step.up(listener(step.name, tables, indexes));
  return { tables, indexes };
}

const listener = (step: string, tables: DeclaredTable[], indexes: DeclaredIndex[]): Schema => ({
  dialect: 'sqlite',
  table: (name, columns, more = {}) => void tables.push({ name, columns, more }),
  column: (table, name, column) => {
    const at = tables.findIndex((each) => each.name === table);
    const before = tables[at];
    if (before === undefined) throw new Error(`${step} adds a column to ${table}, which no step made`);
    tables[at] = { ...before, columns: { ...before.columns, [name]: column } };
  },
  index: (name, table, columns) => void indexes.push({ name, table, columns }),
  dropIndex: (name) => {
    const at = indexes.findIndex((each) => each.name === name);
    if (at < 0) throw new Error(`${step} drops ${name}, which no step made`);
    indexes.splice(at, 1);
  },
  statement: () => undefined,
});

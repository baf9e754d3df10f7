import type { Column } from '../../src/platform/database/migrations/columns.ts';
import { migrations } from '../../src/platform/database/migrations/list.ts';
import { type Schema, statementsOf, type TableMore } from '../../src/platform/database/migrations/schema.ts';

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

const tables: DeclaredTable[] = [];
const indexes: DeclaredIndex[] = [];

for (const migration of migrations) {
  const listening: Schema = {
    dialect: 'sqlite',
    table: (name, columns, more = {}) => void tables.push({ name, columns, more }),
    column: (table, name, column) => {
      const at = tables.findIndex((each) => each.name === table);
      const before = tables[at];
      if (before === undefined) throw new Error(`${migration.name} adds a column to ${table}, which no step made`);
      tables[at] = { ...before, columns: { ...before.columns, [name]: column } };
    },
    index: (name, table, columns) => void indexes.push({ name, table, columns }),
    dropIndex: (name) => {
      const at = indexes.findIndex((each) => each.name === name);
      if (at < 0) throw new Error(`${migration.name} drops ${name}, which no step made`);
      indexes.splice(at, 1);
    },
    statement: () => undefined,
  };
  migration.up(listening);
  if (statementsOf(migration, 'postgres').length === 0) throw new Error(`${migration.name} says nothing`);
}

/** Every table but `migrations`, in an order in which each refers to earlier ones only. */
export const declaredTables: readonly DeclaredTable[] = tables;

/** Every index that is made beside those of UNIQUE and primary keys. */
export const declaredIndexes: readonly DeclaredIndex[] = indexes;

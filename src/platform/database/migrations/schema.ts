import type { Column } from './columns.ts';
import { checkText, columnText, type Dialect, literal, quoted } from './ddl.ts';
import { isPhased } from './phase.ts';

/** What a table has beside its columns. */
export interface TableMore {
  /** Sets of columns of which no two rows are equal. */
  readonly unique?: readonly (readonly string[])[];
  /** Conditions over several columns, in words that both databases know. */
  readonly checks?: readonly string[];
  /** On PostgreSQL: kept in parts by months of this column, a day or an instant. `partitions.ts` makes the months; what has none goes to the default part. */
  readonly partitionedBy?: string;
}

/** What a migration may say. Each is written down for the one database, and run in order afterwards. */
export interface Schema {
  readonly dialect: Dialect;
  table(name: string, columns: Readonly<Record<string, Column>>, more?: TableMore): void;
  /** Adds a column to a table of an earlier step: one that may be null, or has a preset for the rows there are. */
  column(table: string, name: string, column: Column): void;
  /** `where` keeps rows out of the index that no query asks it for. */
  index(name: string, table: string, columns: readonly string[], where?: string): void;
  /** Takes away an index of an earlier step, that another one covers from now on. */
  dropIndex(name: string): void;
  /** A statement that the words above cannot say, once for each database; empty where one of them needs none. */
  statement(text: Readonly<Record<Dialect, string>>): void;
}

/** One step of the schema, never changed after it was released. */
export interface Migration {
  /** Number, phase and room: `0014-expand-goals`. They are applied in this order. */
  readonly name: string;
  up(schema: Schema): void;
}

const list = (names: readonly string[]): string => names.map(quoted).join(', ');

// On PostgreSQL every unique set of a partitioned table holds the column it is partitioned by.
const primaryKey = (dialect: Dialect, partitionedBy: string | undefined): readonly string[] =>
  dialect === 'postgres' ? [`PRIMARY KEY (${list(['id', ...(partitionedBy === undefined ? [] : [partitionedBy])])})`] : [];

function tableText(dialect: Dialect, name: string, columns: Readonly<Record<string, Column>>, more: TableMore): string {
  const lines = [
    ...Object.entries(columns).map(([column, meaning]) => columnText(dialect, column, meaning)),
    ...primaryKey(dialect, more.partitionedBy),
    ...(more.unique ?? []).map((names) => `UNIQUE (${list(names)})`),
    ...(more.checks ?? []).map((condition) => `CHECK (${condition})`),
  ];
  const parts = dialect === 'postgres' && more.partitionedBy !== undefined ? ` PARTITION BY RANGE (${quoted(more.partitionedBy)})` : '';
  return `CREATE TABLE ${quoted(name)} (\n  ${lines.join(',\n  ')}\n)${parts}`;
}

/** An index that PostgreSQL makes after the transaction of its step, while everybody reads and writes on. */
export interface LaterIndex {
  readonly name: string;
  readonly table: string;
  /** What stands in CREATE INDEX after the table: columns, and a condition. */
  readonly rest: string;
}

interface Written {
  readonly statements: readonly string[];
  readonly later: readonly LaterIndex[];
}

/** The statements of a migration for one database, in order: those of its transaction. */
export const statementsOf = (migration: Migration, dialect: Dialect): readonly string[] => writtenOf(migration, dialect).statements;

/** The indexes that a migration leaves to be made afterwards on PostgreSQL: those on tables that were there before, of steps that run beside a release that serves. */
export const laterIndexesOf = (migration: Migration): readonly LaterIndex[] => writtenOf(migration, 'postgres').later;

function writtenOf(migration: Migration, dialect: Dialect): Written {
  const statements: string[] = [];
  const later: LaterIndex[] = [];
  const made = new Set<string>();
  const besideOthers = (table: string): boolean => dialect === 'postgres' && isPhased(migration.name) && !made.has(table);
  migration.up({
    dialect,
    table: (name, columns, more = {}) => {
      made.add(name);
      statements.push(tableText(dialect, name, columns, more));
      if (dialect === 'postgres' && more.partitionedBy !== undefined) {
        statements.push(`CREATE TABLE ${quoted(`${name}_default`)} PARTITION OF ${quoted(name)} DEFAULT`);
      }
    },
    column: (table, name, column) => {
      statements.push(...(besideOthers(table) ? columnBesideOthers(table, name, column) : [addColumn(table, columnText(dialect, name, column))]));
    },
    index: (name, table, columns, where) => {
      const rest = `(${list(columns)})${where === undefined ? '' : ` WHERE ${where}`}`;
      if (besideOthers(table)) later.push({ name, table, rest });
      else statements.push(`CREATE INDEX ${quoted(name)} ON ${quoted(table)} ${rest}`);
    },
    dropIndex: (name) => {
      statements.push(`DROP INDEX ${quoted(name)}`);
    },
    statement: (text) => {
      if (text[dialect] !== '') statements.push(text[dialect]);
    },
  });
  return { statements, later };
}

const addColumn = (table: string, text: string): string => `ALTER TABLE ${quoted(table)} ADD COLUMN ${text}`;

/** A check that is only for rows to come holds nobody up while all rows are read; `run-postgres.ts` has the others looked through afterwards. */
function columnBesideOthers(table: string, name: string, column: Column): readonly string[] {
  const check = checkText('postgres', name, column);
  const bare = addColumn(table, columnText('postgres', name, column, ''));
  return check === '' ? [bare] : [bare, `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(`${table}_${name}_check`)} ${check} NOT VALID`];
}

/** The statement by which a migration is marked as applied. */
export const markText = (name: string, at: string): string =>
  `INSERT INTO migrations (filename, applied_at) VALUES (${literal(name)}, ${literal(at)})`;

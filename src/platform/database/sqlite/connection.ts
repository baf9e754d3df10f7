import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { CompiledQuery } from 'kysely';
import type { Answer } from '../engine.ts';
import { bound } from '../parameters.ts';
import { BUSY_TIMEOUT_MS } from './busy.ts';

type Read = (value: unknown) => unknown;

interface Prepared {
  readonly statement: StatementSync;
  /** Of each column of the answer: its name, and how a value of its declared type is read; undefined where it is taken as it is. */
  readonly columns: readonly { readonly name: string; readonly read: Read | undefined }[];
}

// Kept by declared type, which SQLite knows of plain columns only: through aliases, views and RETURNING, not through max() or coalesce().
const READERS: Readonly<Record<string, Read>> = {
  BOOLEAN: (value) => (value === null ? null : value === 1),
  JSON: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
};

// A JavaScript number is bound as a REAL, by which `5 / 2` is 2.5 and text is '5.0'; PostgreSQL takes it for the integer it is.
const asSqlite = (value: unknown): SQLInputValue => {
  const kept = bound(value);
  if (typeof kept === 'boolean') return kept ? 1n : 0n;
  return typeof kept === 'number' && Number.isSafeInteger(kept) ? BigInt(kept) : kept;
};

/** The rows of a statement that answers arrays: the objects that it makes otherwise have no prototype, and are slow to make and to read. */
const valuesOf = (statement: StatementSync, parameters: readonly SQLInputValue[]): readonly unknown[][] => {
  const rows: readonly unknown[] = statement.all(...parameters);
  return rows.filter((row) => Array.isArray(row));
};

/** Statements kept ready for each connection; those of bulk inserts are long and seldom the same, so they are not kept. */
const CACHE_SIZE = 300;
const CACHED_LENGTH = 8000;

/** One connection to the file. Everything on it is synchronous; SQLite does the work in the calling thread. */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #cache = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Runs what has no parameters and no answer: BEGIN, COMMIT, PRAGMA. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  /** Runs one statement. Rows are plain objects of the values that the code knows: see `rows.ts`. */
  run(query: CompiledQuery): Answer {
    const { statement, columns } = this.#prepared(query.sql);
    const parameters = query.parameters.map(asSqlite);
    if (columns.length === 0) return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
    const rows = valuesOf(statement, parameters).map((values) => {
      const row: Record<string, unknown> = {};
      for (const [place, { name, read }] of columns.entries()) row[name] = read === undefined ? values[place] : read(values[place]);
      return row;
    });
    return { rows, numAffectedRows: BigInt(rows.length) };
  }

  #prepared(sql: string): Prepared {
    const kept = this.#cache.get(sql);
    if (kept !== undefined) {
      // Taken out and put back at the end: the first key is always the one that was longest not used.
      this.#cache.delete(sql);
      this.#cache.set(sql, kept);
      return kept;
    }
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    const columns = statement.columns().map(({ name, type }) => ({ name, read: READERS[type?.toUpperCase() ?? ''] }));
    const prepared = { statement, columns };
    if (sql.length <= CACHED_LENGTH) this.#cache.set(sql, prepared);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= CACHE_SIZE) break;
      this.#cache.delete(oldest);
    }
    return prepared;
  }

  close(): void {
    this.#cache.clear();
    this.#database.close();
  }
}

/** Makes the file and its folder where they are missing, readable by their owner only. SQLite gives its -wal and -shm files the same mode. */
export function prepareFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** Opens one connection with the settings that every one has. May throw a busy error while another process sets the file up. */
export function openConnection(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true, enableDoubleQuotedStringLiterals: false });
  try {
    // FULL: a commit that was answered survives a power cut. secure_delete: what was erased is overwritten.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma trusted_schema = off');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

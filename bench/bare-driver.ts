import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Pool } from 'pg';
import type { Bound } from '../src/platform/database/parameters.ts';
import type { DatabaseSettings } from '../src/platform/database/settings.ts';

/** A statement as the driver is given it. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Bound[];
}

/** A database through nothing but its driver. */
export interface BareDatabase {
  /** Sends the statements one after the other, each committed by itself. Answers the rows of each, as they come. */
  ask(statements: readonly Statement[]): Promise<readonly unknown[]>;
  /** The same in one transaction. */
  askTogether(statements: readonly Statement[]): Promise<readonly unknown[]>;
  /** How a statement's text names its parameter of that number, from 1. */
  placeholder(number: number): string;
  close(): Promise<void>;
}

function openSqlite(path: string): BareDatabase {
  const connection = new DatabaseSync(path);
  // As Mingus waits for the disk and for other processes; the rest is kept in the file.
  connection.exec('pragma synchronous = full; pragma busy_timeout = 5000; pragma secure_delete = on');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const asInput = (value: Bound): SQLInputValue => (typeof value === 'number' || typeof value === 'boolean' ? asNumber(value) : value);
  const all = (statements: readonly Statement[]) =>
    statements.map(({ sql, parameters }) => {
      const statement = prepared.get(sql) ?? connection.prepare(sql);
      prepared.set(sql, statement);
      return statement.all(...parameters.map(asInput));
    });
  return {
    ask: async (statements) => all(statements),
    askTogether: async (statements) => {
      connection.exec('begin immediate');
      const answers = all(statements);
      connection.exec('commit');
      return answers;
    },
    placeholder: () => '?',
    close: async () => connection.close(),
  };
}

// A whole number bound as a double is a real to SQLite, which STRICT columns refuse.
const asNumber = (value: number | boolean): SQLInputValue => (Number.isInteger(Number(value)) ? BigInt(value) : Number(value));

function openPostgres(connectionString: string): BareDatabase {
  const pool = new Pool({ connectionString, max: 10 });
  const answersOf = async (client: Pick<Pool, 'query'>, statements: readonly Statement[]) => {
    const answers: unknown[] = [];
    for (const { sql, parameters } of statements) answers.push((await client.query<Record<string, unknown>>(sql, [...parameters])).rows);
    return answers;
  };
  return {
    ask: (statements) => answersOf(pool, statements),
    askTogether: async (statements) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const answers = await answersOf({ query: client.query.bind(client) }, statements);
        await client.query('commit');
        return answers;
      } finally {
        client.release();
      }
    },
    placeholder: (number) => `$${number}`,
    close: () => pool.end(),
  };
}

/** Opens a database by its driver alone. */
export const openBare = (database: DatabaseSettings): BareDatabase =>
  database.kind === 'sqlite' ? openSqlite(database.path) : openPostgres(database.url);

import { meaningOf } from '../errors.ts';
import { SESSION_OPTIONS } from '../postgres/session-options.ts';
import { parserOf } from '../postgres/types.ts';

/** One connection for long work: a statement may take as long as it takes. */
export interface PostgresSession {
  /** Runs statements without parameters. */
  exec(sql: string): Promise<void>;
  /** Rows as arrays, in the order of the columns that were asked for. */
  arrays(sql: string, parameters?: readonly unknown[]): Promise<readonly unknown[][]>;
  close(): Promise<void>;
}

/** Opens it. Throws Problem `server.database` when the server cannot be reached. */
export async function openPostgresSession(url: string): Promise<PostgresSession> {
  // Whoever is on SQLite does not carry it.
  const { Client } = await import('pg');
  const client = new Client({
    connectionString: url,
    application_name: 'mingus portable',
    connectionTimeoutMillis: 5000,
    statement_timeout: 0,
    lock_timeout: 60_000,
    idle_in_transaction_session_timeout: 0,
    keepAlive: true,
    options: SESSION_OPTIONS,
    types: { getTypeParser: parserOf },
  });
  // Without a listener a server that goes away would end the process.
  client.on('error', () => undefined);
  const meant = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw meaningOf(error);
    }
  };
  try {
    await meant(client.connect());
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    exec: async (sql) => void (await meant(client.query(sql))),
    arrays: async (sql, parameters = []) => {
      const { rows } = await meant(client.query<unknown[]>({ text: sql, values: [...parameters], rowMode: 'array' }));
      return rows;
    },
    close: () => client.end(),
  };
}

/** The names of the migrations that the database has; none when it is new. */
export async function schemaIn(session: PostgresSession): Promise<readonly string[]> {
  const [known] = await session.arrays("select to_regclass('migrations') is not null");
  if (known?.[0] !== true) return [];
  return (await session.arrays('select filename from migrations order by id')).map(([name]) => String(name));
}

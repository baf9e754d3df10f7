import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrations/migrate.ts';
import { migrateFurther } from './newer-schema.ts';
import { startPostgres } from './postgres.ts';

/** Empty, migrated databases of one PostgreSQL, lent and taken back. */
export interface PostgresDatabases {
  /** The address of a database that nobody else uses. */
  lend(): Promise<string>;
  /** The address of a database without a single table; it is not lent twice. */
  lendBare(): Promise<string>;
  /** Empties it for the next one. */
  takeBack(url: string): Promise<void>;
  /** Drops what was made, and stops the server if it is ours. */
  stop(): Promise<void>;
}

const named = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const TABLES = `select oid::regclass::text as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> 'migrations'`;

// Tests may make tables, or months of one.
async function sizeOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ relations: number }>(
    "select count(*)::int as relations from pg_class where relnamespace = 'public'::regnamespace",
  );
  return rows[0]?.relations;
}

// A hundred times faster than TRUNCATE, which makes new files for every table and index. Without triggers the order does not matter.
async function empty(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(TABLES);
  const statements = rows.map(({ name }) => `delete from ${name}; select setval(pg_get_serial_sequence('${name}', 'id'), 1, false)`);
  await client.query(`set session_replication_role = replica; set lock_timeout = '2s'; ${statements.join('; ')}`);
}

/** Databases of the server at `givenUrl`, or of one that is started for them, of these programs. */
export async function postgresDatabases(givenUrl: string | undefined, programs?: string): Promise<PostgresDatabases> {
  const server = givenUrl === undefined ? await startPostgres({ programs }) : { url: givenUrl, stop: async () => undefined };
  const prefix = `mingus_test_${randomBytes(4).toString('hex')}`;
  const template = `${prefix}_template`;
  const made: string[] = [template];
  const free: string[] = [];
  await withClient(server.url, (client) => client.query(`create database ${template}`));
  const place = { kind: 'postgres', url: named(server.url, template), poolSize: 1, maxOverflow: 0 } as const;
  await migrate(place);
  await migrateFurther(place);
  const size = await withClient(named(server.url, template), sizeOf);

  const create = async (from: string): Promise<string> => {
    const name = `${prefix}_${made.length}`;
    made.push(name);
    await withClient(server.url, (client) => client.query(`create database ${name} template ${from}`));
    return named(server.url, name);
  };

  return {
    lend: async () => free.pop() ?? create(template),
    lendBare: () => create('template0'),
    takeBack: async (url) => {
      try {
        const sizeNow = await withClient(url, async (client) => {
          await empty(client);
          return sizeOf(client);
        });
        if (sizeNow === size) free.push(url);
      } catch {
        // Somebody still holds a lock there: it is not lent again.
      }
    },
    stop: async () => {
      if (givenUrl !== undefined) {
        await withClient(server.url, async (client) => {
          for (const name of made) await client.query(`drop database if exists ${name} with (force)`);
        });
      }
      await server.stop();
    },
  };
}

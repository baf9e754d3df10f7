import { sql } from 'kysely';
import { declaredBy } from './migrations/declared-tables.ts';
import { migrations } from './migrations/list.ts';
import type { Store } from './store.ts';

async function indexesOf(store: Store): Promise<ReadonlySet<string>> {
  // One that PostgreSQL could not finish serves no query.
  const { rows } =
    store.dialect === 'sqlite'
      ? await sql<{ name: string }>`select name from sqlite_master where type = 'index'`.execute(store.db)
      : await sql<{ name: string }>`
          select relname as name from pg_class join pg_index on indexrelid = oid
          where indisvalid and relnamespace = current_schema()::regnamespace`.execute(store.db);
  return new Set(rows.map((row) => row.name));
}

/** The indexes that the migrations declare, by which of them the database lacks, each as `name on table`. `pending` are the names of migrations not yet applied. */
export async function lookForIndexes(
  store: Store,
  pending: readonly string[],
): Promise<{ readonly declared: number; readonly missing: readonly string[] }> {
  const { indexes } = declaredBy(migrations.filter(({ name }) => !pending.includes(name)));
  const known = await indexesOf(store);
  const missing = indexes.filter(({ name }) => !known.has(name)).map(({ name, table }) => `${name} on ${table}`);
  return { declared: indexes.length, missing };
}

/** What a PostgreSQL is. */
export interface PostgresServer {
  /** Its major version: 15. */
  readonly version: number;
  /** Connections that anybody but its superusers may open to it, all together. */
  readonly connections: number;
}

/** What the PostgreSQL behind a store is; null where it is SQLite. */
export async function postgresServer(store: Store): Promise<PostgresServer | null> {
  if (store.dialect === 'sqlite') return null;
  const { rows } = await sql<PostgresServer>`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true), '0')::int as connections`.execute(store.db);
  return rows[0] ?? null;
}

import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Store } from '../store.ts';

/** The pages of a SQLite file. */
export interface FilePages {
  readonly page_bytes: number;
  readonly pages: number;
  /** Of those, the ones that hold nothing and will be used again. */
  readonly free_pages: number;
  /** Bytes of the write-ahead log beside it; 0 where there is none. */
  readonly wal_bytes: number;
}

/** What the database is. */
export interface ServerFacts {
  readonly product: 'SQLite' | 'PostgreSQL';
  /** As it gives it: `3.53.4`, `18.4`. */
  readonly version: string;
  /** Bytes of all of it, indexes and what is free in it included. */
  readonly bytes: number;
  /** Where it is a file. */
  readonly file: (FilePages & { readonly path: string }) | null;
}

/** What the database behind a store is and how large, in one query. Throws what the database throws. */
export const serverFacts = (store: Store): Promise<ServerFacts> => (store.dialect === 'sqlite' ? ofFile(store) : ofServer(store));

interface FileRow {
  readonly version: string;
  readonly page_bytes: number;
  readonly pages: number;
  readonly free_pages: number;
  readonly path: string;
}

async function ofFile(store: Store): Promise<ServerFacts> {
  const { rows } = await sql<FileRow>`
    select sqlite_version() as version, page_size as page_bytes, page_count as pages, freelist_count as free_pages, file as path
    from pragma_page_size, pragma_page_count, pragma_freelist_count, pragma_database_list where name = 'main'`.execute(store.db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database has not said what it is');
  const { version, page_bytes, pages, free_pages, path } = row;
  const wal_bytes = await stat(`${path}-wal`).then(
    ({ size }) => size,
    () => 0,
  );
  return { product: 'SQLite', version, bytes: page_bytes * pages, file: { path, page_bytes, pages, free_pages, wal_bytes } };
}

async function ofServer(store: Store): Promise<ServerFacts> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(store.db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database has not said what it is');
  // Debian adds the name of its package.
  return { product: 'PostgreSQL', version: row.version.split(' ')[0] ?? row.version, bytes: row.bytes, file: null };
}

import { sql } from 'kysely';
import type { SlowStatement } from '../slow-statements.ts';
import { statementText } from '../statement-text.ts';
import type { Store } from '../store.ts';

interface StatementRow {
  readonly query: string | null;
  readonly count: number;
  readonly worst: number;
  readonly mean: number;
}

const rights = (query: string | null): query is string => query !== null && !query.startsWith('<insufficient');

/**
 * The slowest `most` statements that the server itself has counted, of all who use this database, without values; `not_installed` where its
 * extension pg_stat_statements is not there, null on SQLite. Throws where it is made and not loaded.
 */
export async function serverStatements(store: Store, most: number): Promise<readonly SlowStatement[] | 'not_installed' | null> {
  if (store.dialect === 'sqlite') return null;
  const { rows: places } = await sql<{ schema: string }>`
    select nspname as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_stat_statements'`.execute(
    store.db,
  );
  const [place] = places;
  if (place === undefined) return 'not_installed';
  const { rows } = await sql<StatementRow>`
    select query, calls as count, max_exec_time as worst, mean_exec_time as mean from ${sql.table(`${place.schema}.pg_stat_statements`)}
    where dbid = (select oid from pg_database where datname = current_database()) order by max_exec_time desc limit ${most}`.execute(store.db);
  return rows.flatMap(({ query, count, worst, mean }) =>
    rights(query) ? [{ statement: statementText(query), count, worstMs: worst, meanMs: mean }] : [],
  );
}

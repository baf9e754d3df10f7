import { sql } from 'kysely';
import { statementText } from '../statement-text.ts';
import type { Store } from '../store.ts';

/** A session that waits for another one. */
export interface Waiting {
  /** The server's number of the session that waits, and what its program calls itself. */
  readonly session: number;
  readonly program: string;
  /** What it wants to do, without values; null where the database's user may not see it. */
  readonly statement: string | null;
  readonly waits_seconds: number;
  /** The number of the session that it waits for; 0 for a prepared transaction. */
  readonly waits_for: number;
  readonly holder_program: string | null;
  /** What that one did last or does, without values; null where the database's user may not see it. */
  readonly holder_statement: string | null;
  /** How long that one's transaction has been open; null where that cannot be seen. */
  readonly holder_seconds: number | null;
}

/** Waits that are told; of more the longest. */
const MOST = 20;

const text = (statement: string | null): string | null =>
  statement === null || statement === '' || statement.startsWith('<insufficient') ? null : statementText(statement);

/** Who waits for whom at this moment, the longest first; null on SQLite, whose pen has a queue of its own (see `Store.pool`). */
export async function waitingSessions(store: Store): Promise<readonly Waiting[] | null> {
  if (store.dialect === 'sqlite') return null;
  const { rows } = await sql<Waiting>`
    select waiting.pid as session, waiting.application_name as program, waiting.query as statement,
      extract(epoch from clock_timestamp() - waiting.query_start)::float8 as waits_seconds, holder.number as waits_for,
      holding.application_name as holder_program, holding.query as holder_statement,
      extract(epoch from clock_timestamp() - holding.xact_start)::float8 as holder_seconds
    from pg_stat_activity waiting cross join lateral unnest(pg_blocking_pids(waiting.pid)) as holder(number)
      left join pg_stat_activity holding on holding.pid = holder.number
    where waiting.datname = current_database() and waiting.wait_event_type = 'Lock'
    order by waiting.query_start, waiting.pid, holder.number limit ${MOST}`.execute(store.db);
  return rows.map((row) => ({ ...row, statement: text(row.statement), holder_statement: text(row.holder_statement) }));
}

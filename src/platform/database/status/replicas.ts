import { sql } from 'kysely';
import type { Store } from '../store.ts';

/** A server that copies this one. */
export interface Replica {
  readonly name: string;
  /** `streaming` when all is well; null where the database's user may not see it. */
  readonly state: string | null;
  /** Whether commits wait for it: `async` when not; null where that cannot be seen. */
  readonly sync: string | null;
  /** How much of what was written it has not got yet; null where that cannot be seen. */
  readonly behind_bytes: number | null;
  /** How long its last acknowledged writing took to get there; null when nothing was written lately. */
  readonly behind_seconds: number | null;
}

/** The replicas that are connected; empty without any, null on SQLite. */
export async function replicas(store: Store): Promise<readonly Replica[] | null> {
  if (store.dialect === 'sqlite') return null;
  const { rows } = await sql<Replica>`
    select application_name as name, state, sync_state as sync,
      case when pg_is_in_recovery() then null else greatest(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0) end as behind_bytes,
      extract(epoch from replay_lag)::float8 as behind_seconds
    from pg_stat_replication order by application_name, pid`.execute(store.db);
  return rows;
}

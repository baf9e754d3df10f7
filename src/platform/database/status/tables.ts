import { sql } from 'kysely';
import { createThread } from '../../thread.ts';
import type { Store } from '../store.ts';
import type { TableBytes } from './count-tables.ts';
import type { ServerFacts } from './server-facts.ts';

/** A table, its parts counted together. */
export interface TableFigures {
  readonly table: string;
  /** With its indexes and what is free in it. */
  readonly bytes: number;
  /** About how many rows it has; null where nobody counts. */
  readonly rows: number | null;
  /** Rows that were changed or removed and still take room; null where there is no such thing. */
  readonly dead_rows: number | null;
  /** When that room was last made free by itself; null when never, or where there is no such thing. */
  readonly vacuumed_at: string | null;
}

/** Counts what tables take. */
export interface TableCounter {
  /** Whether this kind of database has dead rows at all. */
  readonly knowsDeadRows: boolean;
  /** Every table of the database that `facts` are of, the largest first. Throws what the database throws. */
  tables(facts: ServerFacts): Promise<readonly TableFigures[]>;
  close(): Promise<void>;
}

/** How long a count of a file is told again: it reads the whole file. */
const KEPT_MS = 5 * 60_000;
const HEAP_MIB = 64;

/** The counter of a store. On PostgreSQL one query; a SQLite file is read by a thread, once in five minutes at most, by one at a time. */
export function createTableCounter(store: Store): TableCounter {
  if (store.dialect === 'postgres') return { knowsDeadRows: true, tables: () => ofServer(store), close: () => Promise.resolve() };
  const thread = createThread<string, readonly TableBytes[]>({
    worker: new URL('./count-tables.ts', import.meta.url),
    work: 'countTables',
    waiting: 1,
    heapMib: HEAP_MIB,
  });
  let counting: Promise<readonly TableFigures[]> | undefined;
  let countedAtMs = 0;
  const count = async ({ file }: ServerFacts): Promise<readonly TableFigures[]> => {
    const counted = file === null ? [] : await thread.run(file.path);
    countedAtMs = performance.now();
    return counted.map((each) => ({ ...each, rows: null, dead_rows: null, vacuumed_at: null }));
  };
  const forget = (): void => {
    counting = undefined;
  };
  return {
    knowsDeadRows: false,
    tables: (facts) => {
      if (counting !== undefined && countedAtMs > 0 && performance.now() - countedAtMs > KEPT_MS) forget();
      if (counting === undefined) {
        countedAtMs = 0;
        counting = count(facts);
        counting.catch(forget);
      }
      return counting;
    },
    close: () => thread.close(),
  };
}

async function ofServer(store: Store): Promise<readonly TableFigures[]> {
  const { rows } = await sql<TableFigures>`
    select coalesce(whole.relname, part.relname) as "table", sum(pg_total_relation_size(part.oid)) as bytes, sum(n_live_tup) as rows,
      sum(n_dead_tup) as dead_rows, date_trunc('milliseconds', max(last_autovacuum)) as vacuumed_at
    from pg_class part left join pg_inherits on inhrelid = part.oid left join pg_class whole on whole.oid = inhparent
      left join pg_stat_user_tables on relid = part.oid
    where part.relkind = 'r' and part.relnamespace = current_schema()::regnamespace
    group by 1 order by 2 desc, 1`.execute(store.db);
  return rows;
}

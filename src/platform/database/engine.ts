import type { CompiledQuery, QueryResult } from 'kysely';

/** What either database answers to a statement. */
export type Answer = QueryResult<unknown>;

/** A transaction that was begun and has to be ended, once. */
export interface OpenTransaction {
  run(query: CompiledQuery): Promise<Answer>;
  /** Rejects when nothing was kept. */
  commit(): Promise<void>;
  /** Never rejects: a connection that cannot roll back is thrown away, which has the same effect. */
  rollback(): Promise<void>;
}

/** Connections to the database, at this moment. */
export interface PoolFigures {
  readonly open: number;
  /** Of those that are open, the ones that nobody uses. */
  readonly idle: number;
  /** Who waits for one, or on SQLite for the turn to write. */
  readonly waiting: number;
  /** As many as may be open. */
  readonly most: number;
}

/**
 * What became of what was erased, in files. `emptied`: SQLite's log was written into its file, where what was erased is overwritten, and emptied. `still_read`:
 * somebody still reads what stood before, and it has to be asked for again. `looked_after`: PostgreSQL keeps dead rows that no query sees until it vacuums them.
 */
export type EmptiedLog = 'emptied' | 'still_read' | 'looked_after';

/** One of the two databases: how statements reach it. What a transaction means to the code is `scope.ts`, the same for both. */
export interface Engine {
  readonly dialect: 'sqlite' | 'postgres';
  /** Runs one statement outside any transaction. */
  run(query: CompiledQuery): Promise<Answer>;
  /** Waits for its turn, at most 5 seconds, then Problem `server.busy`. */
  begin(): Promise<OpenTransaction>;
  pool(): PoolFigures;
  /**
   * Pages of the tables since the database's figures began, by where they were found: `cache` (its own memory) or `disk` (which may still be the system's
   * memory). Empty where the database does not say, as SQLite does not.
   */
  pagesRead(): Promise<ReadonlyMap<string, number>>;
  /** Sees to it that files hold nothing more of what was erased, as far as that is for this process to do. */
  emptyLog(): Promise<EmptiedLog>;
  /** Waits for what is open, then lets go of the database. */
  close(): Promise<void>;
}

/** How long a request waits for a connection, or for its turn to write. */
export const WAIT_MS = 5000;

import type { Kysely } from 'kysely';
import type { EmptiedLog, PoolFigures } from './engine.ts';
import type { Tables } from './rows.ts';
import type { SlowStatement } from './slow-statements.ts';
import type { WatchedStatement } from './watching.ts';

/** What repositories query: the open transaction where there is one, else the database. */
export type Db = Kysely<Tables>;

/** Where a request's effect and its kept answer meet in one transaction (see `unitOfWork`). */
export interface UnitOfWork<Result> {
  /** Runs first inside the transaction, when the work opens it. */
  readonly opened: (db: Db) => Promise<void>;
  /** Runs last inside the transaction, with what the work answered. */
  readonly closing: (db: Db, result: Result) => Promise<void>;
}

/** An open database of either kind, with migrations applied. */
export interface Store {
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * The database for reading and single statements. Inside `transaction` (also in functions called from it) it is that
   * transaction, so that nothing can wait for itself.
   */
  readonly db: Db;
  /**
   * Runs `work` in one transaction: all of it is kept, or nothing. Inside an open transaction it joins that one.
   * Nothing but the database may be awaited in it: on SQLite it holds the only pen. Answers what `work` answers; whatever `work` throws rolls back.
   * After one statement of it has failed, nothing of it can be kept, caught or not, on either database: ask with `on conflict` instead of catching.
   */
  transaction<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work` so that the first transaction it opens stays open until it has answered: `closing` can then keep the answer
   * in the effect's own transaction. Work that opens none runs as usual, and neither `opened` nor `closing` is called.
   * Transactions that follow the first are pieces of it: one that fails is undone alone. When `work` itself throws, all of it is rolled back,
   * so a refusal whose effects must stay (a wrong guess that was counted) has to be answered by `work`, not thrown. Not inside another.
   */
  unitOfWork<Result>(unit: UnitOfWork<Result>, work: () => Promise<Result>): Promise<Result>;
  /**
   * Runs single statements that stay whatever becomes of the caller's work, also in a unit of work before its first transaction.
   * Throws inside an open transaction: on SQLite, which has one pen, such a statement would wait for itself.
   */
  apart<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work` for a person: each transaction or single statement of it that writes anything gives the person's data a new version, in that transaction, as
   * its last statement. What is written `apart` does not.
   */
  onBehalfOf<Result>(userId: number, work: () => Promise<Result>): Promise<Result>;
  /** Calls `listener` after the commit of the transaction that is open, or at once when none is. */
  afterCommit(listener: () => void): void;
  /** Calls `listener` after each statement of this process, answered or refused. */
  watch(listener: (statement: WatchedStatement) => void): void;
  /** The slowest `most` statements of this process since the store was opened, told apart by their texts, which hold no values. */
  slowest(most: number): readonly SlowStatement[];
  /** Connections of this process, at this moment. */
  pool(): PoolFigures;
  /** Pages that the whole database has read, by where they were found: `cache` or `disk`. Empty where it does not say. Throws when it does not answer. */
  pagesRead(): Promise<ReadonlyMap<string, number>>;
  /** See `EmptiedLog`. Inside an open transaction SQLite's is `still_read`: its rows are still to be written. */
  emptyLog(): Promise<EmptiedLog>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

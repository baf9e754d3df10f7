import type { CompiledQuery } from 'kysely';
import { type SlowStatement, SlowStatements } from './slow-statements.ts';

const KINDS: Readonly<Record<string, StatementKind>> = {
  SelectQueryNode: 'select',
  InsertQueryNode: 'insert',
  UpdateQueryNode: 'update',
  DeleteQueryNode: 'delete',
};

/** What a statement does; `other` is one that is written by hand. */
export type StatementKind = 'select' | 'insert' | 'update' | 'delete' | 'other';

/** A statement that was answered or refused, without its text. */
export interface WatchedStatement {
  readonly kind: StatementKind;
  /** From being asked to the answer, with the wait for a connection. */
  readonly seconds: number;
}

/** Tells those who listen how long each statement took, and remembers which took longest. */
export class Watching {
  readonly #listeners: ((statement: WatchedStatement) => void)[] = [];
  readonly #slow = new SlowStatements();

  add(listener: (statement: WatchedStatement) => void): void {
    this.#listeners.push(listener);
  }

  /** The slowest `most` texts of statements so far. */
  slowest(most: number): readonly SlowStatement[] {
    return this.#slow.slowest(most);
  }

  /** Runs what answers a statement, and tells how long that took whatever came of it. */
  async timed<Answer>(query: CompiledQuery, run: () => Promise<Answer>): Promise<Answer> {
    const askedMs = performance.now();
    try {
      return await run();
    } finally {
      const statement = { kind: KINDS[query.query.kind] ?? 'other', seconds: (performance.now() - askedMs) / 1000 };
      this.#slow.note(query.sql, statement.seconds);
      for (const listener of this.#listeners) listener(statement);
    }
  }
}

import type { CompiledQuery } from 'kysely';

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

/** Tells those who listen how long each statement took. */
export class Watching {
  readonly #listeners: ((statement: WatchedStatement) => void)[] = [];

  add(listener: (statement: WatchedStatement) => void): void {
    this.#listeners.push(listener);
  }

  /** Runs what answers a statement, and tells how long that took whatever came of it. */
  async timed<Answer>(query: CompiledQuery, run: () => Promise<Answer>): Promise<Answer> {
    const askedMs = performance.now();
    try {
      return await run();
    } finally {
      const statement = { kind: KINDS[query.query.kind] ?? 'other', seconds: (performance.now() - askedMs) / 1000 };
      for (const listener of this.#listeners) listener(statement);
    }
  }
}

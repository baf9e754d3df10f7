import { CompiledQuery } from 'kysely';
import type { Answer, OpenTransaction } from './engine.ts';

/**
 * One open transaction as the code sees it, the same on both databases. Statements run one after another, also when they were asked for at once.
 * After a statement has failed nothing more is accepted and nothing is kept: PostgreSQL has it so, and SQLite would carry on with half of the work.
 */
export class Span {
  readonly #transaction: OpenTransaction;
  #last: Promise<unknown> = Promise.resolve();
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #listeners: (() => void)[] = [];
  /** People whose data it changes. */
  readonly changed = new Set<number>();

  constructor(transaction: OpenTransaction) {
    this.#transaction = transaction;
  }

  /** Whether it has been committed or rolled back: statements that come later are not part of it. */
  get ended(): boolean {
    return this.#ended;
  }

  run(query: CompiledQuery): Promise<Answer> {
    const answer = this.#last.then(() => this.#runNow(query));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #runNow(query: CompiledQuery): Promise<Answer> {
    if (this.#failure !== undefined) throw new Error('the transaction has failed before', { cause: this.#failure.error });
    try {
      return await this.#transaction.run(query);
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /** From now on it can only be rolled back. The first reason is kept. */
  fail(error: unknown): void {
    this.#failure ??= { error };
  }

  /** Throws the reason when a statement has failed, also when whoever ran it looked away. */
  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Runs `work` so that its failure undoes its own effect only. For pieces that follow one another, not for pieces at once. */
  async piece<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.run(CompiledQuery.raw('savepoint piece'));
    const listeners = this.#listeners.length;
    try {
      const result = await work();
      this.throwIfFailed();
      await this.run(CompiledQuery.raw('release savepoint piece'));
      return result;
    } catch (error) {
      this.#failure = undefined;
      this.#listeners.length = listeners;
      await this.run(CompiledQuery.raw('rollback to savepoint piece'));
      throw error;
    }
  }

  afterCommit(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Commits, or rolls back and throws the reason when a statement has failed. Answers what is to be called now that the work is kept. */
  async commit(): Promise<readonly (() => void)[]> {
    this.#ended = true;
    await this.#last;
    if (this.#failure === undefined) {
      await this.#transaction.commit();
      return this.#listeners;
    }
    await this.#transaction.rollback();
    throw this.#failure.error;
  }

  async rollback(): Promise<void> {
    this.#ended = true;
    await this.#last;
    await this.#transaction.rollback();
  }
}

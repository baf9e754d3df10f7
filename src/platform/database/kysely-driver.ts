import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { Answer } from './engine.ts';

const refuse = (what: string): never => {
  throw new Error(`${what} is not offered here: open transactions with Store.transaction, and page instead of streaming`);
};

/** Hands every statement on. There is nothing to acquire: which connection a statement takes is known only when it runs. */
class Passage implements DatabaseConnection {
  readonly #run: (query: CompiledQuery) => Promise<Answer>;

  constructor(run: (query: CompiledQuery) => Promise<Answer>) {
    this.#run = run;
  }

  // What Kysely inferred from the query is what the row is: Tables and the migrations are held together by a test.
  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>>;
  executeQuery(query: CompiledQuery): Promise<Answer> {
    return this.#run(query);
  }

  streamQuery(): never {
    return refuse('streaming');
  }
}

/** A Kysely driver over one function that runs a statement. */
export class ScopedDriver implements Driver {
  readonly #passage: Passage;

  constructor(run: (query: CompiledQuery) => Promise<Answer>) {
    this.#passage = new Passage(run);
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#passage);
  }

  async releaseConnection(): Promise<void> {}

  beginTransaction(): Promise<void> {
    return refuse('Kysely.transaction');
  }

  commitTransaction(): Promise<void> {
    return refuse('Kysely.transaction');
  }

  rollbackTransaction(): Promise<void> {
    return refuse('Kysely.transaction');
  }

  async destroy(): Promise<void> {}
}

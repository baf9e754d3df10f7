import { AsyncLocalStorage } from 'node:async_hooks';
import type { CompiledQuery } from 'kysely';
import type { Answer, Engine } from './engine.ts';
import { isWrite, renewVersion } from './data-versions.ts';
import { Span } from './span.ts';
import type { Db, UnitOfWork } from './store.ts';

/** A unit of work that is under way: its first transaction stays open, and those after it are pieces of that one. */
interface OpenUnit {
  readonly unit: { readonly opened: (db: Db) => Promise<void> };
  span: Span | undefined;
  /** The transactions of one unit take turns. */
  last: Promise<unknown>;
  ended: boolean;
}

/** Where the running code stands: in a transaction's work, or in a unit between its transactions. */
type Scope = { readonly span: Span; readonly unit?: OpenUnit } | { readonly span?: undefined; readonly unit: OpenUnit };

const isOpen = (span: Span | undefined): span is Span => span !== undefined && !span.ended;

/**
 * What a transaction means to the code (see `Store`). The scope follows the code through every `await`, so that a statement finds the
 * transaction it belongs to by itself, and one that outlives its transaction finds the database.
 */
export class Scopes {
  readonly #engine: Engine;
  readonly #scopes = new AsyncLocalStorage<Scope>();
  readonly #people = new AsyncLocalStorage<number>();
  readonly #db: () => Db;

  /** `db` answers the Kysely whose statements come back to `run`. */
  constructor(engine: Engine, db: () => Db) {
    this.#engine = engine;
    this.#db = db;
  }

  #openSpan(): Span | undefined {
    const scope = this.#scopes.getStore();
    return [scope?.span, scope?.unit?.span].find(isOpen);
  }

  /** Whether a transaction is open where the code stands. */
  isOpen(): boolean {
    return this.#openSpan() !== undefined;
  }

  // Code that was started in a scope and outlived it still carries it.
  #isInside(): boolean {
    const scope = this.#scopes.getStore();
    return isOpen(scope?.span) || scope?.unit?.ended === false;
  }

  /** Runs a statement where it belongs. */
  run(query: CompiledQuery): Promise<Answer> {
    const span = this.#openSpan();
    const person = this.#people.getStore();
    if (person === undefined || !isWrite(query)) return (span ?? this.#engine).run(query);
    // A statement of its own stays one, also in a unit of work whose first transaction is still to come.
    if (span === undefined) return this.#scopes.exit(() => this.transaction(() => this.run(query)));
    span.changed.add(person);
    return span.run(query);
  }

  onBehalfOf<Result>(userId: number, work: () => Promise<Result>): Promise<Result> {
    return this.#people.run(userId, work);
  }

  async apart<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    if (this.#openSpan() !== undefined) throw new Error('what has to stay whatever becomes of a transaction cannot be written inside one');
    return this.#scopes.exit(() => this.#people.exit(() => work(this.#db())));
  }

  afterCommit(listener: () => void): void {
    const span = this.#openSpan();
    if (span === undefined) listener();
    else span.afterCommit(listener);
  }

  async transaction<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    const scope = this.#scopes.getStore();
    if (isOpen(scope?.span)) return this.#joined(scope.span, work);
    if (scope?.unit !== undefined && !scope.unit.ended) return this.#inUnit(scope.unit, work);
    const span = new Span(await this.#engine.begin());
    const result = await this.#orRollback(span, () => this.#within({ span }, work));
    await this.#commit(span);
    return result;
  }

  #within<Result>(scope: Scope, work: (db: Db) => Promise<Result>): Promise<Result> {
    return this.#scopes.run(scope, async () => work(this.#db()));
  }

  async #orRollback<Result>(span: Span, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      await span.rollback();
      throw error;
    }
  }

  // Half of the inner work may be done: whoever catches its error must not keep that half.
  async #joined<Result>(span: Span, work: (db: Db) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#db());
    } catch (error) {
      span.fail(error);
      throw error;
    }
  }

  async #commit(span: Span): Promise<void> {
    await this.#renewVersions(span);
    const listeners = await span.commit();
    // They run outside: what they start is not part of what was committed.
    for (const listener of listeners) this.#scopes.exit(() => callSafely(listener));
  }

  // Last, so that whoever holds a version waits for nothing more.
  async #renewVersions(span: Span): Promise<void> {
    const people = [...span.changed].toSorted((one, other) => one - other);
    try {
      for (const userId of people) await this.#within({ span }, (db) => renewVersion(db, userId));
    } catch {
      // A statement of it has failed, this one or an earlier: the commit tells, and keeps nothing.
    }
  }

  async #inUnit<Result>(open: OpenUnit, work: (db: Db) => Promise<Result>): Promise<Result> {
    const result = open.last.then(() => (isOpen(open.span) ? this.#laterPiece(open, open.span, work) : this.#firstPiece(open, work)));
    open.last = result.catch(() => undefined);
    return result;
  }

  async #firstPiece<Result>(open: OpenUnit, work: (db: Db) => Promise<Result>): Promise<Result> {
    const span = new Span(await this.#engine.begin());
    return this.#orRollback(span, async () => {
      const result = await this.#within({ span, unit: open }, async (db) => {
        await open.unit.opened(db);
        return work(db);
      });
      span.throwIfFailed();
      open.span = span;
      return result;
    });
  }

  #laterPiece<Result>(open: OpenUnit, span: Span, work: (db: Db) => Promise<Result>): Promise<Result> {
    return span.piece(() => this.#within({ span, unit: open }, work));
  }

  async unitOfWork<Result>(unit: UnitOfWork<Result>, work: () => Promise<Result>): Promise<Result> {
    if (this.#isInside()) throw new Error('a unit of work inside another, or inside a transaction');
    const open: OpenUnit = { unit, span: undefined, last: Promise.resolve(), ended: false };
    try {
      const result = await this.#scopes.run({ unit: open }, work);
      const span = await settled(open);
      if (span !== undefined) await this.#orRollback(span, () => this.#within({ span }, (db) => unit.closing(db, result)));
      if (span !== undefined) await this.#commit(span);
      return result;
    } catch (error) {
      const span = await settled(open);
      if (isOpen(span)) await span.rollback();
      throw error;
    }
  }
}

// Ends the unit: a transaction that begins from now on is its own.
async function settled(open: OpenUnit): Promise<Span | undefined> {
  open.ended = true;
  await open.last;
  return open.span;
}

// The work is committed: a listener that fails must not look like a failed commit.
function callSafely(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : new Error('a listener after a commit failed', { cause: error }));
  }
}

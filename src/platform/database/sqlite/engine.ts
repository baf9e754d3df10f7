import { setImmediate as onImmediate } from 'node:timers';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { z } from 'zod';
import { isInBackground } from '../background.ts';
import { type Answer, type EmptiedLog, type Engine, type OpenTransaction, type PoolFigures, WAIT_MS } from '../engine.ts';
import { meaningOf } from '../errors.ts';
import { whenFree } from './busy.ts';
import { openConnection, prepareFile, SqliteConnection } from './connection.ts';
import { Turns } from './turns.ts';

/** How long statements may follow one another before everything else in the process gets a turn, in milliseconds. */
const SLICE_MS = 10;
/** The same of work that nobody waits for, with what it does between its statements: a page that is asked for meanwhile comes so much later. */
const BACKGROUND_SLICE_MS = 5;
/** After a statement that somebody waits for, so long is waited for the next one before other work goes on; and so long at most, so that it does go on. */
const CALM_MS = 3;
const STANDS_BACK_MS = 100;

const READS = /^\s*(select|explain)\b/i;
const onlyReads = (query: CompiledQuery): boolean =>
  query.query.kind === 'SelectQueryNode' || (query.query.kind === 'RawNode' && READS.test(query.sql));

/**
 * SQLite in this process. Two connections: one writes, and whoever writes waits for the turn; the other reads what is committed, so that
 * a page never waits for somebody's import. More would gain nothing: all of them work in this one thread.
 */
export class SqliteEngine implements Engine {
  readonly dialect = 'sqlite';
  readonly #writer: SqliteConnection;
  readonly #reader: SqliteConnection;
  readonly #turns = new Turns();
  /** Since when statements that somebody waits for follow one another; undefined where everything else has had a turn since. */
  #sliceBegan: number | undefined;
  #waitedForAt = Number.NEGATIVE_INFINITY;
  #backgroundEnds = 0;
  #background: Promise<unknown> = Promise.resolve();

  constructor(writer: SqliteConnection, reader: SqliteConnection) {
    this.#writer = writer;
    this.#reader = reader;
  }

  async run(query: CompiledQuery): Promise<Answer> {
    if (onlyReads(query)) return this.#on(this.#reader, query);
    const giveBack = await this.#turns.take(WAIT_MS);
    try {
      return await this.#on(this.#writer, query);
    } finally {
      giveBack();
    }
  }

  async #on(connection: SqliteConnection, query: CompiledQuery): Promise<Answer> {
    const waits = !isInBackground();
    await (waits ? this.#breathe() : this.#standBack(connection));
    try {
      return await whenFree(() => connection.run(query), WAIT_MS);
    } catch (error) {
      throw meaningOf(error);
    } finally {
      if (waits) this.#waitedForAt = performance.now();
    }
  }

  // Statements answer at once, so a long row of them would never let go of the thread. Jobs are not counted: a page of twenty statements would let go at each of them
  // else, while a job works beside it, and come when the job is done.
  async #breathe(): Promise<void> {
    if (this.#sliceBegan !== undefined) {
      if (performance.now() - this.#sliceBegan < SLICE_MS) return;
      await setImmediate();
    }
    const began = performance.now();
    this.#sliceBegan = began;
    onImmediate(() => {
      if (this.#sliceBegan === began) this.#sliceBegan = undefined;
    });
  }

  // One job after the other, and none while pages are being answered. Whoever has the pen waits for nobody, for somebody may wait for the pen.
  async #standBack(connection: SqliteConnection): Promise<void> {
    if (performance.now() < this.#backgroundEnds) return;
    if (connection === this.#writer) await setImmediate();
    else await (this.#background = this.#background.then(() => this.#calm()));
    this.#backgroundEnds = performance.now() + BACKGROUND_SLICE_MS;
  }

  async #calm(): Promise<void> {
    const until = performance.now() + STANDS_BACK_MS;
    do await setImmediate();
    while (performance.now() - this.#waitedForAt < CALM_MS && performance.now() < until);
  }

  async begin(): Promise<OpenTransaction> {
    const giveBack = await this.#turns.take(WAIT_MS);
    const writer = this.#writer;
    try {
      // Left open when it could not be rolled back, because the disk failed.
      rollBack(writer);
      // Immediate: a transaction that reads first and writes later fails at once when another process wrote in between.
      await whenFree(() => writer.exec('begin immediate'), WAIT_MS);
    } catch (error) {
      giveBack();
      throw meaningOf(error);
    }
    return {
      run: (query) => this.#on(writer, query),
      commit: async () => {
        try {
          writer.exec('commit');
        } catch (error) {
          rollBack(writer);
          throw meaningOf(error);
        } finally {
          giveBack();
        }
      },
      rollback: async () => {
        rollBack(writer);
        giveBack();
      },
    };
  }

  // The reader is idle whenever anybody can look: it answers within one turn of this thread.
  pool(): PoolFigures {
    return { open: 2, idle: this.#turns.isTaken ? 1 : 2, waiting: this.#turns.waiting, most: 2 };
  }

  async pagesRead(): Promise<ReadonlyMap<string, number>> {
    return new Map();
  }

  async emptyLog(): Promise<EmptiedLog> {
    const giveBack = await this.#turns.take(WAIT_MS);
    try {
      return await whenEmptied(this.#writer);
    } finally {
      giveBack();
    }
  }

  async close(): Promise<void> {
    const giveBack = await this.#turns.take(WAIT_MS);
    this.#reader.close();
    this.#writer.close();
    // Whoever comes later learns at once that it is closed, instead of waiting for a turn.
    giveBack();
  }
}

const EMPTY_LOG = CompiledQuery.raw('pragma wal_checkpoint(truncate)');
const emptied = z.tuple([z.object({ busy: z.number() })]);

/** A reader of another process ends within milliseconds, a backup does not: a few tries, then it is for later. */
async function whenEmptied(writer: SqliteConnection): Promise<EmptiedLog> {
  for (const pauseMs of [10, 50, 200, 0]) {
    const [{ busy }] = emptied.parse(writer.run(EMPTY_LOG).rows);
    if (busy === 0) return 'emptied';
    await sleep(pauseMs);
  }
  return 'still_read';
}

function rollBack(writer: SqliteConnection): void {
  try {
    // A full disk has SQLite roll back by itself.
    if (writer.isInTransaction) writer.exec('rollback');
  } catch {
    // So has a disk that fails; what went wrong is told by the statement before.
  }
}

/** Opens the file, which is made when it is missing. */
export async function openSqlite(path: string): Promise<SqliteEngine> {
  prepareFile(path);
  const open = () => whenFree(() => openConnection(path), WAIT_MS);
  const writer = new SqliteConnection(await open());
  const reader = new SqliteConnection(await open());
  reader.exec('pragma query_only = on');
  return new SqliteEngine(writer, reader);
}

import { Pool, type PoolClient } from 'pg';
import { atMost } from '../../at-most.ts';
import { type PoolFigures, WAIT_MS } from '../engine.ts';
import { busy } from '../errors.ts';
import { SESSION_OPTIONS } from './session-options.ts';
import { parserOf } from './types.ts';

/** Longest that one statement may take, that it may wait for a lock, and that a transaction may stand idle, in milliseconds. */
const STATEMENT_MS = 5000;
const LOCK_MS = 2000;
const IDLE_IN_TRANSACTION_MS = 10_000;

/** Longest that an answer is waited for, in milliseconds: by then the server has given up by itself, so nothing comes from it any more. */
const ANSWER_MS = STATEMENT_MS + 1000;

/** Every connection is replaced after this long, in seconds, so that none outlives a change of the server's address or rights. */
const LIFETIME_S = 1800;

/** A connection unused for this long is asked whether it still lives before it is given out, in milliseconds. */
const CHECK_AFTER_MS = 30_000;

/** Longest that such a question may take, in milliseconds: whoever wants the connection waits for it, and has 5 seconds in all. */
const CHECK_MS = 1000;

/** A connection on loan. */
export interface Loan {
  readonly client: PoolClient;
  /** Whether it is one with the server itself, on which a statement that was prepared stays prepared; through a pooler, the next may go to another connection. */
  readonly isDirect: boolean;
  /** Gives it back; one that failed is closed instead. */
  giveBack(failed?: boolean): void;
}

/** Connections to PostgreSQL: `poolSize` that stay, `maxOverflow` more when needed. */
export class Connections {
  readonly #pool: Pool;
  readonly #lastUsed = new WeakMap<PoolClient, number>();
  readonly #direct = new WeakSet<PoolClient>();
  /** When one was last found dead that had been idle. What was used before then is as doubtful, and asking each in turn would take too long. */
  #doubtBefore = 0;

  constructor(url: string, poolSize: number, maxOverflow: number) {
    this.#pool = new Pool({
      connectionString: url,
      application_name: 'mingus',
      min: poolSize,
      max: poolSize + maxOverflow,
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: WAIT_MS,
      maxLifetimeSeconds: LIFETIME_S,
      statement_timeout: STATEMENT_MS,
      query_timeout: ANSWER_MS,
      lock_timeout: LOCK_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      keepAlive: true,
      options: SESSION_OPTIONS,
      types: { getTypeParser: parserOf },
    });
    // Without a listener, a connection that the server closes would end the process: idle ones tell the pool, those on loan themselves.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Lends a living connection. Rejects after 5 seconds without one. */
  async borrow(): Promise<Loan> {
    const until = performance.now() + WAIT_MS;
    let client = await this.#pool.connect();
    while (!(await this.#isAlive(client))) {
      client.release(true);
      client = await this.#another(until - performance.now());
    }
    return this.#loan(client);
  }

  async #isAlive(client: PoolClient): Promise<boolean> {
    const usedAt = this.#lastUsed.get(client);
    if (usedAt === undefined) return this.#getToKnow(client);
    if (usedAt < this.#doubtBefore) return false;
    if (performance.now() - usedAt < CHECK_AFTER_MS || (await answers(client))) return true;
    this.#doubtBefore = performance.now();
    return false;
  }

  /** Asks a new connection which process serves it: a pooler gives a number of its own at the start. */
  async #getToKnow(client: PoolClient): Promise<boolean> {
    try {
      const { rows } = await client.query<{ pid: number }>(WHO_SERVES);
      if ('processID' in client && client.processID === rows[0]?.pid) this.#direct.add(client);
      return true;
    } catch {
      return false;
    }
  }

  // The pool itself would wait 5 seconds more. A connection that comes too late stays in it for the next one.
  #another(waitMs: number): Promise<PoolClient> {
    const { promise, resolve, reject } = Promise.withResolvers<PoolClient>();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(busy());
    }, waitMs);
    this.#pool
      .connect()
      .then((client) => (isLate ? client.release() : resolve(client)), reject)
      .finally(() => clearTimeout(timer));
    return promise;
  }

  #loan(client: PoolClient): Loan {
    return {
      client,
      isDirect: this.#direct.has(client),
      giveBack: (failed = false) => {
        this.#lastUsed.set(client, performance.now());
        client.release(failed);
      },
    };
  }

  figures(): PoolFigures {
    const { totalCount: open, idleCount: idle, waitingCount: waiting } = this.#pool;
    return { open, idle, waiting, most: this.#pool.options.max };
  }

  /** Waits for what is open, as long as an answer may take: a server that has fallen silent does not say goodbye. */
  close(): Promise<void> {
    return atMost(ANSWER_MS, this.#pool.end());
  }
}

// pg takes a limit for each query; its types know it for connections only.
const QUESTION = { text: 'select 1', query_timeout: CHECK_MS };
const WHO_SERVES = { text: 'select pg_backend_pid() as pid', query_timeout: CHECK_MS };

const answers = async (client: PoolClient): Promise<boolean> => {
  try {
    await client.query(QUESTION);
    return true;
  } catch {
    return false;
  }
};

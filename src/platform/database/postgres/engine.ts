import { CompiledQuery } from 'kysely';
import { DatabaseError } from 'pg';
import { z } from 'zod';
import type { Answer, EmptiedLog, Engine, OpenTransaction, PoolFigures } from '../engine.ts';
import { meaningOf } from '../errors.ts';
import { bound } from '../parameters.ts';
import { Connections, type Loan } from './pool.ts';
import { StatementNames } from './statement-names.ts';

async function runOn({ client, isDirect }: Loan, names: StatementNames, query: CompiledQuery): Promise<Answer> {
  const name = isDirect && query.query.kind !== 'RawNode' ? names.of(query.sql) : undefined;
  const values = query.parameters.map(bound);
  const { rows, rowCount } = await client.query<Record<string, unknown>>({ ...(name !== undefined && { name }), text: query.sql, values });
  return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
}

// The server's word that it ends the connection: by its class, since how severe it is comes in the server's own language.
const ENDS_CONNECTION = /^(08|28|57P|25P0[34]|53300|XX)/;

// What it says of a statement that it prepared and does not know any more, or whose answer has other types since a migration: another connection knows none of it.
const IS_OUTDATED = /^(0A000|26000|42P05)/;
const isOutdated = (error: unknown): boolean => error instanceof DatabaseError && IS_OUTDATED.test(error.code ?? '');

// The server refused the statement and the connection is as good as before; anything else happened to the connection.
const isOnlyRefused = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof DatabaseError && !isOutdated(error) && !ENDS_CONNECTION.test(error.code ?? 'XX'));

const PAGES_READ = 'select blks_hit as cache, blks_read as disk from pg_stat_database where datname = current_database()';
const pages = z.object({ cache: z.int(), disk: z.int() });

/** PostgreSQL through a pool of connections. */
export class PostgresEngine implements Engine {
  readonly dialect = 'postgres';
  readonly #connections: Connections;
  readonly #names = new StatementNames();

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async #borrow(): Promise<Loan> {
    try {
      return await this.#connections.borrow();
    } catch (error) {
      throw meaningOf(error);
    }
  }

  async run(query: CompiledQuery, isAgain = false): Promise<Answer> {
    const loan = await this.#borrow();
    try {
      const answer = await runOn(loan, this.#names, query);
      loan.giveBack();
      return answer;
    } catch (error) {
      loan.giveBack(!isOnlyRefused(error));
      // Refused before it did anything; each connection may know it as it was.
      if (isOutdated(error) && !isAgain) return this.run(query, true);
      throw meaningOf(error);
    }
  }

  async begin(): Promise<OpenTransaction> {
    const loan = await this.#borrow();
    const { client } = loan;
    try {
      await client.query('begin');
    } catch (error) {
      loan.giveBack(true);
      throw meaningOf(error);
    }
    let isLost = false;
    return {
      run: (query) =>
        runOn(loan, this.#names, query).catch((error: unknown) => {
          isLost ||= !isOnlyRefused(error);
          throw meaningOf(error);
        }),
      commit: () => commit(loan),
      // On a connection that no longer answers, a rollback would be waited for as long again; the server rolls back when the connection ends.
      rollback: async () => (isLost ? loan.giveBack(true) : rollback(loan)),
    };
  }

  pool(): PoolFigures {
    return this.#connections.figures();
  }

  async pagesRead(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.run(CompiledQuery.raw(PAGES_READ));
    return new Map(rows.map((row) => pages.parse(row)).flatMap(({ cache, disk }) => [['cache', cache] as const, ['disk', disk] as const]));
  }

  async emptyLog(): Promise<EmptiedLog> {
    return 'looked_after';
  }

  close(): Promise<void> {
    return this.#connections.close();
  }
}

async function commit(loan: Loan): Promise<void> {
  try {
    const { command } = await loan.client.query('commit');
    // PostgreSQL answers a COMMIT of a failed transaction with a quiet ROLLBACK.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back instead of committed');
    loan.giveBack();
  } catch (error) {
    loan.giveBack(true);
    throw meaningOf(error);
  }
}

async function rollback(loan: Loan): Promise<void> {
  try {
    await loan.client.query('rollback');
    loan.giveBack();
  } catch {
    loan.giveBack(true);
  }
}

/** Opens a pool, and proves with one connection that the server answers. */
export async function openPostgres(settings: {
  readonly url: string;
  readonly poolSize: number;
  readonly maxOverflow: number;
}): Promise<PostgresEngine> {
  const connections = new Connections(settings.url, settings.poolSize, settings.maxOverflow);
  try {
    (await connections.borrow()).giveBack();
    return new PostgresEngine(connections);
  } catch (error) {
    await connections.close();
    throw meaningOf(error);
  }
}

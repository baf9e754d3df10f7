import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import Fastify from 'fastify';
import { Pool } from 'pg';
import { z } from 'zod';
import { createForecasts } from '../src/features/forecast/service.ts';
import { createTransactions } from '../src/features/ledger/transactions/service.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import { type Bound, bound } from '../src/platform/database/parameters.ts';
import type { DatabaseSettings } from '../src/platform/database/settings.ts';
import { createOutbox } from '../src/platform/jobs/outbox.ts';

/**
 * The reference for requests: a bare Fastify that asks the database what Mingus asks for the same page, through the bare driver, and writes
 * the rows down as they come. It has no sessions, no schemas, no limits, no log, and computes nothing. Its argument is a task as JSON.
 */
const task = z.object({ database: z.custom<DatabaseSettings>(), people: z.array(z.int()), port: z.int() });
const { database, people, port } = task.parse(JSON.parse(process.argv[2] ?? ''));

interface Statement {
  readonly sql: string;
  readonly parameters: readonly Bound[];
}

/** The statements of each page for each person, overheard from Mingus itself, so that they cannot differ. */
async function overhear(): Promise<ReadonlyMap<string, readonly Statement[]>> {
  let heard: Statement[] = [];
  const store = await openStore(database, { onQuery: ({ sql, parameters }) => heard.push({ sql, parameters: parameters.map(bound) }) });
  const forecasts = createForecasts({ store, clock: systemClock });
  const transactions = createTransactions({ store, clock: systemClock, outbox: createOutbox({ store, clock: systemClock }) });
  const statements = new Map<string, readonly Statement[]>();
  for (const user_id of people) {
    const caller = { user_id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: null } as const;
    await forecasts.read(caller, { days: 365, everyday: true });
    statements.set(`/forecast/${user_id}`, heard);
    heard = [];
    await transactions.list(caller, { limit: 50 });
    statements.set(`/transactions/${user_id}`, heard);
    heard = [];
  }
  await store.close();
  return statements;
}

type Ask = (statement: Statement) => unknown;

function askSqlite(path: string): Ask {
  const connection = new DatabaseSync(path, { readOnly: true });
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const asInput = (value: Bound): SQLInputValue => (typeof value === 'number' || typeof value === 'boolean' ? BigInt(value) : value);
  return ({ sql, parameters }) => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...parameters.map(asInput));
  };
}

function askPostgres(connectionString: string): Ask {
  const pool = new Pool({ connectionString, max: 10 });
  return async ({ sql, parameters }) => (await pool.query<Record<string, unknown>>(sql, [...parameters])).rows;
}

const statements = await overhear();
const askDatabase = database.kind === 'sqlite' ? askSqlite(database.path) : askPostgres(database.url);
const server = Fastify();
server.get('/ready', async () => 'ready');
server.get('/*', async (request, reply) => {
  const rows: unknown[] = [];
  for (const statement of statements.get(request.url) ?? []) rows.push(await askDatabase(statement));
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(rows));
});
await server.listen({ host: '127.0.0.1', port });

import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { z } from 'zod';
import { matchesArgon2Hash, readArgon2Hash } from '../src/features/identity/passwords/argon2-hash.ts';
import { readStatement } from '../src/features/ledger/imports/readers/read-statement.ts';
import type { Bound } from '../src/platform/database/parameters.ts';
import type { DatabaseSettings } from '../src/platform/database/settings.ts';
import { openBare, type Statement } from './bare-driver.ts';

/**
 * The reference for requests: a bare Fastify that sends what a request of Mingus was overheard to send, through the bare driver, and answers the same bytes. It has no
 * schemas, no limits, no log, and computes nothing. Its argument is a file that holds a task as JSON; the next one, the port.
 */
const overheard = z.object({ statements: z.array(z.custom<Statement>()).readonly(), body: z.string() });
const task = z.object({
  database: z.custom<DatabaseSettings>(),
  processes: z.int(),
  passwordHash: z.string(),
  password: z.string(),
  /** By path: a kind of request, and who asks. */
  pages: z.record(z.string(), overheard),
});
/** What the bare server is to know. */
export type BareTask = z.output<typeof task>;

/** A table that nothing hangs on, for what is written in its place. */
export const PLAIN_TABLE = 'create table plain_rows (posted_on varchar(10), amount bigint, payee varchar(200))';

const isRead = ({ sql }: Statement): boolean => /^\s*select/i.test(sql);

async function serve({ database, passwordHash, password, pages }: BareTask, port: number): Promise<void> {
  const bare = openBare(database);
  const kept = readArgon2Hash(passwordHash);
  if (kept === undefined) throw new Error('the hash is none');
  const server = Fastify();
  // A path is at hand with its question mark: nothing here reads a query.
  const page = (url: string) => {
    const found = pages[url];
    if (found === undefined) throw new Error(`nothing was overheard of ${url}`);
    return found;
  };
  const insert = (rows: readonly (readonly Bound[])[]): Statement => {
    const places = rows.map((row, first) => `(${row.map((_, place) => bare.placeholder(first * row.length + place + 1)).join(', ')})`);
    return { sql: `insert into plain_rows values ${places.join(', ')}`, parameters: rows.flat() };
  };
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onSend', async (_request, reply) => void reply.header('content-type', 'application/json; charset=utf-8'));
  server.get('/ready', async () => 'ready');
  server.get('/read/*', async ({ url }) => {
    const { statements, body } = page(url);
    await bare.ask(statements);
    return body;
  });
  server.put('/write/*', async ({ url }) => {
    const { statements, body } = page(url);
    await bare.askTogether(statements);
    return body;
  });
  server.post('/sign-in/*', async ({ url }) => {
    const { statements, body } = page(url);
    await bare.ask(statements.filter(isRead));
    await matchesArgon2Hash(kept, password);
    await bare.askTogether([insert([['2026-01-01', 0, 'a session']])]);
    return body;
  });
  server.post('/import/*', async ({ url, body: file }) => {
    const { statements, body } = page(url);
    await bare.ask(statements.filter(isRead));
    const rows = readStatement(z.instanceof(Buffer).parse(file), {}).accounts.flatMap((account) => account.rows);
    await bare.askTogether([insert(rows.map(({ posted_on, amount, payee }) => [posted_on, amount, payee]))]);
    return body;
  });
  await server.listen({ host: '127.0.0.1', port });
}

if (process.argv[1] === import.meta.filename) {
  const read = task.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
  if (cluster.isPrimary && read.processes > 1) for (let started = 0; started < read.processes; started += 1) cluster.fork();
  else await serve(read, Number(process.argv[3]));
}

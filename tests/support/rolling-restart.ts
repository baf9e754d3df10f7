import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { type Running, startCommand } from './command.ts';
import { freePort } from './guarded-process.ts';
import { SecureClient } from './https-client.ts';
import { type Nginx, NGINX_NAME, startNginx } from './nginx.ts';

/** How hard, and how often. */
export interface RollingPlan {
  /** How often each of the two servers is stopped and started again. */
  readonly rounds: number;
  readonly requestsPerSecond: number;
  /** A signal to stop by: SIGTERM as for an upgrade, SIGKILL as for an accident. */
  readonly signal?: 'SIGTERM' | 'SIGKILL';
  /** From when a server is there again until the next is stopped, half a second when left out. One accident at a time: nothing may still be under way that the last one sent to the only other server. */
  readonly pauseMs?: number;
  /** Whether writes carry an Idempotency-Key; they do when left out. */
  readonly keyed?: boolean;
  /** Settings of the servers that are to be otherwise. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What callers saw of it, and what was left in the database. */
export interface RollingOutcome {
  readonly requests: number;
  /** Requests a second as they were in the end. */
  readonly rate: number;
  /** Status and words of each answer that was not as asked. */
  readonly failed: readonly string[];
  readonly acknowledged: number;
  /** Writes that were acknowledged and are not there, and writes that are there more than once. */
  readonly lost: number;
  readonly doubled: number;
  /** How each server ended. */
  readonly codes: readonly (number | null)[];
}

/** Requests that callers have open at once: on a machine that cannot keep up they come more slowly rather than pile up. */
const WAITING_MOST = 12;
/** Writes of one person wait for one another, so there are several. */
const PEOPLE = 6;

const created = z.looseObject({ id: z.int() });

/** Somebody behind nginx, in a browser of their own, with an account to write to. */
async function signUp(nginx: Nginx, number: number) {
  const client = new SecureClient({ ...nginx, host: NGINX_NAME, connections: 2 });
  onTestFinished(() => client.close());
  await client.register(`someone${number}@example.org`);
  const account = await client.send('POST', '/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' });
  return { client, account_id: created.parse(JSON.parse(account.body)).id };
}

const noPerson = (): never => {
  throw new Error('there is nobody to ask');
};

/** Restarts two servers behind nginx with the shipped configuration, one after the other, under load from clients that keep their connections. */
export async function restartUnderLoad(database: DatabaseSettings, plan: RollingPlan): Promise<RollingOutcome> {
  if (database.kind !== 'postgres') throw new Error('several servers share a PostgreSQL');
  const folder = await mkdtemp(join(tmpdir(), 'mingus-rolling-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const ports = [await freePort(), await freePort()] as const;
  const env = {
    DATABASE_URL: database.url,
    MINGUS_DATA_DIR: folder,
    PUBLIC_URL: `https://${NGINX_NAME}`,
    TRUSTED_PROXIES: 'loopback',
    SHUTDOWN_NOTICE_MS: '3000',
    RATELIMIT_ENABLED: 'false',
    // Whoever else uses this machine at the moment is no reason to turn anybody away.
    BUSY_DELAY_MS: '0',
    ...plan.env,
  };
  const start = async (port: number): Promise<Running> => {
    const server = startCommand(['serve', '--port', String(port), '--without-worker'], env);
    await server.line(/ready/);
    return server;
  };
  const servers = await Promise.all(ports.map(start));
  const nginx = await startNginx(ports);
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, number) => signUp(nginx, number)));

  const failed: string[] = [];
  const acknowledged: string[] = [];
  const open = new Set<Promise<void>>();
  let [requests, loading] = [0, true];
  onTestFinished(() => {
    loading = false;
  });
  const ask = async (): Promise<void> => {
    requests += 1;
    const payee = `Payee ${randomUUID()}`;
    const isWrite = Math.floor(requests / PEOPLE) % 4 === 0;
    const { client, account_id } = people[requests % PEOPLE] ?? noPerson();
    const row = { account_id, posted_on: '2025-01-02', amount: -1, payee };
    const answer = await (isWrite
      ? client.send('POST', '/api/transactions', row, plan.keyed === false ? {} : { 'idempotency-key': randomUUID() })
      : client.send('GET', '/api/auth/session'));
    if (answer.status !== (isWrite ? 201 : 200)) failed.push(`${isWrite ? 'write' : 'read'} ${answer.status} ${answer.body.slice(0, 300)}`);
    else if (isWrite) acknowledged.push(payee);
  };
  const began = performance.now();
  const load = (async () => {
    while (loading) {
      const due = ((performance.now() - began) / 1000) * plan.requestsPerSecond;
      for (let more = Math.floor(due) - requests; more > 0 && open.size < WAITING_MOST; more -= 1) {
        const asked: Promise<void> = ask().finally(() => open.delete(asked));
        open.add(asked);
      }
      await sleep(5);
    }
  })();

  const codes: (number | null)[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [index, port] of ports.entries()) {
      servers[index]?.process.kill(plan.signal ?? 'SIGTERM');
      const ended = await servers[index]?.ended;
      codes.push(ended?.code ?? null);
      servers[index] = await start(port);
      await sleep(plan.pauseMs ?? 500);
    }
  }
  loading = false;
  const rate = Math.round(requests / ((performance.now() - began) / 1000));
  await load;
  await Promise.all(open);

  const store = await openStore(database);
  const rows = await store.db.selectFrom('transactions').select('payee').execute();
  await store.close();
  const times = new Map<string, number>();
  for (const { payee } of rows) times.set(payee, (times.get(payee) ?? 0) + 1);
  return {
    requests,
    rate,
    failed,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((payee) => !times.has(payee)).length,
    doubled: [...times.values()].filter((count) => count > 1).length,
    codes,
  };
}

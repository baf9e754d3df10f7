import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { onPostgres } from '../../../../tests/support/databases.ts';
import { startRelay } from '../../../../tests/support/relay.ts';
import { Problem } from '../../../contract/problem.ts';
import { openStore } from '../open.ts';
import type { Store } from '../store.ts';

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.type.code : String(error)),
  );

/** What became of `work` by the time that this many milliseconds more have passed; each is let pass at once. */
async function after(ms: number, work: Promise<string>): Promise<string> {
  await vi.advanceTimersByTimeAsync(ms);
  return Promise.race([work, moment().then(() => 'still waits')]);
}

/** Long enough, by a clock that nobody moves, for what is ready to arrive over the network. */
const moment = (): Promise<void> =>
  new Promise((resolve) => {
    const until = process.hrtime.bigint() + 300_000_000n;
    const look = (): unknown => (process.hrtime.bigint() < until ? setImmediate(look) : resolve());
    look();
  });

const backendOf = async (store: Store): Promise<unknown> => (await sql`select pg_backend_pid() as pid`.execute(store.db)).rows;

/** Holds `count` connections at once until it is told to let go. */
function hold(store: Store, count: number) {
  const { promise, resolve: letGo } = Promise.withResolvers<void>();
  const holding = Array.from({ length: count }, () =>
    store.transaction(async (db) => {
      await sql`select 1`.execute(db);
      await promise;
    }),
  );
  return { letGo, ended: Promise.all(holding) };
}

/** From here on the clock of this process goes faster when it is told to; what comes over the network comes all the same. */
const letTimePass = (): void => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'], shouldAdvanceTime: true });

onPostgres('a pool', (makeDatabase) => {
  afterEach(() => void vi.useRealTimers());

  const place = async () => {
    const settings = await makeDatabase();
    if (settings.kind !== 'postgres') throw new Error('not PostgreSQL');
    return settings.url;
  };

  const open = async (url: string, poolSize: number, maxOverflow: number) => {
    const store = await openStore({ kind: 'postgres', url, poolSize, maxOverflow });
    onTestFinished(() => {
      vi.useRealTimers();
      return store.close();
    });
    return store;
  };

  const countedBy = async (url: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    onTestFinished(() => client.end());
    return async (): Promise<number> =>
      (await client.query("select 1 from pg_stat_activity where datname = current_database() and application_name = 'mingus'")).rowCount ?? 0;
  };

  it('has as many connections as its size and its overflow together, and when they are not needed keeps its size', async () => {
    const url = await place();
    const count = await countedBy(url);
    const store = await open(url, 2, 3);
    const { letGo, ended } = hold(store, 5);
    await expect.poll(count).toBe(5);
    const sixth = outcome(store.ping());
    await moment();
    expect(await count()).toBe(5);
    letTimePass();
    letGo();
    await ended;
    expect(await sixth).toBe('done');
    await vi.advanceTimersByTimeAsync(9_000);
    await moment();
    expect(await count()).toBe(5);
    await vi.advanceTimersByTimeAsync(2_000);
    await moment();
    expect(await count()).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    await moment();
    expect(await count()).toBe(2);
  });

  it('lets a request wait five seconds for a connection, and no longer', async () => {
    letTimePass();
    const store = await open(await place(), 1, 1);
    const { letGo, ended } = hold(store, 2);
    const waiting = outcome(store.ping());
    expect(await after(4_500, waiting)).toBe('still waits');
    expect(await after(600, waiting)).toBe('server.busy');
    letGo();
    await ended;
    expect(await outcome(store.ping())).toBe('done');
  });

  it('replaces each connection after half an hour, also one in use, when it is given back', async () => {
    letTimePass();
    const store = await open(await place(), 1, 0);
    const first = await backendOf(store);
    await vi.advanceTimersByTimeAsync(1_790_000);
    expect(await backendOf(store)).toEqual(first);
    await vi.advanceTimersByTimeAsync(11_000);
    const second = await backendOf(store);
    expect(second).not.toEqual(first);
    const within = await store.transaction(async (db) => {
      const { rows } = await sql`select pg_backend_pid() as pid`.execute(db);
      await vi.advanceTimersByTimeAsync(1_900_000);
      return rows;
    });
    expect(within).toEqual(second);
    expect(await backendOf(store)).not.toEqual(second);
  });

  it('asks a connection that was idle for half a minute whether it still lives, and not one that was used', async () => {
    const relay = await startRelay(await place());
    letTimePass();
    const store = await open(relay.url, 1, 0);
    await store.ping();
    relay.loseThoseOpen();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await after(1_100, outcome(store.ping()))).toBe('done');

    relay.loseThoseOpen();
    await vi.advanceTimersByTimeAsync(25_000);
    const unasked = outcome(store.ping());
    expect(await after(5_500, unasked)).toBe('still waits');
    expect(await after(600, unasked)).toBe('server.database');
    expect(await outcome(store.ping())).toBe('done');
  });

  it('finds out once that a network swallowed what was idle, however many connections that were', async () => {
    const relay = await startRelay(await place());
    letTimePass();
    const store = await open(relay.url, 10, 0);
    const { letGo, ended } = hold(store, 10);
    await moment();
    letGo();
    await ended;
    relay.loseThoseOpen();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await after(1_100, outcome(store.ping()))).toBe('done');
    const all = Array.from({ length: 30 }, () => outcome(store.ping()));
    for (const one of all) expect(await after(0, one)).toBe('done');
  });

  it('lets nobody wait longer for a server that has fallen silent meanwhile', async () => {
    const relay = await startRelay(await place());
    letTimePass();
    const store = await open(relay.url, 3, 0);
    const { letGo, ended } = hold(store, 3);
    await moment();
    letGo();
    await ended;
    relay.fallSilent();
    await vi.advanceTimersByTimeAsync(31_000);
    const all = Array.from({ length: 10 }, () => outcome(store.ping()));
    await vi.advanceTimersByTimeAsync(5_100);
    for (const one of all) expect(await after(0, one)).toBe('server.busy');
    relay.speak();
    await expect.poll(() => outcome(store.ping()), { timeout: 10_000 }).toBe('done');
  });

  it('does not wait once more, for a rollback, when the server fell silent in a transaction', async () => {
    const relay = await startRelay(await place());
    letTimePass();
    const store = await open(relay.url, 1, 0);
    const begun = Promise.withResolvers<void>();
    const work = store.transaction(async (db) => {
      await sql`select 1`.execute(db);
      relay.fallSilent();
      begun.resolve();
      await sql`select 2`.execute(db);
    });
    const came = outcome(work);
    await begun.promise;
    await moment();
    expect(await after(6_100, came)).toBe('server.database');
  });

  it('ends a statement after five seconds and a transaction that stands still after ten, and goes on', async () => {
    const store = await open(await place(), 2, 0);
    const begunMs = performance.now();
    const long = outcome(sql`select pg_sleep(8)`.execute(store.db));
    const still = outcome(
      store.transaction(async (db) => {
        await sql`select 1`.execute(db);
        await sleep(10_500);
        await sql`select 1`.execute(db);
      }),
    );
    expect(await long).toBe('server.busy');
    expect(performance.now() - begunMs).toBeGreaterThan(4_900);
    expect(performance.now() - begunMs).toBeLessThan(5_900);
    expect(await still).toBe('server.database');
    expect(await outcome(store.ping())).toBe('done');
  }, 20_000);
});

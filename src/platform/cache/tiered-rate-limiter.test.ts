import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { onEachDatabaseFile, onPostgres, onSqlite } from '../../../tests/support/databases.ts';
import { startApp } from '../../../tests/support/server.ts';
import { openStore } from '../database/open.ts';
import type { Store } from '../database/store.ts';
import { createDatabaseRateLimiter } from './database-rate-limiter.ts';
import { createInProcessRateLimiter } from './in-process-rate-limiter.ts';
import { describeRateLimiter, settableClock } from './rate-limiter.conformance.ts';
import { createTieredRateLimiter } from './tiered-rate-limiter.ts';

const READ = { name: 'read', most: 2, seconds: 60 };
const SIGN_IN = { name: 'sign_in', most: 2, seconds: 60 };
const HEAVY = { name: 'heavy', most: 2, seconds: 60 };
const LATER = { name: 'thought_of_later', most: 2, seconds: 60 };

const clock = settableClock(Date.UTC(2025, 0, 15));
const inDatabase = (store: Store) => createDatabaseRateLimiter({ store, clock, secret: 'a key for tests' });
const countersOf = async (store: Store) =>
  (await store.db.selectFrom('rate_counters').select('name').orderBy('name').execute()).map(({ name }) => name);

/** What each of three tries is answered. */
async function threeTries(take: () => Promise<{ readonly allowed: boolean }>) {
  const answers = [];
  for (let tries = 0; tries < 3; tries += 1) answers.push((await take()).allowed);
  return answers;
}
const AS_ALLOWED = [true, true, false];

onEachDatabaseFile('limits', (makeDatabase) => {
  const open = async () => {
    const store = await openStore(await makeDatabase());
    let closing: Promise<void> | undefined;
    const close = () => (closing ??= store.close());
    onTestFinished(close);
    return { ...store, close };
  };
  const tiered = async () => {
    const store = await open();
    return { store, limiter: createTieredRateLimiter({ database: inDatabase(store), ordinary: createInProcessRateLimiter(clock) }) };
  };

  describeRateLimiter('as the tiers have them', async () => ({
    limiter: (await tiered()).limiter,
    pass: (ms) => Promise.resolve(clock.pass(ms)),
  }));

  it('that only spread load are counted in the process; the others, also those nobody has thought of yet, in the database', async () => {
    const { store, limiter } = await tiered();
    for (const limit of [READ, SIGN_IN, HEAVY, LATER]) expect(await threeTries(() => limiter.take(limit, 'a'))).toEqual(AS_ALLOWED);
    expect(await countersOf(store)).toEqual(['heavy', 'sign_in', 'thought_of_later']);
  });

  it('that hold something back never come to the store of the others, so that none is wider when that forgets', async () => {
    const store = await open();
    const ordinary = createInProcessRateLimiter(clock);
    const limiter = createTieredRateLimiter({ database: inDatabase(store), ordinary });
    for (const limit of [READ, SIGN_IN]) expect(await threeTries(() => limiter.take(limit, 'a'))).toEqual(AS_ALLOWED);
    await limiter.giveBack(SIGN_IN, 'a');
    expect((await limiter.take(SIGN_IN, 'a')).allowed).toBe(true);
    expect((await ordinary.take(SIGN_IN, 'a')).remaining).toBe(1);
    expect(await ordinary.take(READ, 'a')).toMatchObject({ allowed: false });
  });

  it('allow nothing that has to be held back when no store can be read, and still what only spreads load', async () => {
    const { store, limiter } = await tiered();
    await store.close();
    for (const limit of [SIGN_IN, HEAVY, LATER]) {
      await expect(limiter.take(limit, 'a')).rejects.toMatchObject({ type: { code: 'server.database', kind: 'unavailable' }, retryAfterSeconds: 1 });
    }
    expect(await threeTries(() => limiter.take(READ, 'a'))).toEqual(AS_ALLOWED);
  });

  it('answer 503 to a sign-in when no store can be read', async () => {
    const store = await open();
    const app = await startApp(store, { env: { RATELIMIT_ENABLED: 'true', LOG_LEVEL: 'warn' } });
    await store.close();
    const signIn = await app.client().post('/api/auth/login', { email: 'ada@example.org', password: 'guess' });
    expect(signIn).toMatchObject({ status: 503, body: { code: 'server.database' } });
    expect(signIn.headers.get('retry-after')).toBe('1');
    expect(app.logLines.join('\n')).toContain('unavailable');
    expect((await app.client().get('/api/me')).status).toBe(401);
  });
});

onPostgres('a database that goes away', (makeDatabase) => {
  it('is no allowance, and counts on from where it was when it is back', async () => {
    const settings = await makeDatabase();
    if (settings.kind !== 'postgres') throw new Error('not PostgreSQL');
    const store = await openStore(settings);
    onTestFinished(() => store.close());
    const limiter = createTieredRateLimiter({ database: inDatabase(store), ordinary: createInProcessRateLimiter(clock) });
    expect((await limiter.take(SIGN_IN, 'a')).remaining).toBe(1);
    const { pathname } = new URL(settings.url);
    const elsewhere = new URL(settings.url);
    elsewhere.pathname = '/postgres';
    const server = new Client({ connectionString: elsewhere.href });
    await server.connect();
    onTestFinished(() => server.end());
    const name = pathname.slice(1);
    await server.query(`alter database ${name} with allow_connections false`);
    await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(limiter.take(SIGN_IN, 'a')).rejects.toMatchObject({ type: { code: 'server.database' } });
      expect((await limiter.take(READ, String(tries))).allowed).toBe(true);
    }
    await server.query(`alter database ${name} with allow_connections true`);
    expect(await limiter.take(SIGN_IN, 'a')).toMatchObject({ allowed: true, remaining: 0 });
  });
});

onSqlite('a file that another process does not let go of', (makeDatabase) => {
  it('is no allowance either', async () => {
    const settings = await makeDatabase();
    if (settings.kind !== 'sqlite') throw new Error('not SQLite');
    const store = await openStore(settings);
    onTestFinished(() => store.close());
    const limiter = createTieredRateLimiter({ database: inDatabase(store), ordinary: createInProcessRateLimiter(clock) });
    const holder = new DatabaseSync(settings.path);
    holder.exec('begin immediate');
    await expect(limiter.take(SIGN_IN, 'a')).rejects.toMatchObject({ type: { code: 'server.busy' } });
    expect((await limiter.take(READ, 'a')).allowed).toBe(true);
    holder.exec('rollback');
    holder.close();
    expect(await limiter.take(SIGN_IN, 'a')).toMatchObject({ allowed: true, remaining: 1 });
  });
});

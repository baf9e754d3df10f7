import { type RawBuilder, sql } from 'kysely';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { administratorOf } from '../../../../tests/support/administrator.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { addPerson } from '../../../../tests/support/people.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { said } from '../../../../tests/support/two-people.ts';
import type { StoreOptions } from '../../../platform/database/open.ts';
import { ensurePartitions } from '../../../platform/database/partitions.ts';
import type { Store } from '../../../platform/database/store.ts';
import { readStatus, type status } from './contract.ts';
import { PARTS } from './parts.fixture.ts';

const PATH = '/api/admin/status';
const LONG_MS = 60_000;
const CANARY = 'canary-7c21f9';
const AT = '2025-01-15T11:00:00.000Z';

/** Takes a while on either database, with one value written out and another handed over. */
const slow = (store: Store): RawBuilder<unknown> =>
  store.dialect === 'sqlite'
    ? sql`with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 300000)
        select max(n), ${CANARY} as handed, ${sql.lit(CANARY)} as written from counted`
    : sql`select pg_sleep(0.2), ${CANARY}::text as handed, ${sql.lit(CANARY)} as written`;

type Found = z.output<typeof status>;
const statesOf = (found: Found): Readonly<Record<string, string>> =>
  Object.fromEntries(PARTS.map((name) => [name, found[name].state === 'known' ? 'known' : found[name].why]));

onEachDatabase('how Mingus stands, for administrators', (open, dialect) => {
  const other = 'other_database';
  const WELL = {
    checks: 'known',
    database: 'known',
    tables: 'known',
    queue: 'known',
    backup: 'known',
    disk: 'known',
    ...(dialect === 'sqlite'
      ? { locks: other, dead_rows: other, file: 'known', server_statements: other, replicas: other, partitions: other }
      : { locks: 'known', dead_rows: 'known', file: other, server_statements: 'not_installed', replicas: 'known', partitions: 'known' }),
  };

  const start = async (options?: StoreOptions) => {
    const store = await open(options);
    await ensurePartitions(store, '2025-01-15');
    const app = await startApp(store, { env: { LOG_LEVEL: 'warn' } });
    const root = await administratorOf(app, store, 'root@example.org');
    await store.db.deleteFrom('outbox').execute();
    const look = async () => (await root.client.get(PATH)).read(readStatus.answers[200]);
    // A part has two seconds, which a machine that does much else at the moment may need for nothing: then it is looked at again.
    const lookFor = async (wanted: Readonly<Record<string, string>> = WELL) => {
      const isFound = (found: Found) => Object.entries(statesOf(found)).every(([name, state]) => (wanted[name] ?? state) === state);
      let found = await look();
      for (let tries = 0; tries < 10 && !isFound(found); tries += 1) found = await look();
      expect(statesOf(found)).toMatchObject(wanted);
      return found;
    };
    const line = async (name: string) => {
      const { checks } = await look();
      return checks.state === 'known' ? checks.lines.find((each) => each.name === name) : undefined;
    };
    return { store, app, root, look, lookFor, line };
  };

  it('is told part by part, each with its figures or why it has none', { timeout: LONG_MS }, async () => {
    const { lookFor } = await start();
    const found = await lookFor();
    expect(found).toMatchObject({
      looked_at: '2025-01-15T12:00:00.000Z',
      process: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.versions.node, server_processes: 1 },
      database: { product: dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL', version: expect.stringMatching(/^\d+\.\d+/) },
      pool: { waiting: 0, most: dialect === 'sqlite' ? 2 : 10 },
      queue: { kinds: [] },
      backup: { last: null },
      replicas: dialect === 'sqlite' ? {} : { connected: [] },
      locks: dialect === 'sqlite' ? {} : { waiting: [] },
    });
    if (found.database.state !== 'known' || found.tables.state !== 'known' || found.checks.state !== 'known') throw new Error('they are known');
    const { bytes } = found.database;
    const { count, largest } = found.tables;
    expect(bytes).toBeGreaterThan(100_000);
    expect(count).toBeGreaterThan(40);
    expect(largest).toHaveLength(10);
    expect(largest.map((table) => table.bytes)).toEqual(largest.map((table) => table.bytes).toSorted((one, another) => another - one));
    // Of parts only the whole is named.
    expect(largest.filter(({ table }) => /_\d{4}_\d\d$|_default$/.test(table))).toEqual([]);
    expect(largest.reduce((sum, table) => sum + table.bytes, 0)).toBeLessThanOrEqual(bytes);
    const passing = ['server', 'auth bypass', 'CSRF', 'database', 'migrations', 'indexes', 'queue', 'dead jobs'];
    expect(found.checks.lines.filter(({ state }) => state === 'pass').map(({ name }) => name)).toEqual(expect.arrayContaining(passing));
    expect(found.checks.lines.find(({ name }) => name === 'rate limiting')).toMatchObject({
      state: 'fail',
      says: 'RATELIMIT_ENABLED is false: leave it out.',
    });
  });

  it('names the slowest statements of this process, and no value of any', { timeout: LONG_MS }, async () => {
    const { store, root, look } = await start();
    for (const _ of [1, 2]) await slow(store).execute(store.db);
    const { statements } = await look();
    expect(statements.length).toBeLessThanOrEqual(20);
    expect(statements.map(({ worst_ms }) => worst_ms)).toEqual(statements.map(({ worst_ms }) => worst_ms).toSorted((one, another) => another - one));
    const found = statements.find(({ statement }) => /as handed, \? as written/.test(statement));
    expect(found).toMatchObject({ count: 2 });
    expect(found?.worst_ms).toBeGreaterThan(10);
    expect(found?.worst_ms).toBeGreaterThanOrEqual(found?.mean_ms ?? Number.NaN);
    const { body } = await root.client.get(PATH);
    expect(JSON.stringify(body)).toContain('as handed');
    expect(JSON.stringify(body)).not.toContain(CANARY);
    expect(JSON.stringify(body)).not.toContain('root@example.org');
  });

  it('tells of the jobs of each kind how old they are, and how many were given up', { timeout: LONG_MS }, async () => {
    const { store, lookFor, line } = await start();
    const job = { payload: { user_id: 1 }, created_at: AT, available_at: AT };
    const rows = [
      { ...job, kind: 'b', dedupe_key: 'waits', available_at: '2025-01-15T11:30:00.000Z' },
      { ...job, kind: 'b', dedupe_key: 'later', created_at: '2025-01-15T10:00:00.000Z', available_at: '2025-01-16T00:00:00.000Z' },
      { ...job, kind: 'b', dedupe_key: 'at work', available_at: '2025-01-15T09:00:00.000Z', locked_until: '2025-01-15T12:00:30.000Z' },
      { ...job, kind: 'b', dedupe_key: 'done', finished_at: AT },
      { ...job, kind: 'b', dedupe_key: 'dead', finished_at: AT, last_error: 'TypeError: no' },
      { ...job, kind: 'a', dedupe_key: 'only dead', finished_at: AT, last_error: 'TypeError: no' },
      { ...job, kind: 'c', dedupe_key: 'only later', available_at: '2025-01-16T00:00:00.000Z' },
      { ...job, kind: 'd', dedupe_key: 'only done', finished_at: AT },
    ];
    await store.db.insertInto('outbox').values(rows).execute();
    expect((await lookFor()).queue).toEqual({
      state: 'known',
      kinds: [
        { kind: 'a', open: 0, oldest_at: null, waiting_since: null, dead: 1 },
        { kind: 'b', open: 3, oldest_at: '2025-01-15T10:00:00.000Z', waiting_since: '2025-01-15T11:30:00.000Z', dead: 1 },
        { kind: 'c', open: 1, oldest_at: AT, waiting_since: null, dead: 0 },
      ],
    });
    expect(await line('queue')).toMatchObject({ state: 'fail', says: expect.stringContaining('30 minutes') });
    expect(await line('dead jobs')).toMatchObject({ state: 'fail', says: expect.stringMatching(/^2 given up/) });
  });

  it('goes on without what cannot be asked, and says so', { timeout: LONG_MS }, async () => {
    const { store, app, lookFor, line } = await start();
    await store.db.schema.alterTable('outbox').renameTo('gone').execute();
    await lookFor({ ...WELL, queue: 'error' });
    const [queue, migrations] = [await line('queue'), await line('migrations')];
    await store.db.schema.alterTable('gone').renameTo('outbox').execute();
    expect([queue?.state, queue?.seen, migrations?.state]).toEqual(['fail', false, 'pass']);
    expect(app.logLines.some((text) => text.includes('a part of the status page cannot be looked at'))).toBe(true);
    await lookFor();
  });

  it('asks as many queries for much as for nothing', { timeout: LONG_MS }, async () => {
    const asked: string[] = [];
    const { store, look } = await start({ onQuery: ({ sql: text }) => void asked.push(text) });
    const counted = async (): Promise<number> => {
      asked.length = 0;
      await look();
      return asked.length;
    };
    const first = await counted();
    const people = await Promise.all(Array.from({ length: 20 }, () => addPerson(store)));
    const rows = people.flatMap(({ id }) =>
      ['a', 'b', 'c'].map((kind) => ({ kind, payload: {}, dedupe_key: `${kind}-${id}`, created_at: AT, available_at: AT })),
    );
    await store.db.insertInto('outbox').values(rows).execute();
    // One of them finds the caller. The server also looks at itself from outside, as a stranger, who is refused before any query.
    const usual = dialect === 'sqlite' ? 7 : 16;
    expect([first, await counted(), await counted()]).toEqual([usual, usual, usual]);
  });

  it('is for administrators who have shown a second factor: nobody else is told anything, and no look is noted', { timeout: LONG_MS }, async () => {
    const { store, app, root, look } = await start();
    const [ada, bo] = [app.client(), app.client()];
    for (const person of [ada, bo]) await person.registerPerson();
    await store.db.deleteFrom('verification_audit_log').execute();
    await look();
    const answers = await Promise.all([ada.get(PATH), bo.get(PATH)]);
    const like = await Promise.all([ada.get('/api/admin/jobs'), bo.get('/api/admin/jobs')]);
    for (const [index, answer] of answers.entries()) {
      expect(said(answer)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      expect(answer.status).toBe(like[index]?.status);
    }
    expect((await app.client().get(PATH)).status).toBe(401);
    await store.db.updateTable('sessions').set({ second_factor_at: null }).execute();
    expect(await root.client.get(PATH)).toMatchObject({ status: 403, body: { code: 'auth.second_factor_required' } });
    expect(await store.db.selectFrom('verification_audit_log').select('event_type').execute()).toEqual([]);
  });

  if (dialect === 'sqlite') {
    it('tells of a file how much of it is free and how large its log is', { timeout: LONG_MS }, async () => {
      const { store, lookFor } = await start();
      const rows = Array.from({ length: 300 }, (_, index) => ({
        kind: 'k',
        payload: { long: 'x'.repeat(2000) },
        dedupe_key: `${index}`,
        created_at: AT,
        available_at: AT,
      }));
      await store.db.insertInto('outbox').values(rows).execute();
      await store.db.deleteFrom('outbox').execute();
      const { file } = await lookFor();
      expect(file).toMatchObject({ state: 'known', page_bytes: 4096 });
      if (file.state !== 'known') throw new Error('it is known');
      expect(file.free_pages).toBeGreaterThan(100);
      expect(file.pages).toBeGreaterThan(file.free_pages);
      expect(file.wal_bytes).toBeGreaterThan(100_000);
    });
    return;
  }

  it('tells who waits for whom, without what they ask about', { timeout: LONG_MS }, async () => {
    const { store, root } = await start();
    const { id } = await addPerson(store);
    const session = async (): Promise<number> => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(store.db)).rows[0]?.pid ?? 0;
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<number>();
    const holding = store.transaction(async (db) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
      await sql`update users set full_name = ${sql.lit(CANARY)} where id = ${id}`.execute(db);
      begin(await session());
      await held;
    });
    const holder = await begun;
    const waiting = store.transaction(async (db) => {
      // Longer than Mingus itself waits, so that it is still there when it is looked for.
      await sql`set local lock_timeout = 0`.execute(db);
      await sql`update users set full_name = ${sql.lit(`${CANARY} again`)} where id = ${sql.lit(id)}`.execute(db);
    });
    const see = async () => {
      const { body } = await root.client.get(PATH);
      const { locks } = readStatus.answers[200].parse(body);
      return { waits: locks.state === 'known' ? locks.waiting : [], text: JSON.stringify(body) };
    };
    let seen = await see();
    for (let tries = 0; tries < 20 && seen.waits.length === 0; tries += 1) seen = await see();
    release();
    await Promise.all([holding, waiting]);
    expect(seen.waits).toMatchObject([{ program: 'mingus', waits_for: holder, holder_program: 'mingus' }]);
    const [wait] = seen.waits;
    expect(wait?.statement).toBe('update users set full_name = ? where id = ?');
    expect(wait?.waits_seconds).toBeGreaterThan(0);
    expect(wait?.holder_seconds).toBeGreaterThan(wait?.waits_seconds ?? Number.POSITIVE_INFINITY);
    expect(seen.text).not.toContain(CANARY);
  });

  it('is late with what waits for a lock itself, and with nothing else', { timeout: LONG_MS }, async () => {
    const { store, lookFor, line } = await start();
    const { promise: locked, resolve: lock } = Promise.withResolvers<void>();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const holding = store.transaction(async (db) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
      await sql`lock table outbox in access exclusive mode`.execute(db);
      lock();
      await held;
    });
    await locked;
    await lookFor({ ...WELL, queue: 'late', tables: 'late', dead_rows: 'late' });
    const queue = await line('queue');
    release();
    await holding;
    expect(queue).toMatchObject({ state: 'fail', seen: false });
    await lookFor();
  });

  it('tells which tables have dead rows', { timeout: LONG_MS }, async () => {
    const { store, look } = await start();
    const rows = Array.from({ length: 50 }, (_, index) => ({ kind: 'k', payload: {}, dedupe_key: `${index}`, created_at: AT, available_at: AT }));
    await store.db.insertInto('outbox').values(rows).execute();
    await store.db.deleteFrom('outbox').where('id', '>', 0).execute();
    const dead = async () => {
      const { dead_rows } = await look();
      return dead_rows.state === 'known' ? dead_rows.tables.find(({ table }) => table === 'outbox') : undefined;
    };
    // A session tells the server of what it did when it has been idle for a moment.
    await expect.poll(dead, { timeout: 20_000, interval: 500 }).toMatchObject({ rows: 0, dead: 50, vacuumed_at: null });
  });

  it('tells how many months are there ahead, and what has none of its own', { timeout: LONG_MS }, async () => {
    const { store, lookFor, line } = await start();
    const { id: user_id } = await addPerson(store);
    const old = { user_id, event_type: 'login_success', event_details: {} };
    await store.db
      .insertInto('verification_audit_log')
      .values([
        { ...old, created_at: '1999-01-01T00:00:00.000Z' },
        { ...old, created_at: '1999-01-02T00:00:00.000Z' },
      ])
      .execute();
    const [checkins, trail] = ['user_health_checkins', 'verification_audit_log'];
    expect((await lookFor({ partitions: 'known' })).partitions).toEqual({
      state: 'known',
      tables: [
        { table: checkins, months_ahead: 3, default_rows: 0 },
        { table: trail, months_ahead: 3, default_rows: 2 },
      ],
    });
    expect(await line('partitions')).toMatchObject({ state: 'pass' });
    await sql`drop table user_health_checkins_2025_02, verification_audit_log_2025_01`.execute(store.db);
    expect((await lookFor({ partitions: 'known' })).partitions).toMatchObject({ tables: [{ months_ahead: 0 }, { months_ahead: -1 }] });
    expect(await line('partitions')).toMatchObject({ state: 'fail' });
  });
});

import { sql } from 'kysely';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { onPostgres } from '../../../../tests/support/databases.ts';
import { startRelay } from '../../../../tests/support/relay.ts';
import { Problem } from '../../../contract/problem.ts';
import { openStore } from '../open.ts';
import { parserOf } from './types.ts';

const codeOf = (error: unknown): string => (error instanceof Problem ? error.type.code : String(error));

describe('values as PostgreSQL writes them', () => {
  it('become whole numbers where they are exact, and are refused where they are not', () => {
    expect(parserOf(20)('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => parserOf(20)('9007199254740993')).toThrow(RangeError);
    expect(() => parserOf(1700)('9007199254740993')).toThrow(RangeError);
  });

  it('become fractions, instants, days, flags and JSON', () => {
    expect(parserOf(1700)('12.5000')).toBe(12.5);
    expect(parserOf(1184)('2025-01-15 10:30:00+00')).toBe('2025-01-15T10:30:00.000Z');
    expect(parserOf(1184)('2025-01-15 10:30:00.05+00')).toBe('2025-01-15T10:30:00.050Z');
    expect(() => parserOf(1184)('2025-01-15 10:30:00+01')).toThrow(RangeError);
    expect(parserOf(1082)('2025-01-15')).toBe('2025-01-15');
    expect([parserOf(16)('t'), parserOf(16)('f')]).toEqual([true, false]);
    expect(parserOf(3802)('{"a": [1, null]}')).toEqual({ a: [1, null] });
  });
});

onPostgres('a pool', (makeDatabase) => {
  const newStore = async (poolSize = 1, maxOverflow = 1) => {
    const settings = await makeDatabase();
    if (settings.kind !== 'postgres') throw new Error('not PostgreSQL');
    const store = await openStore({ ...settings, poolSize, maxOverflow });
    onTestFinished(() => store.close());
    return { store, url: settings.url };
  };

  const asServer = async (url: string, statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  const kill = (url: string) =>
    asServer(url, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');

  it('outlives connections that the server closes while they are idle', async () => {
    const { store, url } = await newStore();
    await kill(url);
    await expect.poll(() => store.ping().then(() => 'answers', codeOf)).toBe('answers');
  });

  it('tells when a connection is lost in a transaction, and goes on', async () => {
    const { store, url } = await newStore();
    const attempt = store.transaction(async (db) => {
      await sql`select 1`.execute(db);
      await kill(url);
      await sql`select 1`.execute(db);
    });
    expect(await attempt.catch(codeOf)).toBe('server.database');
    await expect.poll(() => store.ping().then(() => 'answers', codeOf)).toBe('answers');
  });

  it('tells when the server falls silent, and goes on when it speaks again', async () => {
    const { url } = await newStore();
    const relay = await startRelay(url);
    const store = await openStore({ kind: 'postgres', url: relay.url, poolSize: 1, maxOverflow: 0 });
    onTestFinished(() => store.close());
    relay.fallSilent();
    expect(await store.ping().catch(codeOf)).toBe('server.database');
    relay.speak();
    await expect.poll(() => store.ping().then(() => 'answers', codeOf)).toBe('answers');
  }, 20_000);

  it('gives up on a lock after two seconds', async () => {
    const { store, url } = await newStore();
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin; lock table users');
    expect(await store.db.selectFrom('users').select('id').execute().catch(codeOf)).toBe('server.busy');
    await holder.end();
    expect(await store.db.selectFrom('users').select('id').execute()).toEqual([]);
  });

  it('refuses a statement without losing its connection', async () => {
    const { store } = await newStore(1, 0);
    const { rows: before } = await sql`select pg_backend_pid() as pid`.execute(store.db);
    await expect(sql`select nonsense`.execute(store.db)).rejects.toThrow('nonsense');
    expect((await sql`select pg_backend_pid() as pid`.execute(store.db)).rows).toEqual(before);
  });

  it('says the database cannot be reached when nothing is there', async () => {
    const settings = { kind: 'postgres', url: 'postgres://nobody:nothing@127.0.0.1:1/none', poolSize: 1, maxOverflow: 0 } as const;
    expect(await openStore(settings).catch(codeOf)).toBe('server.database');
  });

  it('works in UTC whatever the server thinks', async () => {
    const { store } = await newStore();
    const { rows } = await sql`select timestamptz '2025-01-15 10:30:00-05' as at, current_setting('timezone') as zone`.execute(store.db);
    expect(rows).toEqual([{ at: '2025-01-15T15:30:00.000Z', zone: 'UTC' }]);
  });

  it('limits statements, locks and idle transactions', async () => {
    const { store } = await newStore();
    const { rows } = await sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle`.execute(store.db);
    expect(rows).toEqual([{ statement: '5s', lock: '2s', idle: '10s' }]);
  });
});

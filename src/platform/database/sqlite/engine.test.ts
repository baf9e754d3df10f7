import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addPerson } from '../../../../tests/support/people.ts';
import { inBackground } from '../background.ts';
import { migrate } from '../migrations/migrate.ts';
import { openStore } from '../open.ts';

const AT = '2025-01-15T10:30:00.000Z';
const WRITER = fileURLToPath(new URL('two-writers.fixture.ts', import.meta.url));

async function newStore() {
  const folder = mkdtempSync(join(tmpdir(), 'mingus-engine-'));
  const path = join(folder, 'data', 'mingus.db');
  await migrate({ kind: 'sqlite', path });
  const store = await openStore({ kind: 'sqlite', path });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return { path, store };
}

const setting = async (store: Awaited<ReturnType<typeof newStore>>['store'], name: string): Promise<unknown> => {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(store.db);
  return Object.values(rows[0] ?? {})[0];
};

describe('SQLite', () => {
  it('keeps its files from everybody but their owner', async () => {
    const { path, store } = await newStore();
    await addPerson(store);
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(path + suffix).mode & 0o777, suffix).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  it('makes a file that others could read its owner’s again', async () => {
    const { path } = await newStore();
    await promisify(execFile)('chmod', ['644', path]);
    await (await openStore({ kind: 'sqlite', path })).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is set to lose nothing that was answered, and to keep nothing that was erased', async () => {
    const { store } = await newStore();
    expect(await setting(store, 'journal_mode')).toBe('wal');
    expect(await setting(store, 'synchronous')).toBe(2);
    expect(await setting(store, 'foreign_keys')).toBe(1);
    expect(await setting(store, 'secure_delete')).toBe(1);
    expect(await setting(store, 'trusted_schema')).toBe(0);
  });

  it('overwrites what was erased', async () => {
    const { path, store } = await newStore();
    const { id } = await addPerson(store, { full_name: 'a name that must not stay' });
    await store.db.deleteFrom('users').where('id', '=', id).execute();
    await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
    expect(readFileSync(path).includes('a name that must not stay')).toBe(false);
  });

  it('counts with whole numbers as PostgreSQL does', async () => {
    const { store } = await newStore();
    const { rows } = await sql`select ${5} / ${2} as half, typeof(${5}) as whole, typeof(${0.5}) as fraction`.execute(store.db);
    expect(rows).toEqual([{ half: 2, whole: 'integer', fraction: 'real' }]);
  });

  it('takes an empty object as a value, not as names of parameters', async () => {
    const { store } = await newStore();
    const { rows } = await sql`select ${{}} as first, ${[]} as second, ${'x'} as third`.execute(store.db);
    expect(rows).toEqual([{ first: '{}', second: '[]', third: 'x' }]);
  });

  it('waits for another process that writes, and meanwhile lets everything else go on', async () => {
    const { path, store } = await newStore();
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const writing = addPerson(store);
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
      if (ticks === 10) other.exec('commit');
    }, 1);
    await writing;
    clearInterval(ticking);
    other.close();
    expect(ticks).toBeGreaterThanOrEqual(10);
    expect(await store.db.selectFrom('users').select('id').execute()).toHaveLength(1);
  });

  it('keeps every row of two processes that write at once', async () => {
    const { path, store } = await newStore();
    const each = 150;
    await Promise.all(['one', 'two'].map((name) => promisify(execFile)(process.execPath, [WRITER, path, name, String(each)])));
    const rows = await store.db.selectFrom('outbox').select(['id', 'payload']).orderBy('id').execute();
    expect(rows).toHaveLength(2 * each);
    // Each transaction saw all that was committed before it: none read before another one wrote.
    expect(rows.map((row) => row.payload)).toEqual(rows.map((_row, index) => ({ seen: index })));
  });

  it('answers a reader while another store of the process writes', async () => {
    const { path, store } = await newStore();
    const second = await openStore({ kind: 'sqlite', path });
    onTestFinished(() => second.close());
    await store.transaction(async (db) => {
      await db.insertInto('outbox').values({ kind: 'k', payload: {}, dedupe_key: 'k', available_at: AT, created_at: AT }).execute();
      expect(await second.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
    });
    expect(await second.db.selectFrom('outbox').select('kind').execute()).toEqual([{ kind: 'k' }]);
  });

  it('lets the rest of the process breathe in a long transaction', async () => {
    const { store } = await newStore();
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 1);
    await store.transaction(async (db) => {
      // By the clock, or a quick machine would be done before it had to breathe.
      const until = performance.now() + 300;
      for (let index = 0; performance.now() < until; index += 1) {
        await db
          .insertInto('outbox')
          .values({ kind: 'k', payload: {}, dedupe_key: `k${index}`, available_at: AT, created_at: AT })
          .execute();
      }
    });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(1);
  });

  it('lets the rest of the process breathe where what is done between statements takes longer than they do', async () => {
    const { store } = await newStore();
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 1);
    for (const until = performance.now() + 400; performance.now() < until; ) {
      await store.db.selectFrom('outbox').select('id').execute();
      for (const thinking = performance.now() + 1; performance.now() < thinking; );
    }
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
  });

  it('answers all that a page asks for before what nobody waits for goes on', async () => {
    const { store } = await newStore();
    const ask = () => store.db.selectFrom('outbox').select('id').execute();
    let isOver = false;
    let asked = 0;
    const work = async (): Promise<void> => {
      for (; !isOver; asked += 1) {
        await ask();
        // It thinks about what it read.
        for (const until = performance.now() + 1; performance.now() < until; );
      }
    };
    const works = Array.from({ length: 4 }, () => inBackground(work));
    await expect.poll(() => asked).toBeGreaterThan(20);
    const between = [];
    for (let page = 0; page < 5; page += 1) {
      await sleep(5);
      const before = asked;
      for (let statement = 0; statement < 20; statement += 1) await ask();
      between.push(asked - before);
    }
    isOver = true;
    await Promise.all(works);
    // Twenty statements are no slice of ten milliseconds, or one at most on a slow machine: then it is let go once.
    expect(between.toSorted((one, other) => one - other)[0]).toBe(0);
    expect(Math.max(...between)).toBeLessThan(20);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabase, onSqlite } from '../../../../tests/support/databases.ts';
import { everyRow } from '../../../../tests/support/every-row.ts';
import { fillEveryTable } from '../../../../tests/support/full-person.ts';
import { enrich } from '../../../../tests/support/rich-person.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { declaredTables } from '../../../platform/database/declared.ts';
import { openStore } from '../../../platform/database/open.ts';
import type { Store } from '../../../platform/database/store.ts';
import { eraseReceipt } from './contract.ts';

const RICH = declaredTables()
  .filter(({ columns }) => 'user_id' in columns || 'import_id' in columns || 'change_id' in columns)
  .map(({ name }) => name)
  .filter((name) => !/session|token|device|link|factor|passkey|code|challenge|idempotency|data_versions|verification/.test(name));

async function twoFull(store: Store) {
  const app = await startApp(store, { now: '2026-03-02T08:00:00.000Z' });
  const [ada, bo] = [app.client(), app.client()];
  const person = await ada.registerPerson('ada@erased.example', { full_name: 'Ada of the erased' });
  const bos = await bo.registerPerson('bo@stays.example');
  for (const [id, mark] of [
    [person.id, 'mark-of-ada'],
    [bos.id, 'mark-of-bo'],
  ] as const) {
    await fillEveryTable(store.db, id, mark);
    await enrich(store, id, mark, RICH);
  }
  return { app, ada, bo, person, bosId: bos.id };
}

const erase = async (client: Client, password: string) => (await client.delete('/api/me', { password })).read(eraseReceipt);

onEachDatabase('an erased account', (open, dialect) => {
  it('leaves a receipt that says what went, what stays and until when', async () => {
    const store = await open();
    const { ada, bo, person } = await twoFull(store);
    const of = async (table: 'transactions' | 'import_rejects' | 'category_change_rows') =>
      (await store.db.selectFrom(table).select('id').execute()).length;
    const [transactions, rejects, changed] = [await of('transactions'), await of('import_rejects'), await of('category_change_rows')];
    const receipt = await erase(ada, person.password);
    expect(receipt).toMatchObject({
      status: 'erased',
      erased_at: '2026-03-02T08:00:00.000Z',
      // Thirty days, and the night in which they are removed.
      backups_until: '2026-04-02',
      files: dialect === 'sqlite' ? 'overwritten' : 'until_vacuum',
    });
    const rows = new Map(receipt.rows.map(({ table, rows: count }) => [table, count]));
    // Half of everything was another's.
    expect(rows.get('transactions')).toBe(transactions / 2);
    expect(rows.get('import_rejects')).toBe(rejects / 2);
    expect(rows.get('category_change_rows')).toBe(changed / 2);
    expect([await of('transactions'), await of('import_rejects'), await of('category_change_rows')]).toEqual([
      transactions / 2,
      rejects / 2,
      changed / 2,
    ]);
    expect(rows.get('users')).toBe(1);
    expect(rows.size).toBeGreaterThanOrEqual(30);
    expect(receipt.rows_in_all).toBe([...rows.values()].reduce((sum, count) => sum + count, 0));
    expect(receipt.trail_rows_without_you).toBeGreaterThan(1);
    expect((await ada.get('/api/me')).status).toBe(401);
    expect((await bo.get('/api/me')).status).toBe(200);
  });

  it('has no work left to be done about it, nor an invitation to its address; those of others stay', async () => {
    const store = await open();
    const { app, ada, bo, person, bosId } = await twoFull(store);
    const at = '2026-03-02T08:00:00.000Z';
    const job = { kind: 'insights.analyse', available_at: '2027-01-01T00:00:00.000Z', created_at: at };
    await store.db.deleteFrom('outbox').execute();
    await store.db
      .insertInto('outbox')
      .values([
        { ...job, payload: { user_id: person.id }, dedupe_key: 'one' },
        { ...job, payload: { user_id: bosId }, dedupe_key: 'two' },
        { ...job, payload: [person.id], dedupe_key: 'three' },
        { ...job, payload: { user_id: person.id }, dedupe_key: 'four', locked_until: '2027-01-01T00:00:00.000Z' },
        { ...job, kind: 'delivery.mail', payload: { user_id: person.id, data: { browser: 'browser of Ada' } }, dedupe_key: 'five', finished_at: at },
        { ...job, kind: 'delivery.mail', payload: { user_id: bosId, data: { browser: 'browser of Bo' } }, dedupe_key: 'six', finished_at: at },
      ])
      .execute();
    const link = { user_id: null, purpose: 'invite', created_at: at, expires_at: '2027-01-01T00:00:00.000Z' } as const;
    await store.db
      .insertInto('account_links')
      .values([
        { ...link, email: person.email, token_hash: '1'.repeat(64) },
        { ...link, email: 'carl@stays.example', token_hash: '2'.repeat(64) },
      ])
      .execute();
    expect((await erase(ada, person.password)).jobs).toBe(1);
    const left = await store.db.selectFrom('outbox').select('dedupe_key').where('kind', '=', 'insights.analyse').orderBy('id').execute();
    expect(left.map(({ dedupe_key }) => dedupe_key)).toEqual(['two', 'three', 'four']);
    const invited = await store.db.selectFrom('account_links').select('email').where('purpose', '=', 'invite').execute();
    expect(invited).toEqual([{ email: 'carl@stays.example' }]);
    // What was done about the person is looked for a minute later, in what may be millions of rows.
    app.clock.pass(61_000);
    await app.mingus.runner.drain();
    const words = JSON.stringify(await everyRow(store.db));
    expect([words.includes('browser of Ada'), words.includes('browser of Bo')]).toEqual([false, true]);
    // What somebody was at when the account went finds nobody, and does nothing.
    app.clock.set('2027-01-02T00:00:00.000Z');
    await app.mingus.runner.drain();
    expect(await store.db.selectFrom('insight_runs').select('user_id').where('user_id', '=', person.id).execute()).toEqual([]);
    expect((await bo.get('/api/profile')).status).toBe(401);
  });

  it('leaves no word of the person in any row, and every word of another', async () => {
    const store = await open();
    const { ada, person } = await twoFull(store);
    const count = async (word: string) => (await everyRow(store.db)).filter((row) => JSON.stringify(row).includes(word)).length;
    const bosBefore = await count('mark-of-bo');
    expect(await count('mark-of-ada')).toBe(bosBefore);
    expect(bosBefore).toBeGreaterThan(60);
    await erase(ada, person.password);
    for (const word of ['mark-of-ada', person.email, 'Ada of the erased']) expect(await count(word), word).toBe(0);
    expect(await count('mark-of-bo')).toBe(bosBefore);
  });
});

const words = z.looseObject({ id: z.int() });

onSqlite('the files of an erased account', (makeDatabase) => {
  const world = async () => {
    const place = await makeDatabase();
    if (place.kind !== 'sqlite') throw new Error('not a file');
    const store = await openStore(place);
    onTestFinished(() => store.close());
    const raw = (): Buffer =>
      Buffer.concat(['', '-wal', '-shm'].flatMap((suffix) => (existsSync(place.path + suffix) ? [readFileSync(place.path + suffix)] : [])));
    return { ...(await twoFull(store)), store, path: place.path, has: (word: string) => raw().includes(word) };
  };

  it('hold none of what the person wrote anywhere, as it was and as it was before that: neither database, log nor shared memory', {
    timeout: 120_000,
  }, async () => {
    const { ada, person, store, has } = await world();
    // Written by the ordinary ways, and written over: pages that were split and moved hold what stood in them before.
    const account = { name: 'canary-account', kind: 'cash', currency: 'USD', balance: 5, balance_as_of: '2025-01-15' };
    const { id } = (await ada.post('/api/accounts', account)).read(words);
    const many = Array.from({ length: 150 }, (_, n) => ({
      account_id: id,
      posted_on: '2025-01-10',
      amount: -1,
      payee: `canary-payee-${n}`,
      memo: 'canary-memo '.repeat(30),
    }));
    for (const row of many) {
      const made = (await ada.post('/api/transactions', row)).read(words);
      await ada.patch(`/api/transactions/${made.id}`, { payee: 'canary-changed', memo: null });
      if (made.id % 3 === 0) await ada.delete(`/api/transactions/${made.id}`);
    }
    await ada.put('/api/checkins/2025-01-13', { stress_level: 5, relationships_notes: 'canary-notes-before' });
    await ada.put('/api/checkins/2025-01-13', { stress_level: 5, relationships_notes: 'canary-notes' });
    await ada.patch('/api/me', { full_name: 'canary-name' });
    for (const word of ['canary-changed', 'canary-notes', 'canary-name', 'mark-of-ada', person.email]) expect(has(word), word).toBe(true);
    expect((await erase(ada, person.password)).files).toBe('overwritten');
    for (const word of ['canary-', 'mark-of-ada', person.email, 'Ada of the erased']) expect(has(word), word).toBe(false);
    expect(has('mark-of-bo')).toBe(true);
    expect((await store.db.selectFrom('users').select('id').execute()).length).toBe(1);
  });

  it('are overwritten as soon as whoever reads what stood before is done', async () => {
    const { app, ada, person, path, has } = await world();
    const backup = new DatabaseSync(path, { readOnly: true });
    backup.exec('begin; select count(*) from users');
    expect((await erase(ada, person.password)).files).toBe('soon_overwritten');
    expect(has('mark-of-ada')).toBe(true);
    app.clock.pass(61_000);
    await app.mingus.runner.drain();
    expect(has('mark-of-ada')).toBe(true);
    backup.exec('commit');
    backup.close();
    app.clock.pass(3_600_000);
    await app.mingus.runner.drain();
    expect(has('mark-of-ada')).toBe(false);
  });
});

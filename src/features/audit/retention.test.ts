import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { onEachDatabase, onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../tests/support/people.ts';
import { clockAt } from '../../../tests/support/server.ts';
import { openStore } from '../../platform/database/open.ts';
import type { Store } from '../../platform/database/store.ts';
import { createInProcessRunner } from '../../platform/jobs/in-process-runner.ts';
import { createOutbox } from '../../platform/jobs/outbox.ts';
import { createRetention, retentionSchedules } from './index.ts';

const run = promisify(execFile);
const script = fileURLToPath(import.meta.resolve('../../../tests/support/killed-retention.ts'));

const NOW = '2025-03-15T12:00:00.000Z';
/** 400 days before it, to the millisecond. */
const OLDEST = '2024-02-09T12:00:00.000Z';
const TOO_OLD = '2024-02-09T11:59:59.999Z';

const runnerOf = (store: Store, clock = clockAt(NOW)) => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const handlers = createRetention({ store, clock });
  return createInProcessRunner({ store, clock, outbox: createOutbox({ store, clock }), log, handlers, schedules: retentionSchedules });
};

const add = (store: Store, created_at: string, user_id: number | null = null, times = 1) =>
  store.db
    .insertInto('verification_audit_log')
    .values(Array.from({ length: times }, () => ({ event_type: 'login_success', user_id, created_at })))
    .execute();

const left = (store: Store) => store.db.selectFrom('verification_audit_log').select(['user_id', 'created_at']).orderBy('id').execute();

onEachDatabase('the audit trail', (open, dialect) => {
  test('is kept for 400 days, of everybody alike, and not a millisecond less', async () => {
    const store = await open();
    const [ada, bo] = await addTwoPeople(store);
    for (const { id } of [ada, bo]) for (const at of [TOO_OLD, '2019-06-01T00:00:00.000Z', OLDEST, NOW]) await add(store, at, id);
    await runnerOf(store).drain();
    expect(await left(store)).toEqual([ada, bo].flatMap(({ id }) => [OLDEST, NOW].map((created_at) => ({ user_id: id, created_at }))));
  });

  test('goes by itself when its time has come, night by night', async () => {
    const store = await open();
    const clock = clockAt(NOW);
    const runner = runnerOf(store, clock);
    for (const at of [OLDEST, '2024-02-11T12:00:00.000Z']) await add(store, at);
    await runner.drain();
    expect(await left(store)).toHaveLength(2);
    clock.pass(24 * 3_600_000);
    await runner.drain();
    expect(await left(store)).toEqual([{ user_id: null, created_at: '2024-02-11T12:00:00.000Z' }]);
  });

  test('loses whole months at a time where it is kept in months', async () => {
    const store = await open();
    const parts: readonly (readonly [name: string, from: string, before: string])[] = [
      ['verification_audit_log_2023_12', '2023-12-01', '2024-01-01'],
      ['verification_audit_log_2024_01', '2024-01-01', '2024-02-01'],
      ['verification_audit_log_2024_02', '2024-02-01', '2024-03-01'],
    ];
    for (const [name, from, before] of dialect === 'postgres' ? parts : []) {
      await sql.raw(`create table ${name} partition of verification_audit_log for values from ('${from}') to ('${before}')`).execute(store.db);
    }
    for (const at of ['2023-05-01T00:00:00.000Z', '2024-01-31T23:59:59.999Z', '2024-02-01T00:00:00.000Z', OLDEST]) await add(store, at);
    await runnerOf(store).drain();
    expect(await left(store)).toEqual([{ user_id: null, created_at: OLDEST }]);
    if (dialect === 'sqlite') return;
    const { rows } =
      await sql`select relname as name from pg_class where relispartition and relname like 'verification_audit_log_20%' and relkind = 'r'`.execute(
        store.db,
      );
    expect(rows).toEqual([{ name: 'verification_audit_log_2024_02' }]);
  });
});

onEachDatabaseFile('removing old rows of the audit trail', (makeDatabase) => {
  test('goes on where a process that was killed half-way left off, in pieces, and takes nothing else', async () => {
    const database = await makeDatabase();
    const store = await openStore(database);
    onTestFinished(() => store.close());
    await add(store, TOO_OLD, null, 4500);
    await add(store, NOW, null, 3);
    const clock = clockAt(NOW);
    await expect(run(process.execPath, [script, JSON.stringify({ database, now: clock.now() })])).rejects.toMatchObject({ signal: 'SIGKILL' });
    expect(await left(store)).toHaveLength(2503);
    // Until the dead one's hold has run out.
    clock.pass(61_000);
    await runnerOf(store, clock).drain();
    expect((await left(store)).map(({ created_at }) => created_at)).toEqual([NOW, NOW, NOW]);
    expect(await store.db.selectFrom('outbox').select('id').where('finished_at', 'is', null).execute()).toEqual([]);
  });
});

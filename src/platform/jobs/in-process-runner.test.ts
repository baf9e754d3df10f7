import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onEachDatabase, onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { instantOf } from '../clock.ts';
import { openStore } from '../database/open.ts';
import { describeJobRunner } from './conformance.ts';
import { createInProcessRunner } from './in-process-runner.ts';
import { createOutbox } from './outbox.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const HOUR_MS = 3_600_000;

onEachDatabaseFile('jobs', (makeDatabase) => {
  describeJobRunner({
    name: 'in process',
    makeDatabase: async () => {
      const settings = await makeDatabase();
      return () => openStore(settings);
    },
    createRunner: (order) => createInProcessRunner({ ...order, log, pace: { pollMs: HOUR_MS } }),
  });
});

onEachDatabase('a job that takes longer than its hold', (open) => {
  test('is kept by its process, which renews the hold', async () => {
    const store = await open();
    let nowMs = Date.parse('2026-03-01T12:00:00.000Z');
    const clock = { now: () => nowMs };
    const outbox = createOutbox({ store, clock });
    const [begun, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const attempts: number[] = [];
    const slow = async ({ attempt }: { readonly attempt: number }) => {
      attempts.push(attempt);
      begun.resolve();
      await release.promise;
    };
    const parts = { store, clock, outbox, log, schedules: [], handlers: { 'test.slow': slow }, pace: { pollMs: HOUR_MS, lockMs: 30 } };
    const [owner, other] = [createInProcessRunner(parts), createInProcessRunner(parts)];
    await store.transaction((db) => outbox.add(db, { kind: 'test.slow', payload: {}, dedupe_key: 'one' }));
    await owner.start();
    await begun.promise;
    const heldUntil = async () => (await store.db.selectFrom('outbox').select('locked_until').executeTakeFirstOrThrow()).locked_until;
    for (let turn = 0; turn < 3; turn += 1) {
      nowMs += 29;
      while ((await heldUntil()) !== instantOf(nowMs + 30)) await nextTurn();
      await other.drain();
    }
    release.resolve();
    await owner.stop(60_000);
    expect(attempts).toEqual([1]);
    expect(await store.db.selectFrom('outbox').select(['attempts', 'finished_at']).execute()).toEqual([
      { attempts: 1, finished_at: instantOf(nowMs) },
    ]);
  });
});

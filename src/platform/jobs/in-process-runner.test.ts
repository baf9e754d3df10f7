import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onEachDatabase, onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { instantOf } from '../clock.ts';
import { openStore } from '../database/open.ts';
import { createLog } from '../telemetry/log.ts';
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

onEachDatabase('a job that fails', (open) => {
  test('is told to the log without values of anybody', async () => {
    const store = await open();
    const clock = { now: () => Date.parse('2026-03-01T12:00:00.000Z') };
    const lines: string[] = [];
    const outbox = createOutbox({ store, clock });
    const handlers = {
      'test.fails': async () => {
        throw new TypeError('no such person "Ada Lovelace" of 4111111111111111');
      },
    };
    const told = createLog('info', { stream: { write: (line) => void lines.push(line) } });
    const runner = createInProcessRunner({ store, clock, outbox, log: told, schedules: [], handlers });
    await store.transaction((db) => outbox.add(db, { kind: 'test.fails', payload: {}, dedupe_key: 'once' }));
    await runner.drain();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn', kind: 'test.fails', attempt: 1, err: { type: 'TypeError' } }]);
    expect(lines.join('')).not.toMatch(/Ada|4111/);
  });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { administratorOf } from '../../../../tests/support/administrator.ts';
import { onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { openStore } from '../../../platform/database/open.ts';
import { MOST_ATTEMPTS } from '../../../platform/jobs/retry.ts';
import { listJobs } from './contract.ts';

const run = promisify(execFile);
const WORKER = fileURLToPath(new URL('../../../../tests/support/poisoned-worker.ts', import.meta.url));

onEachDatabaseFile('a job that ends its process at every attempt', (makeDatabase) => {
  it('is given up after as many as any other, is seen by administrators, and ends another process only when they say so', async () => {
    const database = await makeDatabase();
    const store = await openStore(database);
    onTestFinished(() => store.close());
    const app = await startApp(store);
    const root = await administratorOf(app, store);
    const now = new Date(app.clock.now()).toISOString();
    // Ten processes have died of it already.
    const row = { kind: 'test.poison', payload: {}, dedupe_key: 'poison', attempts: MOST_ATTEMPTS - 2, created_at: now, available_at: now };
    const { id } = await store.db.insertInto('outbox').values(row).returning('id').executeTakeFirstOrThrow();
    const dead = async () => (await root.client.get('/api/admin/jobs')).read(listJobs.answers[200]).items;
    const work = () => run(process.execPath, [WORKER, JSON.stringify({ database, now: app.clock.now() })]);
    for (const _ of ['eleventh', 'twelfth']) {
      await expect(work()).rejects.toMatchObject({ signal: 'SIGKILL' });
      expect(await dead()).toEqual([]);
      // Somebody else looks when the hold of the dead process ran out.
      app.clock.pass(60_000);
    }
    expect((await work()).stdout).toBe('not killed');
    expect(await dead()).toMatchObject([{ id, state: 'dead', last_error: 'JobGivenUp: the process ended at every attempt' }]);
    expect((await work()).stdout).toBe('not killed');
    expect((await root.client.post(`/api/admin/jobs/${id}/retry`)).status).toBe(200);
    await expect(work()).rejects.toMatchObject({ signal: 'SIGKILL' });
  });
});

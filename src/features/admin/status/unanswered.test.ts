import { expect, it } from 'vitest';
import { onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { systemClock } from '../../../platform/clock.ts';
import { openStore } from '../../../platform/database/open.ts';
import { createTableCounter } from '../../../platform/database/status/tables.ts';
import { readStatus } from './contract.ts';
import { PARTS } from './parts.fixture.ts';
import { createStatus } from './service.ts';

const LONG_MS = 60_000;

onEachDatabaseFile('how Mingus stands, where nothing answers', (makeDatabase, dialect) => {
  it('says of each part that it is late or away, where its database is closed and all else hangs', { timeout: LONG_MS }, async () => {
    const store = await openStore(await makeDatabase());
    await store.close();
    const never = () => new Promise<never>(() => undefined);
    const counter = createTableCounter(store);
    const parts = { version: '1', node: '1', uptime_seconds: 1, memory_bytes: 1, server_processes: 1 };
    const errors: unknown[] = [];
    const desk = createStatus({
      store,
      clock: systemClock,
      status: {
        process: () => parts,
        checks: never,
        redis: never,
        lastBackup: never,
        disks: never,
        tables: counter,
        onError: (error) => errors.push(error),
      },
    });
    const begunMs = performance.now();
    const found = readStatus.answers[200].parse(await desk.read());
    expect(performance.now() - begunMs).toBeLessThan(15_000);
    const byState = PARTS.map((name) => [name, found[name].state === 'known' ? 'known' : found[name].why] as const);
    for (const [name, why] of byState) {
      if (['checks', 'redis', 'backup', 'disk'].includes(name)) expect(why, name).toBe('late');
      // What the other database has is not asked for.
      else if (!['locks', 'dead_rows', 'server_statements', 'replicas', 'partitions'].includes(name) || dialect === 'postgres')
        expect(['error', 'away'], name).toContain(why);
    }
    expect(found).toMatchObject({ process: parts, pool: { waiting: 0 } });
    expect(errors.length).toBeGreaterThan(0);
  });
});

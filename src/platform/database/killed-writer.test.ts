import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { databaseUrl, onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { openStore } from './open.ts';

const WRITER = fileURLToPath(new URL('acknowledging-writer.fixture.ts', import.meta.url));

onEachDatabaseFile('a writer that is killed', (makeDatabase) => {
  it('leaves all that it acknowledged, whole, and at most one transaction more', async () => {
    const settings = await makeDatabase();
    const writer = spawn(process.execPath, [WRITER, databaseUrl(settings)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let acknowledged = 0;
    for await (const line of createInterface(writer.stdout)) {
      acknowledged = Number(line) + 1;
      if (acknowledged === 25) writer.kill('SIGKILL');
    }
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');

    const store = await openStore(settings);
    const rows = await store.db.selectFrom('outbox').select('dedupe_key').orderBy('id').execute();
    await store.close();
    const whole = Math.ceil(rows.length / 2);
    expect(rows.map((row) => row.dedupe_key)).toEqual(Array.from({ length: whole }, (_, index) => [`${index} first`, `${index} second`]).flat());
    expect(acknowledged).toBeGreaterThanOrEqual(25);
    expect([acknowledged, acknowledged + 1]).toContain(whole);
  });
});

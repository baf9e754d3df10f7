import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { runCommand, startCommand } from '../../tests/support/command.ts';
import { databaseUrl, onEachDatabaseFile } from '../../tests/support/databases.ts';
import { addOddities, fillFormerDatabase, makeFormerDatabase } from '../../tests/support/former/former-database.ts';
import { digestOf } from '../platform/database/portable/snapshot.ts';
import { openSnapshot } from '../platform/database/portable/open-snapshot.ts';
import { portableTables, stepsNamed } from '../platform/database/portable/tables.ts';
import type { DatabaseSettings } from '../platform/database/settings.ts';

const PROCESSES_MS = 120_000;
const told = z.object({ state: z.string(), resumed: z.boolean(), rows: z.record(z.string(), z.int()) });

async function contentsOf(settings: DatabaseSettings): Promise<Readonly<Record<string, unknown>>> {
  const snapshot = await openSnapshot(settings);
  try {
    const digests: Record<string, unknown> = {};
    for (const table of portableTables(stepsNamed(snapshot.schema, 'it'))) digests[table.name] = await digestOf(snapshot, table);
    return digests;
  } finally {
    await snapshot.close();
  }
}

onEachDatabaseFile('mingus import-legacy', (makeDatabase) => {
  it(
    'comes to the same whether it was killed on the way or not, and tells a program what it did',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mingus-former-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const file = join(folder, 'former.db');
      const former = makeFormerDatabase(file);
      fillFormerDatabase(former, 60);
      addOddities(former, 61);
      former.close();
      const args = ['import-legacy', file, '--json', '--rejects', join(folder, 'rejects.jsonl')];
      const envOf = (settings: DatabaseSettings) => ({ MINGUS_ENV: 'test', DATABASE_URL: databaseUrl(settings) });
      const [undisturbed, killed] = [await makeDatabase('bare'), await makeDatabase('bare')];

      const begun = performance.now();
      const whole = await runCommand(args, envOf(undisturbed));
      const tookMs = performance.now() - begun;
      expect(whole.code, whole.stderr).toBe(1);
      const report = told.parse(JSON.parse(whole.stdout));
      expect(report).toMatchObject({ state: 'done', resumed: false });
      const rejects = await readFile(join(folder, 'rejects.jsonl'), 'utf8');

      // Later and later, so that each stage of it is hit by one.
      for (const share of [0.4, 0.6, 0.7, 0.8, 0.9]) {
        const running = startCommand(args, envOf(killed));
        const timer = setTimeout(() => running.process.kill('SIGKILL'), share * tookMs);
        await running.ended;
        clearTimeout(timer);
      }
      const last = await runCommand(args, envOf(killed));
      expect(last.code, last.stderr).toBe(1);
      expect(told.parse(JSON.parse(last.stdout)).rows).toEqual(report.rows);
      expect(await contentsOf(killed)).toEqual(await contentsOf(undisturbed));
      expect(await readFile(join(folder, 'rejects.jsonl'), 'utf8')).toBe(rejects);

      const words = await runCommand(['import-legacy', file], envOf(killed));
      expect(words.stdout).toMatch(/^This file was taken over before\. Nothing was changed\./);
    },
    PROCESSES_MS,
  );

  it('says what it is, and what is wrong with a file that is not there', async () => {
    const help = await runCommand(['import-legacy', '--help']);
    expect([help.code, help.stdout]).toEqual([0, expect.stringMatching(/--rejects <path>[^]*--again[^]*--json[^]*it goes on when it is run again/)]);
    const missing = await runCommand(['import-legacy', '/nowhere/former.db'], {
      MINGUS_ENV: 'test',
      DATABASE_URL: databaseUrl(await makeDatabase('bare')),
    });
    expect([missing.code, missing.stderr]).toEqual([2, 'There is no file /nowhere/former.db.\n']);
    const folder = await mkdtemp(join(tmpdir(), 'mingus-former-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(
      join(folder, 'words.db'),
      'These are words, and enough of them to be longer than the head of a file of SQLite would be.'.repeat(9),
    );
    const none = await runCommand(['import-legacy', join(folder, 'words.db')], {
      MINGUS_ENV: 'test',
      DATABASE_URL: databaseUrl(await makeDatabase('bare')),
    });
    expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/words\.db is no SQLite database\.\n$/)]);
    expect(await readdir(folder)).toEqual(['words.db']);
  });
});

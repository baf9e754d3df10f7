import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Client } from '../../tests/support/client.ts';
import { runCommand, startCommand } from '../../tests/support/command.ts';
import { databaseUrl, onEachDatabaseFile } from '../../tests/support/databases.ts';

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-demo-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Three processes start one after another, on a machine that may have other things to do. */
const PROCESSES_MS = 120_000;

const made = z.strictObject({
  rows: z.int(),
  checkins: z.literal(60),
  events: z.literal(2),
  accounts: z.array(z.strictObject({ name: z.string(), current_balance: z.number() })),
  found: z.array(z.strictObject({ name: z.string(), amount: z.number(), status: z.string() })),
  open: z.literal('http://localhost:3000'),
});

onEachDatabaseFile('mingus demo', (makeDatabase) => {
  it(
    'migrates, makes the demo anew each time, and tells what was made',
    async () => {
      const env = { DATABASE_URL: databaseUrl(await makeDatabase('bare')), MINGUS_DATA_DIR: await dataFolder() };
      const first = await runCommand(['demo', '--json'], env);
      expect(first).toMatchObject({ code: 0, stderr: '' });
      const { accounts, rows, found } = made.parse(JSON.parse(first.stdout));
      expect(accounts.map(({ name }) => name)).toEqual(['Checking 4401', 'Savings 7702']);
      expect(rows).toBeGreaterThan(600);
      expect(found.length).toBeGreaterThan(9);

      const running = startCommand(['serve'], { ...env, PORT: '0' });
      const client = new Client((await running.line(/ready/)).replace(/^.*: /, '').replace('localhost', '127.0.0.1'));
      expect(await client.post('/api/demo')).toMatchObject({ status: 201 });
      expect((await client.get('/api/accounts')).body).toMatchObject({ items: accounts });

      const second = await runCommand(['demo', '--json'], env);
      expect({ ...second, stdout: made.parse(JSON.parse(second.stdout)) }).toMatchObject({ code: 0, stdout: { rows } });
      expect((await client.get('/api/auth/session')).status).toBe(401);
    },
    PROCESSES_MS,
  );

  it(
    'says in words what was made, and removes it',
    async () => {
      const env = { DATABASE_URL: databaseUrl(await makeDatabase()), MINGUS_DATA_DIR: await dataFolder() };
      const { code, stdout } = await runCommand(['demo'], env);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^A demo is made anew: \d+ rows on 2 accounts, 2 planned events, 60 weeks of check-ins\.\n {2}Checking 4401 /);
      expect(stdout).toMatch(/\nFound to come back: \d+\.\n/);
      expect(stdout).toMatch(/\n {2}Streambox +-15\.49\n/);
      expect(stdout).toMatch(/\n {2}Ironside Gym +-39\.00 {2}ended\n/);
      expect(stdout).toMatch(/\nTo open it, start Mingus \(mingus serve\) and press "Try the demo" on http:\/\/localhost:3000\n$/);
      expect(await runCommand(['demo', '--remove'], env)).toMatchObject({ code: 0, stdout: 'The demo is gone, with everything in it.\n' });
      expect(await runCommand(['demo', '--remove', '--json'], env)).toMatchObject({ code: 1, stdout: '{"removed":false}\n' });
    },
    PROCESSES_MS,
  );
});

describe('mingus demo', () => {
  it('refuses in production with a sentence, and makes nothing', async () => {
    const folder = await dataFolder();
    const production = { MINGUS_ENV: 'production', SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF', PUBLIC_URL: 'http://localhost:3000' };
    const refused = await runCommand(['demo'], { ...production, MINGUS_DATA_DIR: folder });
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^There is no demo in production: .*\n.*mingus demo --remove\n$/);
    expect(await runCommand(['migrate', '--check'], { ...production, MINGUS_DATA_DIR: folder })).toMatchObject({ code: 1 });
  });

  it.each([
    [['demo', '--help'], 0, /--remove[^]*--json/],
    [['demo', '--twice'], 2, /unknown option/],
  ])('%j ends with %d', async (args, code, words) => {
    const ran = await runCommand(args);
    expect(ran.code).toBe(code);
    expect(ran.stdout + ran.stderr).toMatch(words);
  });
});

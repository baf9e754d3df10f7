import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { onPostgres } from './databases.ts';
import { askedPrograms } from './postgres.ts';

const FIXTURE = fileURLToPath(new URL('start-postgres.fixture.ts', import.meta.url));

const state = async (url: string): Promise<string> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'answers';
  } catch {
    return 'gone';
  }
};

onPostgres('the PostgreSQL of the tests', (makeDatabase) => {
  it('is of the version that was asked for', async () => {
    const settings = await makeDatabase();
    if (settings.kind !== 'postgres') throw new Error('not PostgreSQL');
    const client = new Client({ connectionString: settings.url });
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    await client.end();
    const [, asked = '18'] = /postgresql\/(\d+)/.exec(askedPrograms() ?? '') ?? [];
    expect(rows[0]?.version.slice(0, 2)).toBe(asked);
  });
});

describe.skipIf(!inject('postgresAvailable'))('the PostgreSQL of the tests', () => {
  it('ends when whoever started it is killed', async () => {
    const starter = spawn(process.execPath, [FIXTURE], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [url] = await once(createInterface(starter.stdout), 'line');
    expect(await state(String(url))).toBe('answers');
    starter.kill('SIGKILL');
    await expect.poll(() => state(String(url)), { timeout: 20_000 }).toBe('gone');
  });
});

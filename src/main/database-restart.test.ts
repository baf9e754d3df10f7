import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it, onTestFinished } from 'vitest';
import { Client } from '../../tests/support/client.ts';
import { startCommand } from '../../tests/support/command.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import { listApi } from './describe-api.ts';

/** Longest that anybody waits for an answer while the database is away, in milliseconds: for a connection, and a second more. */
const ANSWER_MS = 6_000;
/** By then it is well again, in milliseconds. */
const WELL_MS = 5_000;

const isMissing = !inject('postgresAvailable') && process.env['CI'] !== 'true';

async function startOnPostgres() {
  // What it has said to keep, it has to have kept.
  const postgres = await startPostgres({ durable: true });
  onTestFinished(() => postgres.stop());
  // Whoever else uses this machine at the moment is no reason to turn anybody away.
  const env = {
    MINGUS_ENV: 'test',
    BUSY_DELAY_MS: '0',
    SECRET_KEY: 'a key for tests that nobody else has, 48 characters',
    PORT: '0',
    LOG_LEVEL: 'fatal',
  };
  const running = startCommand(['serve'], { ...env, DATABASE_URL: postgres.url });
  const url = (await running.line(/ready/)).replace(/^.*: /, '').replace('localhost', '127.0.0.1');
  return { postgres, running, client: new Client(url) };
}

/** Addresses that a signed-in person reads. */
async function readablePaths(): Promise<readonly string[]> {
  const { endpoints } = await listApi();
  return endpoints
    .filter(({ method, access }) => method === 'GET' && access === 'person')
    .map(({ path }) => path.replace(':date', '2025-01-13').replace(/:\w+/g, '1'));
}

it.skipIf(isMissing)(
  'PostgreSQL is killed and started again under a running server: everybody is told to come back, and nobody has to restart anything',
  async () => {
    const { postgres, running, client } = await startOnPostgres();
    await client.registerPerson();
    const account = { name: 'Checking', kind: 'checking', currency: 'USD', balance: 10, balance_as_of: '2025-01-13' };
    expect((await client.post('/api/accounts', account)).status).toBe(201);
    const paths = await readablePaths();
    expect(paths.length).toBeGreaterThan(20);

    for (const _ of [1, 2]) {
      const underWay = Array.from({ length: 20 }, () => client.get('/api/accounts'));
      await postgres.kill();
      for (const { status } of await Promise.all(underWay)) expect([200, 503]).toContain(status);

      const begunMs = performance.now();
      const refused = await Promise.all([
        ...paths.map((path) => client.get(path)),
        client.post('/api/accounts', account),
        client.post('/api/auth/login', { email: 'a@example.org', password: 'no such password' }),
      ]);
      expect(performance.now() - begunMs).toBeLessThan(ANSWER_MS);
      for (const { status, body, headers } of refused) {
        expect({ status, body }).toMatchObject({ status: 503, body: { code: expect.stringMatching(/^server\.(database|busy)$/) } });
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(await client.get('/readyz')).toMatchObject({ status: 503, body: { checks: { database: 'failed' } } });
      expect((await client.get('/healthz')).status).toBe(200);

      await postgres.again();
      const well = async () => [(await client.get('/readyz')).status, (await client.get('/api/accounts')).status];
      await expect.poll(well, { timeout: WELL_MS, interval: 100 }).toEqual([200, 200]);
      await sleep(100);
    }
    expect(await client.get('/api/accounts')).toMatchObject({ body: { items: [{ name: 'Checking' }] } });
    expect(running.process.exitCode).toBeNull();
  },
  120_000,
);

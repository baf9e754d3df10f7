import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { onPostgres } from '../../../../tests/support/databases.ts';
import { administratorOf } from '../../../../tests/support/administrator.ts';
import { startPostgres } from '../../../../tests/support/postgres.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { migrate } from '../../../platform/database/migrations/migrate.ts';
import { openStore } from '../../../platform/database/open.ts';
import type { DatabaseSettings } from '../../../platform/database/settings.ts';
import { readStatus } from './contract.ts';

const LONG_MS = 120_000;
/** What makes a connection one for copying: pg knows it, and its types do not. */
const COPYING = { replication: 'true' };
const CANARY = 'canary-51aa03';
const isMissing = !inject('postgresAvailable') && process.env['CI'] !== 'true';

async function lookerOn(settings: DatabaseSettings) {
  const store = await openStore(settings);
  onTestFinished(() => store.close());
  const app = await startApp(store);
  const root = await administratorOf(app, store);
  const look = async () => (await root.client.get('/api/admin/status')).read(readStatus.answers[200]);
  return { store, look };
}

/** What a replica says now and then: up to where it has written, flushed and applied. */
function acknowledgement(place: bigint): Buffer {
  const said = Buffer.alloc(1 + 4 + 34);
  said.write('d', 0);
  said.writeInt32BE(4 + 34, 1);
  said.write('r', 5);
  for (const at of [6, 14, 22]) said.writeBigInt64BE(place, at);
  return said;
}

const placeOf = (text: string): bigint => {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
};

/** Copies what a server writes, as a replica called `name` would, and says that it has got as far as the server was at the beginning. */
async function replicate(url: string, name: string): Promise<void> {
  const asking = new Client({ connectionString: url });
  await asking.connect();
  const { rows } = await asking.query<{ place: string }>('select pg_current_wal_flush_lsn()::text as place');
  await asking.end();
  const place = rows[0]?.place ?? '0/0';
  const client = new Client({ connectionString: url, application_name: name, ...COPYING });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  // It answers only when the copying ends.
  void client.query(`START_REPLICATION PHYSICAL ${place}`).catch(() => undefined);
  const stream: unknown = Reflect.get(Reflect.get(client, 'connection'), 'stream');
  if (!(stream instanceof Object) || !('write' in stream) || typeof stream.write !== 'function') throw new Error('there is no stream');
  const write = stream.write.bind(stream);
  await new Promise((resolve) => setTimeout(resolve, 500));
  write(acknowledgement(placeOf(place)));
}

it.skipIf(isMissing)('replicas and what PostgreSQL itself counts are told where they are there, without a value', { timeout: LONG_MS }, async () => {
  const server = await startPostgres({ durable: true });
  onTestFinished(() => server.stop());
  const place = { kind: 'postgres', url: server.url, poolSize: 2, maxOverflow: 8 } as const;
  const directly = async (text: string): Promise<void> => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  await migrate(place);
  // Made, and not loaded: that is no reason for the page to fail.
  await directly('create extension pg_stat_statements');
  const before = await lookerOn(place);
  const found = await before.look();
  expect(found.server_statements).toEqual({ state: 'unknown', why: 'error' });
  expect(found.replicas).toEqual({ state: 'known', connected: [] });
  expect(found.database.state).toBe('known');

  await directly('alter system set shared_preload_libraries = pg_stat_statements');
  await server.kill();
  await server.again();
  const { store, look } = await lookerOn(place);
  await sql`select pg_sleep(0.1), ${sql.lit(CANARY)} as written`.execute(store.db);
  // A statement that is no query is counted with its values.
  await directly(`comment on table users is '${CANARY}'`);
  await replicate(server.url, 'second-house');
  // Otherwise nothing need have been written since then, and it would be behind by nothing.
  await directly('comment on table users is null');
  const after = await look();
  if (after.server_statements.state !== 'known') throw new Error('they are known');
  const { slowest } = after.server_statements;
  expect(slowest.length).toBeGreaterThan(5);
  expect(slowest.length).toBeLessThanOrEqual(20);
  expect(slowest.find(({ statement }) => statement.startsWith('select pg_sleep(?)'))?.worst_ms).toBeGreaterThanOrEqual(100);
  expect(JSON.stringify(after)).not.toContain(CANARY);

  await expect
    .poll(async () => (await look()).replicas, { timeout: 20_000, interval: 300 })
    .toMatchObject({ state: 'known', connected: [{ name: 'second-house', state: 'streaming', sync: 'async', behind_bytes: expect.any(Number) }] });
  const { replicas } = await look();
  expect(replicas.state === 'known' && (replicas.connected[0]?.behind_bytes ?? 0)).toBeGreaterThan(0);
});

onPostgres('a user of PostgreSQL who may not see everything', (makeDatabase) => {
  it('is told so of that, and of nothing else', { timeout: LONG_MS }, async () => {
    const place = await makeDatabase();
    if (place.kind !== 'postgres') throw new Error('it is one');
    const owner = await openStore(place);
    const [role, password] = [`limited_${randomBytes(4).toString('hex')}`, randomBytes(12).toString('hex')];
    await sql.raw(`create role ${role} login password '${password}'`).execute(owner.db);
    onTestFinished(async () => {
      await sql.raw(`drop owned by ${role}`).execute(owner.db);
      await sql.raw(`drop role ${role}`).execute(owner.db);
      await owner.close();
    });
    await sql.raw(`grant all on all tables in schema public to ${role}`).execute(owner.db);
    await sql.raw(`grant all on all sequences in schema public to ${role}`).execute(owner.db);
    const url = new URL(place.url);
    url.username = role;
    url.password = password;
    const { look } = await lookerOn({ ...place, url: url.href });
    await sql.raw(`revoke all on outbox, user_health_checkins_default from ${role}`).execute(owner.db);
    const found = await look();
    expect(found.queue).toEqual({ state: 'unknown', why: 'not_allowed' });
    expect(found.partitions).toEqual({ state: 'unknown', why: 'not_allowed' });
    for (const name of ['database', 'tables', 'locks', 'dead_rows', 'replicas', 'checks'] as const) expect(found[name].state, name).toBe('known');
  });
});

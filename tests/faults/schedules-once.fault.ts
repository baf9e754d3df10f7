import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/platform/database/open.ts';
import { Client } from '../support/client.ts';
import { startCommand } from '../support/command.ts';
import { databaseUrl, onPostgres } from '../support/databases.ts';
import { freePort } from '../support/guarded-process.ts';
import { testFolder } from '../support/portable.ts';
import { startRedis } from '../support/redis.ts';

/** All that is done by the clock, but for what only two secret keys ask for. */
const BY_THE_CLOCK = [
  'audit.remove_old',
  'backup.daily',
  'cache.clean_counters',
  'database.ensure_partitions',
  'forecast.keep_weekly',
  'identity.clean_challenges',
  'identity.clean_devices',
  'identity.clean_idempotency_keys',
  'identity.clean_links',
  'identity.clean_outbox',
  'identity.clean_sessions',
  'insights.keep_current',
  'ledger.forget_category_changes',
  'reminders.forget',
  'reminders.send_due',
  'verification.clean',
];

onPostgres('a fleet over PostgreSQL and Redis', (makeDatabase) => {
  it('of three workers does each job of the clock once, and is called to what a server leaves that does no jobs', async () => {
    const database = await makeDatabase();
    const store = await openStore(database);
    onTestFinished(() => store.close());
    const redis = await startRedis();
    if (redis === null) throw new Error('this machine has no redis-server');
    onTestFinished(() => redis.stop());
    const SECRET_KEY = 'a key for tests that nobody else has, 48 characters';
    const port = await freePort();
    const env = {
      MINGUS_ENV: 'test',
      SECRET_KEY,
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl(database),
      REDIS_URL: redis.url,
      PORT: String(port),
      MINGUS_DATA_DIR: await testFolder(),
      BACKUP_DAILY: 'true',
    };
    const workers = [1, 2, 3].map(() => startCommand(['work'], env));
    const server = startCommand(['serve', '--without-worker'], env);
    await Promise.all([...workers.map((worker) => worker.line(/does its jobs/)), server.line(/is ready/)]);
    const jobs = () => store.db.selectFrom('outbox').selectAll().execute();
    await expect.poll(async () => (await jobs()).filter(({ finished_at }) => finished_at === null), { timeout: 30_000 }).toEqual([]);
    // Several looks of each of them.
    await sleep(5_000);
    const done = await jobs();
    expect(done.filter(({ attempts, last_error }) => attempts !== 1 || last_error !== null)).toEqual([]);
    // A time may come while this runs: then there is a job of it, too, and one only.
    expect(new Set(done.map(({ dedupe_key }) => dedupe_key)).size).toBe(done.length);
    expect(done.map(({ kind }) => kind)).toEqual(expect.arrayContaining(BY_THE_CLOCK));

    const person = new Client(`http://127.0.0.1:${port}`);
    await person.registerPerson();
    expect((await person.post('/api/tokens', { name: 'script', scopes: ['read'] })).status).toBe(201);
    const mail = () => store.db.selectFrom('outbox').selectAll().where('kind', '=', 'delivery.mail').executeTakeFirst();
    await expect.poll(mail, { timeout: 1_500, interval: 20 }).toMatchObject({ attempts: 1, finished_at: expect.any(String) });
    const { created_at, finished_at } = (await mail()) ?? { created_at: '', finished_at: null };
    const tookMs = Date.parse(finished_at ?? '') - Date.parse(created_at);
    console.log(`${done.length} jobs of the clock done once by three workers; a mail of another process after ${tookMs} ms`);
    expect(tookMs).toBeLessThan(1_000);
  });
});

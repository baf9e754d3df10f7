import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/platform/database/open.ts';
import { startFleet } from '../support/called-fleet.ts';
import { startCommand } from '../support/command.ts';
import { databaseUrl, onEachDatabaseFile, onPostgres } from '../support/databases.ts';
import { OUTAGES, startFragileRedis } from '../support/redis-outages.ts';

/** What is promised: work goes on within so many milliseconds, and calls get there again. */
const RECOVERED_MS = 5_000;

onEachDatabaseFile('200 jobs of three processes', (makeDatabase, dialect) => {
  it.each([...OUTAGES, 'flushed'] as const)('are each done once and none is lost, when Redis is %s in the middle of them', async (outage) => {
    const redis = await startFragileRedis();
    onTestFinished(() => redis.stop());
    const { leave, done, finished, isCalled } = await startFleet(await makeDatabase(), redis.url);
    await leave(100);
    if (outage === 'flushed') await redis.directly((direct) => direct.flushall());
    else await redis.begin(outage);
    const before = await finished();
    expect(before).toBeLessThan(100);
    const began = performance.now();
    await leave(100);
    while ((await finished()) < 200 && performance.now() - began < 20_000) await sleep(20);
    const took = performance.now() - began;
    expect(await finished()).toBe(200);
    expect(done).toHaveLength(200);
    expect(new Set(done).size).toBe(200);
    expect(took).toBeLessThan(RECOVERED_MS);

    if (outage !== 'flushed') await redis.end(outage);
    const ended = performance.now();
    while (!(await isCalled()) && performance.now() - ended < 20_000);
    const called = performance.now() - ended;
    console.log(`${dialect}, ${outage}: 200 done after ${(took / 1000).toFixed(1)} s, calls get there again after ${(called / 1000).toFixed(1)} s`);
    expect(called).toBeLessThan(RECOVERED_MS);
  });
});

onPostgres('a process of `mingus work`', (makeDatabase) => {
  it('lives through every outage of Redis, does what is left meanwhile, and ends in time when it is told to while Redis hangs', async () => {
    const database = await makeDatabase();
    const store = await openStore(database);
    onTestFinished(() => store.close());
    const redis = await startFragileRedis();
    onTestFinished(() => redis.stop());
    const SECRET_KEY = 'a key for tests that nobody else has, 48 characters';
    const env = { MINGUS_ENV: 'test', SECRET_KEY, LOG_LEVEL: 'error', DATABASE_URL: databaseUrl(database), REDIS_URL: redis.url };
    const worker = startCommand(['work'], env);
    await worker.line(/does its jobs/);
    const isDone = async (dedupe_key: string) => {
      const now = new Date().toISOString();
      await store.db
        .insertInto('outbox')
        .values({ kind: 'cache.clean_counters', payload: {}, dedupe_key, created_at: now, available_at: now })
        .execute();
      const job = () => store.db.selectFrom('outbox').selectAll().where('dedupe_key', '=', dedupe_key).executeTakeFirstOrThrow();
      await expect.poll(job, { timeout: RECOVERED_MS, message: dedupe_key }).toMatchObject({ attempts: 1, finished_at: expect.any(String) });
    };
    await isDone('at first');
    for (const outage of [...OUTAGES, ...OUTAGES]) {
      await redis.begin(outage);
      await isDone(`while Redis is ${outage}, ${performance.now()}`);
      await sleep(2_000);
      await redis.end(outage);
      await isDone(`after Redis was ${outage}, ${performance.now()}`);
      await sleep(1_000);
      expect(worker.process.exitCode, outage).toBe(null);
    }
    await redis.begin('hung');
    const told = performance.now();
    worker.process.kill('SIGTERM');
    const { code, stderr } = await worker.ended;
    const tookMs = performance.now() - told;
    await redis.end('hung');
    console.log(`ended ${(tookMs / 1000).toFixed(1)} s after SIGTERM while Redis hung`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(tookMs).toBeLessThan(10_000);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startFleet } from '../support/called-fleet.ts';
import { onEachDatabaseFile } from '../support/databases.ts';
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

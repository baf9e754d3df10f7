import { it, onTestFinished } from 'vitest';
import { onPostgres } from './support/databases.ts';
import { hasRedis } from './support/redis.ts';
import { startSiege } from './support/redis-siege.ts';
import { liveThroughOutages } from './support/under-siege.ts';

// The short form; `npm run test:faults` takes longer over it, and holds the times as well.

const noRedis = !(await hasRedis()) && process.env['CI'] !== 'true';

onPostgres('a Redis that is killed, hung, unreachable or full', (makeDatabase) => {
  it.skipIf(noRedis)('is noticed by nobody, widens no limit, and is used again when it is back', { timeout: 120_000 }, async () => {
    const siege = await startSiege(() => makeDatabase('bare'));
    onTestFinished(() => siege.stop());
    await liveThroughOutages(siege, 2000, { quickMs: Number.POSITIVE_INFINITY });
  });
});

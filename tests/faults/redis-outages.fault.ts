import { it, onTestFinished } from 'vitest';
import { onPostgres } from '../support/databases.ts';
import { startSiege } from '../support/redis-siege.ts';
import { liveThroughOutages } from '../support/under-siege.ts';

onPostgres('a Redis that is killed, hung, unreachable or full, under load and under attack', (makeDatabase) => {
  it('is noticed by nobody, widens no limit, and is used again when it is back', async () => {
    const siege = await startSiege(() => makeDatabase('bare'));
    onTestFinished(() => siege.stop());
    await liveThroughOutages(siege, 15_000, { quickMs: 25 });
  });
});

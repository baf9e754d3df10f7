import { describe, expect, it } from 'vitest';
import { onPostgres } from '../support/databases.ts';
import { hasNginx } from '../support/nginx.ts';
import { restartUnderLoad } from '../support/rolling-restart.ts';

/** Each of the two servers so often: twenty restarts. */
const ROUNDS = 10;
const REQUESTS_A_SECOND = 200;
const isThere = await hasNginx();

onPostgres('two servers behind nginx under 200 requests a second', (makeDatabase) => {
  describe.skipIf(!isThere)('from clients that keep their connections', () => {
    it('fail no request, and lose or double no write, through twenty restarts', async () => {
      const outcome = await restartUnderLoad(await makeDatabase(), { rounds: ROUNDS, requestsPerSecond: REQUESTS_A_SECOND });
      console.log(JSON.stringify({ ...outcome, failed: outcome.failed.length }));
      expect(outcome).toMatchObject({ failed: [], lost: 0, doubled: 0, codes: Array.from({ length: 2 * ROUNDS }, () => 0) });
      expect(outcome.rate, 'the machine kept up').toBeGreaterThan(0.9 * REQUESTS_A_SECOND);
    }, 1_800_000);

    it('fail no read and no write that carries a key, and lose or double none, through ten kills', async () => {
      const plan = { rounds: ROUNDS / 2, requestsPerSecond: REQUESTS_A_SECOND, signal: 'SIGKILL', pauseMs: 8_000 } as const;
      const outcome = await restartUnderLoad(await makeDatabase(), plan);
      console.log(JSON.stringify({ ...outcome, failed: outcome.failed.length }));
      expect(outcome).toMatchObject({ failed: [], lost: 0, doubled: 0 });
    }, 900_000);
  });
});

import { describe, expect, it } from 'vitest';
import { onPostgres } from '../support/databases.ts';
import { hasNginx } from '../support/nginx.ts';
import { restartUnderLoad } from '../support/rolling-restart.ts';

const ROUNDS = 20;
const isThere = await hasNginx();

onPostgres('two servers behind nginx under 200 requests a second', (makeDatabase) => {
  describe.skipIf(!isThere)('from clients that keep their connections', () => {
    it('fail no request, and lose or double no write, while each is restarted twenty times', async () => {
      const outcome = await restartUnderLoad(await makeDatabase(), { rounds: ROUNDS, requestsPerSecond: 200 });
      console.log(outcome);
      expect(outcome).toMatchObject({ failed: [], lost: 0, doubled: 0, codes: Array.from({ length: 2 * ROUNDS }, () => 0) });
    }, 1_800_000);

    it('fail no read and no write that carries a key, and lose or double none, while each is killed five times', async () => {
      const plan = { rounds: ROUNDS / 4, requestsPerSecond: 200, signal: 'SIGKILL', pauseMs: 8_000 } as const;
      const outcome = await restartUnderLoad(await makeDatabase(), plan);
      console.log(outcome);
      expect(outcome).toMatchObject({ failed: [], lost: 0, doubled: 0 });
    }, 900_000);
  });
});

import { describe, expect, it } from 'vitest';
import { onPostgres } from '../support/databases.ts';
import { hasNginx } from '../support/nginx.ts';
import { restartUnderLoad } from '../support/rolling-restart.ts';

const isThere = await hasNginx();

onPostgres('two servers behind nginx', (makeDatabase) => {
  describe.skipIf(!isThere)('restarted one after the other under load', () => {
    it('fail no request, and lose or double no write', async () => {
      const outcome = await restartUnderLoad(await makeDatabase(), { rounds: 1, requestsPerSecond: 100 });
      expect(outcome).toMatchObject({ failed: [], lost: 0, doubled: 0, codes: [0, 0] });
      expect(outcome.requests).toBeGreaterThan(500);
    }, 180_000);
  });
});

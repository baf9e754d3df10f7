import { onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { openStore } from '../database/open.ts';
import { describeJobRunner } from './conformance.ts';
import { createInProcessRunner } from './in-process-runner.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const HOUR_MS = 3_600_000;

onEachDatabaseFile('jobs', (makeDatabase) => {
  describeJobRunner({
    name: 'in process',
    makeDatabase: async () => {
      const settings = await makeDatabase();
      return () => openStore(settings);
    },
    createRunner: (order) => createInProcessRunner({ ...order, log, pace: { pollMs: HOUR_MS } }),
  });
});

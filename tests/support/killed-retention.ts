import { z } from 'zod';
import { createRetention, retentionSchedules } from '../../src/features/audit/index.ts';
import { openStore } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { createInProcessRunner } from '../../src/platform/jobs/in-process-runner.ts';
import { createOutbox } from '../../src/platform/jobs/outbox.ts';

/**
 * A worker that removes old rows of the audit trail, and is killed by the system when it is about to remove some for the third time. Arguments as JSON: the
 * database's settings, and the moment it is.
 */
const task = z.object({ database: z.custom<DatabaseSettings>(), now: z.int() });
const { database, now } = task.parse(JSON.parse(process.argv[2] ?? ''));

let removals = 0;
const store = await openStore(database, {
  onQuery: ({ sql }) => {
    if (sql.startsWith('delete from "verification_audit_log"')) removals += 1;
    if (removals === 3) process.kill(process.pid, 'SIGKILL');
  },
});
const clock = { now: () => now };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const handlers = createRetention({ store, clock });
await createInProcessRunner({ store, clock, outbox: createOutbox({ store, clock }), log, handlers, schedules: retentionSchedules }).drain();
await store.close();
process.stdout.write('not killed');

import { z } from 'zod';
import { openStore } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { createInProcessRunner } from '../../src/platform/jobs/in-process-runner.ts';
import { createOutbox } from '../../src/platform/jobs/outbox.ts';

/** A worker that the job `test.poison` ends as the system does when memory is short. Arguments as JSON: the database's settings, and the moment it is. */
const task = z.object({ database: z.custom<DatabaseSettings>(), now: z.int() });
const { database, now } = task.parse(JSON.parse(process.argv[2] ?? ''));

const store = await openStore(database);
const clock = { now: () => now };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const handlers = { 'test.poison': async () => void process.kill(process.pid, 'SIGKILL') };
await createInProcessRunner({ store, clock, outbox: createOutbox({ store, clock }), log, handlers, schedules: [] }).drain();
await store.close();
process.stdout.write('not killed');

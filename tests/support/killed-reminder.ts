import { z } from 'zod';
import { compose } from '../../src/main/compose.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import { openStore } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';

/**
 * A whole Mingus that does what waits in the outbox, and is killed by the system at one point of a reminder, or by whoever it hands the reminder to: as it
 * stands there, nothing of it can be tidied up. Arguments as JSON: the database's settings, the environment, the moment it is, and the point.
 */
const task = z.object({
  database: z.custom<DatabaseSettings>(),
  env: z.record(z.string(), z.string()),
  now: z.int(),
  killed_at: z.enum(['looking', 'looked', 'beginning', 'telling', 'recording', 'settling', 'recorded', 'by whoever carries it']),
  /** Whether a reminder is told to several, each with a row of its own. */
  has_rows: z.boolean(),
});
const { database, env, now, killed_at, has_rows } = task.parse(JSON.parse(process.argv[2] ?? ''));

// The job of the night settles what is lost, by statements of another form.
const MOVING = /^update "reminder_deliveries" .* returning /;
const TELLING = /^update "(push|target)_handovers" .* returning /;
const FINISHING = /^update "outbox" set "finished_at"/;

/** Statements in the order in which they come, the last of which is never run. */
const UNTIL: Readonly<Record<typeof killed_at, readonly RegExp[]>> = {
  looking: [/^insert into "reminder_deliveries"/],
  looked: [/^insert into "reminder_deliveries"/, FINISHING],
  beginning: [MOVING],
  telling: [MOVING, TELLING],
  recording: has_rows ? [MOVING, TELLING, TELLING] : [MOVING, MOVING],
  settling: [MOVING, TELLING, TELLING, MOVING],
  recorded: has_rows ? [MOVING, TELLING, TELLING, MOVING, FINISHING] : [MOVING, MOVING, FINISHING],
  'by whoever carries it': [/^nothing that is asked/],
};

const left = [...UNTIL[killed_at]];
const store = await openStore(database, {
  onQuery: ({ sql }) => {
    if (left[0]?.test(sql) === true) left.shift();
    if (left.length === 0) process.kill(process.pid, 'SIGKILL');
  },
});
const settings = readSettings(env);
const mingus = await compose({ settings, store, clock: { now: () => now }, log: createLog(settings.logLevel) });
await mingus.runner.drain();
process.stdout.write('not killed');
process.exit(0);

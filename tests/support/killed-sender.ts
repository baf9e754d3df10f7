import { z } from 'zod';
import { createAudit } from '../../src/features/audit/index.ts';
import { createVerification } from '../../src/features/verification/index.ts';
import { createDatabaseRateLimiter } from '../../src/platform/cache/database-rate-limiter.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import { openStore } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { createTextSender } from '../../src/platform/delivery/text-sender.ts';
import { createInProcessRunner } from '../../src/platform/jobs/in-process-runner.ts';
import { createOutbox } from '../../src/platform/jobs/outbox.ts';
import { createProofOfWork } from '../../src/platform/security/proof-of-work.ts';

/**
 * A worker that sends what waits in the outbox, and is killed by the system at one point of it: as it stands there, nothing of it can be tidied up.
 * Arguments as JSON: the database's settings, the carrier's, the moment it is, and the point.
 */
const task = z.object({
  database: z.custom<DatabaseSettings>(),
  env: z.record(z.string(), z.string()),
  now: z.int(),
  killed_at: z.enum(['before the claim', 'claimed', 'before the call', 'accepted', 'recording', 'before the acknowledgement']),
});
const { database, env, now, killed_at } = task.parse(JSON.parse(process.argv[2] ?? ''));

/** The statement that each point stands before. */
const STATEMENTS: Readonly<Record<string, RegExp>> = {
  'before the claim': /^select .* from "outbox"/,
  claimed: /^update "phone_verification" set "message_status"/,
  recording: /^insert into "verification_audit_log"/,
  'before the acknowledgement': /^update "outbox" set "finished_at"/,
};

const die = (): void => void process.kill(process.pid, 'SIGKILL');
const store = await openStore(database, {
  onQuery: ({ sql }) => {
    if (STATEMENTS[killed_at]?.test(sql) === true) die();
  },
});
const clock = { now: () => now };
const settings = readSettings(env);
const outbox = createOutbox({ store, clock });
const key = env['SECRET_KEY'] ?? '';
const limiter = createDatabaseRateLimiter({ store, clock, secret: key });
const sender = createTextSender(settings);
const verification = createVerification({
  store,
  clock,
  outbox,
  audit: createAudit({ clock }),
  limiter,
  proofOfWork: createProofOfWork({ clock, limiter, secretKeys: [key], difficulty: 1 }),
  browserKnownSince: async () => undefined,
  sender: sender && {
    send: async (message) => {
      if (killed_at === 'before the call') die();
      const outcome = await sender.send(message);
      if (killed_at === 'accepted') die();
      return outcome;
    },
  },
  settings: settings.phone,
  secretKeys: [key],
  host: 'localhost',
  onLimited: () => undefined,
});
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
await createInProcessRunner({ store, clock, outbox, log, handlers: verification.jobs, schedules: [] }).drain();
await store.close();
process.stdout.write('not killed');

import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { createAudit } from '../features/audit/index.ts';
import { createIdentity, type Wait } from '../features/identity/index.ts';
import { createLedger } from '../features/ledger/index.ts';
import { createInProcessRateLimiter } from '../platform/cache/in-process-rate-limiter.ts';
import type { Clock } from '../platform/clock.ts';
import { secretKeys } from '../platform/config/secret-keys.ts';
import type { Settings } from '../platform/config/settings.ts';
import type { Store } from '../platform/database/store.ts';
import { createMailer } from '../platform/delivery/mail.ts';
import { createMailJob, MAIL_JOB } from '../platform/delivery/mail-job.ts';
import { type BuiltServer, buildServer } from '../platform/http/build-server.ts';
import type { ReadyCheck } from '../platform/http/health.ts';
import { createIdempotency } from '../platform/http/idempotency.ts';
import { createInProcessRunner } from '../platform/jobs/in-process-runner.ts';
import type { JobRunner } from '../platform/jobs/jobs.ts';
import { createOutbox } from '../platform/jobs/outbox.ts';
import type { Log } from '../platform/telemetry/log.ts';

/** What the outside gives. */
export interface World {
  readonly settings: Settings;
  /** An open, migrated database; whoever opened it closes it, after `close`. */
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The schedule of refused sign-ins; a real server's when left out. */
  readonly wait?: Wait;
  /** The folder of the built pages; `web/dist` when left out. */
  readonly pagesFolder?: string;
}

/** Mingus, joined and not started. */
export interface Mingus extends BuiltServer {
  readonly runner: JobRunner;
  /** Ends the server, then the jobs; what is open may take `timeoutMs` to finish. */
  close(timeoutMs: number): Promise<void>;
}

const PAGES = join(import.meta.dirname, '..', '..', 'web', 'dist');

/** Joins everything on this one page: platform, then the features in their order, then the server over their routes. */
export async function compose(world: World): Promise<Mingus> {
  const { settings, store, clock, log } = world;
  const keys = secretKeys(settings);
  const outbox = createOutbox({ store, clock });
  const rateLimiter = createInProcessRateLimiter(clock);
  const mailer = createMailer(settings);

  const audit = createAudit({ clock });
  const identity = createIdentity({
    store,
    clock,
    outbox,
    audit,
    settings: { registration: settings.registration, secretKeys: keys },
    ...(world.wait && { wait: world.wait }),
  });
  const ledger = createLedger({
    store,
    clock,
    readFile: () => Promise.reject(new Error('bank files cannot be read yet')),
    hashNumber: (userId, number) => createHmac('sha256', keys[0]).update(`account-number:${userId}:${number}`).digest('hex'),
  });

  const mail = createMailJob({ mailer, templates: identity.mails, findRecipient: identity.findRecipient });
  const handlers = { ...identity.jobs, [MAIL_JOB]: mail };
  const runner = createInProcessRunner({ store, clock, outbox, log, handlers, schedules: identity.schedules });
  const built = await buildServer({
    settings,
    routes: [...identity.routes, ...ledger.routes],
    authenticate: identity.authenticate,
    rateLimiter,
    idempotency: createIdempotency({ store, clock, secret: keys[0] }),
    log,
    pagesFolder: world.pagesFolder ?? PAGES,
    ready: readyChecks(store),
  });
  return {
    ...built,
    runner,
    async close(timeoutMs) {
      await built.close(timeoutMs);
      await runner.stop(timeoutMs);
      await rateLimiter.close();
      mailer?.close();
    },
  };
}

const readyChecks = (store: Store): Readonly<Record<string, ReadyCheck>> => ({
  database: async () => {
    await store.ping();
    return true;
  },
});

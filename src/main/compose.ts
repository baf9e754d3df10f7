import { join } from 'node:path';
import { createAudit } from '../features/audit/index.ts';
import type { DemoCommands } from '../features/demo/index.ts';
import type { UserCommands } from '../features/identity/index.ts';
import { createDailyBackup } from '../platform/backup/daily.ts';
import { createDatabaseRateLimiter } from '../platform/cache/database-rate-limiter.ts';
import { noRateLimiter } from '../platform/cache/no-rate-limiter.ts';
import { deleteEndedCounters } from '../platform/cache/rate-counters-repository.ts';
import { createTieredRateLimiter } from '../platform/cache/tiered-rate-limiter.ts';
import { type Clock, instantOf, momentOf } from '../platform/clock.ts';
import { secretKeys } from '../platform/config/secret-keys.ts';
import { ensurePartitions } from '../platform/database/partitions.ts';
import type { Store } from '../platform/database/store.ts';
import { createMailer } from '../platform/delivery/mail.ts';
import { createMailJob, MAIL_JOB } from '../platform/delivery/mail-job.ts';
import { type BuiltServer, buildServer } from '../platform/http/build-server.ts';
import type { ProblemTypes } from '../platform/http/endpoint-problems.ts';
import type { ReadyCheck } from '../platform/http/health.ts';
import { createIdempotency } from '../platform/http/idempotency.ts';
import type { Route } from '../platform/http/route.ts';
import { createInProcessRunner } from '../platform/jobs/in-process-runner.ts';
import { waitingSince } from '../platform/jobs/jobs-repository.ts';
import type { JobHandler, JobRunner } from '../platform/jobs/jobs.ts';
import { createOutbox } from '../platform/jobs/outbox.ts';
import type { RunnerParts } from '../platform/jobs/working.ts';
import { createProofOfWork } from '../platform/security/proof-of-work.ts';
import { createMetrics } from '../platform/telemetry/metrics.ts';
import { inTheirName } from './in-their-name.ts';
import { createLimitedAudit } from './limited-audit.ts';
import { answerCache, ordinaryLimiter } from './near-or-shared.ts';
import type { OpenRedis } from './open-redis.ts';
import { measureWhenAsked } from './measured.ts';
import { createFeatures } from './features.ts';
import type { World } from './world.ts';
import { mailPreviews } from './mail-previews.ts';
import { ownAddress } from './own-address.ts';

/** Mingus, joined and not started. */
export interface Mingus extends BuiltServer {
  readonly runner: JobRunner;
  /** What does each kind of job. */
  readonly jobs: Readonly<Record<string, JobHandler>>;
  /** The mails that can be ordered, by name. */
  readonly mailTemplates: readonly string[];
  /** The invented person, for commands. */
  readonly demo: DemoCommands;
  /** People, for commands. */
  readonly users: UserCommands;
  readonly routes: readonly Route[];
  /** Every problem of the features, by its code. */
  readonly problems: ProblemTypes;
  /** Ends the server, then the jobs; what is open may take `timeoutMs` to finish. */
  close(timeoutMs: number): Promise<void>;
}

const PAGES = join(import.meta.dirname, '..', '..', 'web', 'dist');

/** Makes the parts of the large tables for the months to come. */
const PARTITIONS_JOB = 'database.ensure_partitions';
/** Removes counts of limits whose time is over. */
const COUNTERS_JOB = 'cache.clean_counters';

/** Milliseconds after which a job has waited so long that somebody should look why. */
const WAITED_LONG_MS = 5 * 60_000;

/** Joins everything on this one page: platform, then the features, then the server over their routes. */
export async function compose(world: World): Promise<Mingus> {
  const { settings, store, redis, clock, log } = world;
  const keys = secretKeys(settings);
  const outbox = createOutbox({ store, clock });
  const rateLimiter = createTieredRateLimiter({
    database: createDatabaseRateLimiter({ store, clock, secret: keys[0] }),
    ordinary: ordinaryLimiter(world, keys[0]),
  });
  const mailer = createMailer(settings);
  const audit = createAudit({ clock });
  const limited = createLimitedAudit({ store, audit, log });
  const metrics = createMetrics(world.siblings?.measureAll);
  // Known for sure only when the server listens: PORT may leave the choice to the system.
  let address = (): string => ownAddress(settings);
  const features = createFeatures(world, {
    keys,
    outbox,
    audit,
    limited,
    metrics,
    limiter: settings.rateLimitEnabled ? rateLimiter : noRateLimiter,
    strictLimiter: rateLimiter,
    proofOfWork: createProofOfWork({ clock, limiter: rateLimiter, secretKeys: keys, difficulty: settings.captchaDifficulty }),
    mailer,
    address: () => address(),
  });
  const { identity, closeThreads, demo, users, routes, problems } = features;

  const mail = createMailJob({ mailer, templates: features.mails, findRecipient: identity.findRecipient });
  const partitions = async (): Promise<void> => void (await ensurePartitions(store, instantOf(clock.now()).slice(0, 10)));
  const counters = (): Promise<void> => deleteEndedCounters(store.db, instantOf(clock.now()));
  const backup = dailyBackup(world);
  const own = { [MAIL_JOB]: mail, [PARTITIONS_JOB]: partitions, [COUNTERS_JOB]: counters };
  const handlers = inTheirName(store, { ...features.jobs, ...backup?.jobs, ...own });
  const schedules = [
    ...features.schedules,
    ...(backup?.schedules ?? []),
    { kind: PARTITIONS_JOB, cron: '10 1 * * *' },
    { kind: COUNTERS_JOB, cron: '52 * * * *' },
  ];

  const server = await buildServer({
    settings,
    routes,
    problems,
    authenticate: identity.authenticate,
    rateLimiter,
    idempotency: createIdempotency({ store, clock, secretKeys: keys, csrfToken: identity.csrfToken }),
    keeping: { answers: answerCache(world, keys), onBehalfOf: store.onBehalfOf },
    log,
    onLimited: limited.onLimited,
    pagesFolder: world.pagesFolder ?? PAGES,
    ready: { ...readyChecks(store), ...world.ready },
    dispensable: { ...redisChecks(redis), queue: queueCheck(store, clock) },
    metrics,
    mailPreviews: mailPreviews(() => address()),
  });
  const runner = await runnerOf(redis, { store, clock, outbox, log, handlers, schedules, onTried: metrics.tried });
  world.siblings?.onMeasure(metrics.measure);
  measureWhenAsked(metrics, world);
  address = () => ownAddress(settings, server.server);
  const close = async (timeoutMs: number): Promise<void> => {
    await Promise.all([server.stop.close(timeoutMs), runner.stop(timeoutMs)]);
    await Promise.all([closeThreads(), backup?.close(), limited.close(), rateLimiter.close()]);
    mailer?.close();
  };
  return { ...server, runner, jobs: handlers, mailTemplates: Object.keys(features.mails), demo, users, routes, problems, close };
}

/** Over BullMQ where REDIS_URL is set, which is only loaded then; else over the database alone. */
async function runnerOf(redis: OpenRedis | undefined, parts: RunnerParts): Promise<JobRunner> {
  if (redis === undefined || redis.jobs === null) return createInProcessRunner(parts);
  const { createBullRunner } = await import('../platform/jobs/bull-runner.ts');
  return createBullRunner({ ...parts, redis: redis.jobs });
}

/** Whether jobs are done about when they may be. Told by /readyz, and nothing to be taken out of service for: a server that is gone does none of them sooner. */
const queueCheck =
  (store: Store, clock: Clock): ReadyCheck =>
  async () => {
    const since = await waitingSince(store.db, instantOf(clock.now()));
    return since === undefined || clock.now() - momentOf(since) <= WAITED_LONG_MS;
  };

const dailyBackup = ({ settings: { database, backup }, store, log }: World) => {
  const { isDaily, ...parts } = backup;
  return isDaily ? createDailyBackup({ store, parts: { database, ...parts }, log }) : undefined;
};

const redisChecks = (redis: OpenRedis | undefined): Readonly<Record<string, ReadyCheck>> =>
  redis?.isSet === true ? { redis: async () => redis.isUp() } : {};

const readyChecks = (store: Store): Readonly<Record<string, ReadyCheck>> => ({
  database: async () => {
    await store.ping();
    return true;
  },
});

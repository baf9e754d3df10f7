import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { createAdmin } from '../features/admin/index.ts';
import { type Audit, createAudit, createAuditLog, createRetention, ownEventRoutes, retentionSchedules } from '../features/audit/index.ts';
import { createCheckins } from '../features/checkins/index.ts';
import { createDemo, type DemoCommands } from '../features/demo/index.ts';
import { createForecast } from '../features/forecast/index.ts';
import { createIdentity, type UserCommands, type Wait } from '../features/identity/index.ts';
import { createAsking, createInsights } from '../features/insights/index.ts';
import { createFindingPool, createLedger, createReadingPool } from '../features/ledger/index.ts';
import { createOnboarding } from '../features/onboarding/index.ts';
import { createOverview } from '../features/overview/index.ts';
import { createProfile } from '../features/profile/index.ts';
import { createQuestionnaires } from '../features/questionnaires/index.ts';
import { createVerification } from '../features/verification/index.ts';
import { createDailyBackup } from '../platform/backup/daily.ts';
import { createDatabaseRateLimiter } from '../platform/cache/database-rate-limiter.ts';
import { noRateLimiter } from '../platform/cache/no-rate-limiter.ts';
import type { RateLimiter } from '../platform/cache/rate-limiter.ts';
import { deleteEndedCounters } from '../platform/cache/rate-counters-repository.ts';
import { createTieredRateLimiter } from '../platform/cache/tiered-rate-limiter.ts';
import { type Clock, instantOf, momentOf } from '../platform/clock.ts';
import { secretKeys } from '../platform/config/secret-keys.ts';
import type { Settings } from '../platform/config/settings.ts';
import { ensurePartitions } from '../platform/database/partitions.ts';
import type { Store } from '../platform/database/store.ts';
import { createMailer } from '../platform/delivery/mail.ts';
import { createMailJob, MAIL_JOB } from '../platform/delivery/mail-job.ts';
import { createTextSender } from '../platform/delivery/text-sender.ts';
import { type BuiltServer, buildServer } from '../platform/http/build-server.ts';
import type { ProblemTypes } from '../platform/http/endpoint-problems.ts';
import type { ReadyCheck } from '../platform/http/health.ts';
import { createIdempotency } from '../platform/http/idempotency.ts';
import type { Route } from '../platform/http/route.ts';
import { createInProcessRunner } from '../platform/jobs/in-process-runner.ts';
import { waitingSince } from '../platform/jobs/jobs-repository.ts';
import type { JobHandler, JobRunner, Outbox } from '../platform/jobs/jobs.ts';
import { createOutbox } from '../platform/jobs/outbox.ts';
import type { RunnerParts } from '../platform/jobs/working.ts';
import { createProofOfWork, type ProofOfWork } from '../platform/security/proof-of-work.ts';
import type { Siblings } from '../platform/siblings/member.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { createMetrics, type Metrics } from '../platform/telemetry/metrics.ts';
import { inTheirName } from './in-their-name.ts';
import { createLimitedAudit, type LimitedAudit } from './limited-audit.ts';
import { answerCache, ordinaryLimiter } from './near-or-shared.ts';
import type { OpenRedis } from './open-redis.ts';
import { measureWhenAsked } from './measured.ts';
import { ownAddress } from './own-address.ts';

/** What the outside gives. */
export interface World {
  readonly settings: Settings;
  /** An open, migrated database; whoever opened it closes it, after `close`. */
  readonly store: Store;
  /** Where the settings name a Redis; whoever opened it closes it, after `close`. */
  readonly redis?: OpenRedis;
  readonly clock: Clock;
  readonly log: Log;
  /** The schedule of refused sign-ins; a real server's when left out. */
  readonly wait?: Wait;
  /** Digits of a phone code; six when left out. Longer ones can be looked for where six digits are found by chance. */
  readonly codeDigits?: number;
  /** The folder of the built pages; `web/dist` when left out. */
  readonly pagesFolder?: string;
  /** What else /readyz looks at, by name. */
  readonly ready?: Readonly<Record<string, ReadyCheck>>;
  /** The other server processes of this machine, where there are any. */
  readonly siblings?: Siblings;
}

/** Mingus, joined and not started. */
export interface Mingus extends BuiltServer {
  readonly runner: JobRunner;
  /** What does each kind of job. */
  readonly jobs: Readonly<Record<string, JobHandler>>;
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

/** What the features are joined to. */
interface FeatureParts {
  /** The present secret key, then those still accepted. */
  readonly keys: readonly [string, ...string[]];
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly limited: LimitedAudit;
  readonly metrics: Metrics;
  /** By RATELIMIT_ENABLED one that counts, or one that allows everything. */
  readonly limiter: RateLimiter;
  /** Counts whatever is said of requests: what costs money, and guesses at codes. */
  readonly strictLimiter: RateLimiter;
  readonly proofOfWork: ProofOfWork;
  readonly sendsMail: boolean;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** The features, in their order: a later one may use an earlier one. */
function createFeatures(world: World, parts: FeatureParts) {
  const { settings, store, clock, wait } = world;
  const { keys, outbox, audit, limiter, proofOfWork, sendsMail, address } = parts;
  const identity = createIdentity({
    store,
    clock,
    outbox,
    audit,
    limiter,
    proofOfWork,
    settings: { registration: settings.registration, secretKeys: keys, limits: settings.limits },
    sendsMail,
    address,
    ...(wait && { wait }),
  });
  const verification = createVerification({
    ...parts,
    store,
    clock,
    limiter: parts.strictLimiter,
    browserKnownSince: identity.browserKnownSince,
    sender: createTextSender(settings),
    settings: settings.phone,
    secretKeys: keys,
    host: settings.publicUrl === null ? 'localhost' : new URL(settings.publicUrl).hostname,
    onLimited: parts.limited.onLimited,
    onStep: parts.metrics.verified,
    ...(world.codeDigits !== undefined && { digits: world.codeDigits }),
  });
  // What insights rest on comes before them, and tells them of changes.
  const ask = createAsking({ outbox, clock });
  const profile = createProfile({ store, clock });
  const questionnaires = createQuestionnaires({ store, clock });
  const checkins = createCheckins({ store, clock, onChanged: ask });
  const reading = createReadingPool();
  const finding = createFindingPool();
  const ledger = createLedger({
    store,
    clock,
    outbox,
    readFile: reading.read,
    find: finding.find,
    onChanged: ask,
    hashNumber: (userId, number) => {
      const [present, ...older] = keys;
      const under = (key: string) => createHmac('sha256', key).update(`account-number:${userId}:${number}`).digest('hex');
      return [under(present), ...older.map(under)];
    },
  });
  const forecast = createForecast({ store, clock, outbox });
  const insights = createInsights({ store, clock, outbox, ask });
  const onboarding = createOnboarding({ store, clock });
  const overview = createOverview({ store, clock, forecast, checkins });
  const admin = createAdmin({ store, clock, audit, people: identity.people, auditLog: createAuditLog({ store, clock, audit }), verification });
  const demo = createDemo({
    store,
    clock,
    demoPerson: identity.demoPerson,
    ledger,
    findRecurring: ledger.findRecurring,
    analyse: insights.analyse,
    isAvailable: settings.environment !== 'production',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  return {
    identity,
    mails: { ...identity.mails, ...verification.mails },
    closeThreads: async () => void (await Promise.all([reading.close(), finding.close()])),
    jobs: { ...createRetention({ store, clock }), ...identity.jobs, ...verification.jobs, ...ledger.jobs, ...forecast.jobs, ...insights.jobs },
    schedules: [
      ...retentionSchedules,
      ...identity.schedules,
      ...verification.schedules,
      ...ledger.schedules,
      ...forecast.schedules,
      ...insights.schedules,
    ],
    demo: demo.commands,
    users: identity.userCommands,
    routes: [
      ...ownEventRoutes({ store }),
      ...identity.routes,
      ...verification.routes,
      ...profile.routes,
      ...questionnaires.routes,
      ...checkins.routes,
      ...ledger.routes,
      ...forecast.routes,
      ...insights.routes,
      ...onboarding.routes,
      ...overview.routes,
      ...admin.routes,
      ...demo.routes,
    ],
    problems: {
      ...identity.problems,
      ...verification.problems,
      ...checkins.problems,
      ...ledger.problems,
      ...onboarding.problems,
      ...admin.problems,
      ...demo.problems,
    },
  };
}

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
    sendsMail: mailer !== null,
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
  return { ...server, runner, jobs: handlers, demo, users, routes, problems, close };
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

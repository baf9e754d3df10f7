import { createHmac } from 'node:crypto';
import { createAdmin } from '../features/admin/index.ts';
import { type Audit, createAuditLog, createRetention, ownEventRoutes, retentionSchedules } from '../features/audit/index.ts';
import { createCheckins } from '../features/checkins/index.ts';
import { createDemo } from '../features/demo/index.ts';
import { createFeed } from '../features/feed/index.ts';
import { createForecast } from '../features/forecast/index.ts';
import { createGoals } from '../features/goals/index.ts';
import { createIdentity } from '../features/identity/index.ts';
import { createAsking, createInsights } from '../features/insights/index.ts';
import { createFindingPool, createLedger, createReadingPool } from '../features/ledger/index.ts';
import { createOnboarding, hasSetUp } from '../features/onboarding/index.ts';
import { createOverview } from '../features/overview/index.ts';
import { createPreferences, keepFirstLanguage } from '../features/preferences/index.ts';
import { createPrivacy } from '../features/privacy/index.ts';
import { createProfile } from '../features/profile/index.ts';
import { createQuestionnaires } from '../features/questionnaires/index.ts';
import { createReminders, hasReminder, replanReminders } from '../features/reminders/index.ts';
import { createVerification } from '../features/verification/index.ts';
import type { RateLimiter } from '../platform/cache/rate-limiter.ts';
import type { Mailer } from '../platform/delivery/mail.ts';
import { contactOf } from '../platform/delivery/contact.ts';
import { createPushSender } from '../platform/delivery/push-sender.ts';
import { createTargetSender } from '../platform/delivery/target-sender.ts';
import { createTextSender } from '../platform/delivery/text-sender.ts';
import type { Outbox } from '../platform/jobs/jobs.ts';
import type { ProofOfWork } from '../platform/security/proof-of-work.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';
import type { LimitedAudit } from './limited-audit.ts';
import { statusSources } from './status-sources.ts';
import type { World } from './world.ts';

/** What the features are joined to. */
export interface FeatureParts {
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
  /** Null when no mail can be sent. */
  readonly mailer: Mailer | null;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** The features, in their order: a later one may use an earlier one. */
export function createFeatures(world: World, parts: FeatureParts) {
  const { settings, store, clock, wait } = world;
  // Where Mingus is worked on, what people name may be on this machine.
  const reach = { loopback: settings.environment !== 'production', origins: [] };
  const targetReach = { ...reach, origins: settings.targetOrigins };
  const { keys, outbox, audit, limiter, proofOfWork, mailer, address } = parts;
  const identity = createIdentity({
    store,
    clock,
    outbox,
    audit,
    limiter,
    proofOfWork,
    settings: { registration: settings.registration, secretKeys: keys, limits: settings.limits, backupDays: settings.backup.keepDays },
    keepLanguage: keepFirstLanguage,
    sendsMail: mailer !== null,
    address,
    onMoved: replanReminders,
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
  const preferences = createPreferences({
    store,
    clock,
    facts: async (db, { user_id }) => ({
      onboarding_completed: await hasSetUp(db, user_id),
      first_checkin_scheduled: await hasReminder(db, user_id, 'first_checkin'),
    }),
    onReminding: replanReminders,
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
  const goals = createGoals({ store, forecast });
  const insights = createInsights({ store, clock, outbox, ask });
  const onboarding = createOnboarding({ store, clock });
  const reminders = createReminders({
    ...parts,
    store,
    clock,
    secretKeys: keys,
    findRecipient: (userId) => identity.findRecipient(userId, 'reminders'),
    texting: verification.texting,
    vapidPrivateKey: settings.vapidPrivateKey,
    contact: contactOf(settings),
    push: createPushSender(reach),
    targets: createTargetSender(targetReach),
    reach,
    targetReach,
    forecast: forecast.read,
    goals: goals.read,
  });
  const feed = createFeed({ store, clock, forecast: forecast.read, address });
  const overview = createOverview({ store, clock, forecast, checkins });
  const privacy = createPrivacy({ store, clock, audit, onBroughtIn: ledger.askForSearch });
  const status = statusSources({ ...world, address });
  const auditLog = createAuditLog({ store, clock, audit });
  const admin = createAdmin({ store, clock, audit, people: identity.people, auditLog, verification, status });
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
    closeThreads: async () => void (await Promise.all([reading.close(), finding.close(), status.tables.close()])),
    jobs: {
      ...createRetention({ store, clock }),
      ...identity.jobs,
      ...verification.jobs,
      ...ledger.jobs,
      ...forecast.jobs,
      ...insights.jobs,
      ...reminders.jobs,
    },
    schedules: [
      ...retentionSchedules,
      ...identity.schedules,
      ...verification.schedules,
      ...ledger.schedules,
      ...forecast.schedules,
      ...insights.schedules,
      ...reminders.schedules,
    ],
    demo: demo.commands,
    users: identity.userCommands,
    routes: [
      ...ownEventRoutes({ store }),
      ...identity.routes,
      ...verification.routes,
      ...preferences.routes,
      ...profile.routes,
      ...questionnaires.routes,
      ...checkins.routes,
      ...ledger.routes,
      ...forecast.routes,
      ...goals.routes,
      ...insights.routes,
      ...onboarding.routes,
      ...reminders.routes,
      ...feed.routes,
      ...overview.routes,
      ...privacy.routes,
      ...admin.routes,
      ...demo.routes,
    ],
    problems: {
      ...identity.problems,
      ...verification.problems,
      ...checkins.problems,
      ...ledger.problems,
      ...onboarding.problems,
      ...reminders.problems,
      ...feed.problems,
      ...privacy.problems,
      ...admin.problems,
      ...demo.problems,
    },
  };
}

import type { RateLimiter } from '../../platform/cache/rate-limiter.ts';
import type { Clock } from '../../platform/clock.ts';
import type { PhoneSettings } from '../../platform/config/phone-settings.ts';
import type { Store } from '../../platform/database/store.ts';
import { type MailTemplate, orderMail } from '../../platform/delivery/mail-job.ts';
import type { TextSender } from '../../platform/delivery/text-message.ts';
import type { ProblemTypes } from '../../platform/http/endpoint-problems.ts';
import type { Counted } from '../../platform/http/limits.ts';
import type { Route } from '../../platform/http/route.ts';
import type { JobHandler, Outbox, Schedule } from '../../platform/jobs/jobs.ts';
import type { ProofOfWork } from '../../platform/security/proof-of-work.ts';
import type { Audit } from '../audit/index.ts';
import { type Addresses, createAddresses } from './addresses/service.ts';
import { createBudget } from './budget.ts';
import { cleaningSchedules, createCleaning } from './cleaning.ts';
import { createCodes } from './codes.ts';
import { verificationProblems } from './contract.ts';
import { createDistinctCounters } from './distinct-counters.ts';
import { createVerificationLimits } from './limits.ts';
import { PHONE_REPLACED_MAIL, verificationMails } from './mails.ts';
import { MESSAGE_JOB } from './message-order.ts';
import { createMessageJob } from './messages.ts';
import { createNumbers } from './numbers.ts';
import { createPermit } from './permitting.ts';
import { createReport, type ReadReport } from './report/service.ts';
import { verificationRoutes } from './routes.ts';
import { createSending } from './sending.ts';
import { createJudge } from './signals.ts';
import { createStatus } from './status.ts';
import { createTrail, type TrailParts } from './trail.ts';
import { createTexting, type Texting } from './texting.ts';
import { createVerify } from './verifying.ts';

/** What this feature is made of. */
export interface VerificationParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly limiter: RateLimiter;
  readonly proofOfWork: ProofOfWork;
  readonly browserKnownSince: (userId: number, deviceCookie: string | null) => Promise<string | undefined>;
  /** Null when messages cannot be sent. */
  readonly sender: TextSender | null;
  readonly settings: PhoneSettings;
  /** SECRET_KEY, then the older keys that are still accepted. */
  readonly secretKeys: readonly [string, ...string[]];
  /** The name that people type to get here, without a port: messages carry it for the browser. */
  readonly host: string;
  readonly onLimited: (limit: string, counted: Counted) => void;
  /** Told of each step of the way to a confirmed number, and of nobody whom it concerns. */
  readonly onStep?: TrailParts['onStep'];
  /** Digits of a code; six when left out. */
  readonly digits?: number;
}

/** Proving that a telephone number is one's own. */
export interface Verification {
  readonly routes: readonly Route[];
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
  readonly mails: Readonly<Record<string, MailTemplate>>;
  readonly problems: ProblemTypes;
  /** What administrators know and do about IP addresses. */
  readonly addresses: Addresses;
  /** Messages to verified numbers that hold no code. */
  readonly texting: Texting;
  /** What became of codes, for administrators. */
  readonly report: ReadReport;
}

/** Builds the feature. */
export function createVerification(parts: VerificationParts): Verification {
  const { store, clock, outbox, settings, secretKeys, sender } = parts;
  const codes = createCodes(secretKeys, parts.digits);
  const trail = createTrail(parts);
  const distinct = createDistinctCounters({ store, clock, secret: secretKeys[0] });
  const limits = createVerificationLimits({ ...parts, distinct });
  const canSend = sender !== null;
  const budget = createBudget(parts);
  const readNumber = createNumbers(settings);
  const permit = createPermit({ ...parts, limits, trail, canSend, judge: createJudge(parts), budget });
  const verify = createVerify({
    ...parts,
    codes,
    limits,
    trail,
    onReplaced: (db, user_id, now) =>
      orderMail(outbox, db, { user_id, template: PHONE_REPLACED_MAIL, data: {} }, `${PHONE_REPLACED_MAIL}:${user_id}:${now}`),
  });
  return {
    routes: verificationRoutes({
      sending: createSending({ ...parts, codes, permit, trail, readNumber }),
      verify,
      status: createStatus({ store, clock, settings, canSend }),
    }),
    jobs: {
      [MESSAGE_JOB]: createMessageJob({ ...parts, codes, trail, codeSeconds: settings.codeSeconds }),
      ...createCleaning(parts),
    },
    schedules: cleaningSchedules,
    mails: verificationMails,
    problems: verificationProblems,
    addresses: createAddresses(parts),
    texting: createTexting({ store, sender, budget, readNumber }),
    report: createReport(parts),
  };
}

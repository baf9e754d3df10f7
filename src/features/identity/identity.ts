import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { MailTemplate, Recipient } from '../../platform/delivery/mail-job.ts';
import type { Authenticate } from '../../platform/http/authentication.ts';
import type { Route } from '../../platform/http/route.ts';
import type { JobHandler, Outbox, Schedule } from '../../platform/jobs/jobs.ts';
import type { Audit } from '../audit/index.ts';
import { createAccount } from './account.ts';
import { type Wait, waitForTick } from './answer-schedule.ts';
import { cleaningSchedules, createCleaning } from './cleaning.ts';
import { identityProblems } from './contract.ts';
import { createDemoPerson, type DemoPerson } from './demo-person.ts';
import { identityMails } from './mails.ts';
import { createPasswordHasher } from './password-hash.ts';
import { createPasswordJudge } from './password-rules.ts';
import { createRegister } from './registration.ts';
import { findRecipient } from './repository.ts';
import { identityRoutes } from './routes.ts';
import { createSessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';

/** The settings this feature reads. */
export interface IdentitySettings {
  /** REGISTRATION. */
  readonly registration: 'open' | 'invite' | 'closed';
  /** SECRET_KEY, then the older keys that are still accepted. */
  readonly secretKeys: readonly [string, ...string[]];
}

/** What this feature is made of. */
export interface IdentityParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly settings: IdentitySettings;
  /** The schedule of refusals; a real server's when left out. */
  readonly wait?: Wait;
}

/** Signing up, signing in, sessions and a person's own account. */
export interface Identity {
  readonly routes: readonly Route[];
  /** For the server: finds out who sends a request by the session's cookie. */
  readonly authenticate: Authenticate;
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
  /** For `createMailJob`. */
  readonly mails: Readonly<Record<string, MailTemplate>>;
  readonly findRecipient: (userId: number) => Promise<Recipient | undefined>;
  readonly problems: typeof identityProblems;
  /** The invented person: for the demo. */
  readonly demoPerson: DemoPerson;
}

/** Builds the feature. */
export function createIdentity(parts: IdentityParts): Identity {
  const { store, clock, outbox, audit, settings, wait = waitForTick } = parts;
  const hasher = createPasswordHasher();
  const sessions = createSessions({ store, clock, audit, secretKeys: settings.secretKeys });
  const services = {
    sessions,
    register: createRegister({ store, clock, outbox, audit, hasher, sessions, judge: createPasswordJudge(), registration: settings.registration }),
    signIn: createSignIn({ store, clock, audit, hasher, sessions, wait }),
    account: createAccount({ store, clock, audit, hasher, wait }),
  };
  return {
    routes: identityRoutes(services),
    authenticate: async ({ session_token }) => (session_token === null ? undefined : sessions.authenticate(session_token)),
    jobs: createCleaning({ store, clock, sessions }),
    schedules: cleaningSchedules,
    mails: identityMails,
    findRecipient: (userId) => findRecipient(store.db, userId),
    problems: identityProblems,
    demoPerson: createDemoPerson({ store, clock, audit, hasher, sessions }),
  };
}

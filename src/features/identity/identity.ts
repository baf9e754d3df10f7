import type { RateLimiter } from '../../platform/cache/rate-limiter.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Limits } from '../../platform/config/settings.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { MailTemplate, Recipient } from '../../platform/delivery/mail-job.ts';
import type { Authenticate } from '../../platform/http/authentication.ts';
import type { Route } from '../../platform/http/route.ts';
import type { JobHandler, Outbox, Schedule } from '../../platform/jobs/jobs.ts';
import type { ProofOfWork } from '../../platform/security/proof-of-work.ts';
import type { ProblemTypes } from '../../platform/http/endpoint-problems.ts';
import type { Audit } from '../audit/index.ts';
import { accountRoutes } from './account/routes.ts';
import { createErase, createForget, FORGET_JOB } from './account/erasing.ts';
import { createAccount } from './account/service.ts';
import { type Wait, waitForTick } from './sign-in/answer-schedule.ts';
import { cleaningSchedules, createCleaning } from './cleaning.ts';
import { createDevices } from './devices/service.ts';
import { createEnter } from './sign-in/enter.ts';
import { createDemoPerson, type DemoPerson } from './demo-person.ts';
import { emailProblems } from './email/contract.ts';
import { emailRoutes } from './email/routes.ts';
import { createEmailChange } from './email/service.ts';
import { linkProblems } from './links/contract.ts';
import { createLinks } from './links/service.ts';
import { createUserCommands, type UserCommands } from './people/commands.ts';
import { peopleProblems } from './people/contract.ts';
import { DISABLED_MAIL } from './people/mails.ts';
import { createPeople, type People } from './people/service.ts';
import { identityMails } from './mails.ts';
import { createChangePassword } from './passwords/change-password.ts';
import { createRequireFactorIfAny } from './factors/confirm/guarded.ts';
import { factorProblems } from './factors/contract.ts';
import { createFactors } from './factors/factors.ts';
import { passwordProblems } from './passwords/contract.ts';
import { createNewPasswords } from './passwords/new-passwords.ts';
import { passwordRoutes } from './passwords/routes.ts';
import { recoveryRoutes } from './recovery/routes.ts';
import { createRecovery } from './recovery/service.ts';
import { sessionProblems } from './sessions/contract.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { signInProblems } from './sign-in/contract.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { createAskPassword } from './passwords/asking.ts';
import { createPasswordBudget } from './passwords/budget.ts';
import { createPasswordCheck } from './passwords/password-check.ts';
import { createPasswordHasher } from './passwords/password-hash.ts';
import { createPasswordJudge } from './passwords/password-rules.ts';
import { createRegister, type KeepLanguage } from './sign-in/registration.ts';
import { findRecipient } from './account/repository.ts';
import { createSessions } from './sessions/service.ts';
import { tokenProblems } from './tokens/contract.ts';
import { tokenRoutes } from './tokens/routes.ts';
import { createTokens } from './tokens/service.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import { createSignInLinks } from './sign-in/sign-in-link.ts';

/** The settings this feature reads. */
export interface IdentitySettings {
  /** REGISTRATION. */
  readonly registration: 'open' | 'invite' | 'closed';
  /** SECRET_KEY, then the older keys that are still accepted. */
  readonly secretKeys: readonly [string, ...string[]];
  /** RATELIMIT_…. */
  readonly limits: Limits;
  /** BACKUP_KEEP_DAYS: how long backups hold whoever was erased since. */
  readonly backupDays: number;
}

/** What this feature is made of. */
export interface IdentityParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  /** Counts what is tried against the settings' limits. Not inside a transaction: what was counted stays. */
  readonly limiter: RateLimiter;
  /** What is asked of whoever may be a program. */
  readonly proofOfWork: ProofOfWork;
  readonly settings: IdentitySettings;
  readonly keepLanguage: KeepLanguage;
  /** Whether mail can be sent at all. */
  readonly sendsMail: boolean;
  /** The origin of this Mingus, for links in mails: `https://mingus.example.org`. Asked when a mail is written. */
  readonly address: () => string;
  /** See `AccountParts.onMoved`. */
  readonly onMoved: (db: Db, userId: number) => Promise<void>;
  /** The schedule of refusals; a real server's when left out. */
  readonly wait?: Wait;
}

/** Signing up, signing in, sessions, personal tokens and a person's own account. */
export interface Identity {
  readonly routes: readonly Route[];
  /** For the server: finds out who sends a request by the session's cookie or a personal token; where there is a token, the cookie says nothing. */
  readonly authenticate: Authenticate;
  /** For the server: the CSRF token of a session as it is now; undefined when it has ended. */
  readonly csrfToken: (sessionId: number) => Promise<string | undefined>;
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
  /** For `createMailJob`. */
  readonly mails: Readonly<Record<string, MailTemplate>>;
  readonly findRecipient: (userId: number, template: string) => Promise<Recipient | undefined>;
  /** Since when a person is known by the browser whose device cookie this is, an instant; undefined when they are not. */
  readonly browserKnownSince: (userId: number, deviceCookie: string | null) => Promise<string | undefined>;
  readonly problems: ProblemTypes;
  /** Looking after people: for administrators and commands. */
  readonly people: People;
  /** What whoever runs Mingus does about people. */
  readonly userCommands: UserCommands;
  /** The invented person: for the demo. */
  readonly demoPerson: DemoPerson;
}

/** What this feature can refuse. */
const identityProblems = {
  ...emailProblems,
  ...factorProblems,
  ...linkProblems,
  ...passwordProblems,
  ...peopleProblems,
  ...sessionProblems,
  ...signInProblems,
  ...tokenProblems,
};

/** Builds the feature. */
export function createIdentity(parts: IdentityParts): Identity {
  const { store, clock, outbox, audit, settings, wait = waitForTick } = parts;
  const hasher = createPasswordHasher();
  const sessions = createSessions({ store, clock, audit, secretKeys: settings.secretKeys });
  const links = createLinks({ store, clock });
  const tokens = createTokens({ store, clock, outbox, audit });
  const judge = createPasswordJudge();
  const devices = createDevices({ clock, outbox });
  const check = createPasswordCheck({ store, hasher, budget: createPasswordBudget(parts.limiter, settings.limits), devices, links });
  const askPassword = createAskPassword({ store, audit, check, wait });
  const registering = { registration: settings.registration, keepLanguage: parts.keepLanguage };
  const register = createRegister({ store, clock, outbox, audit, hasher, sessions, devices, judge, links, ...registering });
  const enter = createEnter({ audit, devices, sessions });
  const factors = createFactors({ ...parts, limits: settings.limits, secretKeys: settings.secretKeys, sessions, links, enter, askPassword });
  const signIn = createSignIn({ store, clock, audit, check, enter, askSecondFactor: factors.secondStep.begin, links, wait });
  const newPasswords = createNewPasswords({ clock, outbox, audit, hasher, judge, links, devices });
  const mailing = { store, outbox, links, limiter: parts.limiter, limits: settings.limits, sendsMail: parts.sendsMail };
  const emailChange = createEmailChange({ ...mailing, clock, audit, sessions });
  const recovery = createRecovery({ ...mailing, newPasswords, wait });
  const signInLinks = createSignInLinks({ ...mailing, audit, proofOfWork: parts.proofOfWork, wait });
  const requireFactorIfAny = createRequireFactorIfAny({ store, sessions });
  const erase = createErase({ store, clock, audit, outbox, backupDays: settings.backupDays });
  const account = createAccount({ store, clock, askPassword, requireFactorIfAny, emailChange, erase, onMoved: parts.onMoved });
  const people = createPeople({ store, clock, outbox, audit });
  const changePassword = createChangePassword({ store, sessions, newPasswords, askPassword, requireFactorIfAny });
  return {
    routes: [
      ...signInRoutes({
        register,
        signIn,
        signInLinks,
        refusal: hasher.refusal,
        registering: { registration: settings.registration, sends_mail: parts.sendsMail },
      }),
      ...factors.routes,
      ...recoveryRoutes(recovery),
      ...emailRoutes(emailChange),
      ...sessionRoutes(sessions, account),
      ...accountRoutes(account),
      ...passwordRoutes(changePassword, account),
      ...tokenRoutes(tokens),
    ],
    authenticate: async ({ session_token, bearer }) => {
      if (bearer !== null) return tokens.authenticate(bearer);
      return session_token === null ? undefined : sessions.authenticate(session_token);
    },
    csrfToken: sessions.csrfToken,
    jobs: { ...createCleaning({ store, clock, sessions, links }), ...factors.jobs, [FORGET_JOB]: createForget(store) },
    schedules: [...cleaningSchedules, ...factors.schedules],
    mails: identityMails(links, parts.address),
    browserKnownSince: (userId, deviceCookie) => devices.knownSince(store.db, userId, deviceCookie),
    findRecipient: (userId, template) => findRecipient(store.db, userId, template === DISABLED_MAIL),
    problems: identityProblems,
    people,
    userCommands: createUserCommands({ store, clock, outbox, audit, hasher, links, newPasswords, people, address: parts.address }),
    demoPerson: createDemoPerson({ store, clock, audit, hasher, sessions }),
  };
}

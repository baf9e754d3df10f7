import type { RateLimiter } from '../../../platform/cache/rate-limiter.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Limits } from '../../../platform/config/settings.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Route } from '../../../platform/http/route.ts';
import type { JobHandler, Outbox, Schedule } from '../../../platform/jobs/jobs.ts';
import { createSealer } from '../../../platform/security/sealing.ts';
import type { Audit } from '../../audit/index.ts';
import type { Links } from '../links/service.ts';
import type { AskPassword } from '../passwords/asking.ts';
import type { Sessions } from '../sessions/service.ts';
import type { Enter } from '../sign-in/enter.ts';
import { createChallenges } from './challenges/service.ts';
import { createChanges } from './changes.ts';
import { confirmRoutes } from './confirm/routes.ts';
import { createConfirmation } from './confirm/service.ts';
import { createPasskeys } from './passkeys/service.ts';
import { factorRoutes } from './routes.ts';
import { secondStepRoutes } from './second-step/routes.ts';
import { createSecondStep, type SecondStep } from './second-step/service.ts';
import { createSecurity } from './security.ts';
import { createJudge } from './showing.ts';
import { TOTP_SECRETS } from './totp/secrets.ts';
import { createTotp } from './totp/service.ts';

/** What second factors are made of. */
export interface FactorParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly enter: Enter;
  readonly askPassword: AskPassword;
  readonly limiter: RateLimiter;
  readonly limits: Limits;
  readonly secretKeys: readonly [string, ...string[]];
}

/** Second factors: setting them up, showing them at signing in, and confirming with them. */
export interface Factors {
  readonly routes: readonly Route[];
  readonly secondStep: SecondStep;
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
}

const RESEAL = 'identity.reseal_factors';

/** Builds the rooms of second factors. */
export function createFactors(parts: FactorParts): Factors {
  const { store, clock, outbox, audit, sessions, enter, askPassword, limiter, limits, secretKeys } = parts;
  const sealer = createSealer(secretKeys, TOTP_SECRETS);
  const challenges = createChallenges({ store, clock });
  const changes = createChanges({ clock, outbox, audit, sessions, challenges });
  const codesADay = { name: 'wrong_code_day', ...limits.wrong_code_day };
  const judge = createJudge({ store, clock, outbox, limiter, codesADay, sealer });
  const secondStep = createSecondStep({ store, audit, challenges, judge, enter });
  const wrongAnswers = { name: 'confirm', ...limits.confirm };
  const confirmation = createConfirmation({ store, clock, audit, askPassword, sessions, challenges, judge, limiter, wrongAnswers });
  const totp = createTotp({ store, clock, sealer, changes });
  const passkeys = createPasskeys({ store, clock, challenges, changes });
  const security = createSecurity({ store, sessions, links: parts.links, changes });
  return {
    routes: [...secondStepRoutes(secondStep), ...confirmRoutes(confirmation, sessions), ...factorRoutes({ totp, passkeys, security })],
    secondStep,
    jobs: { [RESEAL]: () => totp.resealAll() },
    // While an older key is accepted there may be secrets under it; they have to be under the new one before it goes.
    schedules: secretKeys.length === 1 ? [] : [{ kind: RESEAL, cron: '17 * * * *' }],
  };
}

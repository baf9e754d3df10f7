import type { z } from 'zod';
import { commonProblems, Problem } from '../../../../contract/problem.ts';
import type { RateLimit, RateLimiter } from '../../../../platform/cache/rate-limiter.ts';
import { type Clock, instantOf } from '../../../../platform/clock.ts';
import type { Store } from '../../../../platform/database/store.ts';
import type { Caller, Origin } from '../../../../platform/http/route.ts';
import type { Audit } from '../../../audit/index.ts';
import { lockActivePerson } from '../../account/repository.ts';
import type { AskPassword } from '../../passwords/asking.ts';
import { CONFIRMED_MS } from '../../sessions/rules.ts';
import type { OpenedSession, Sessions } from '../../sessions/service.ts';
import { type Challenges, challengeEnded } from '../challenges/service.ts';
import { factorProblems } from '../contract.ts';
import { findFactors, hasFactor } from '../kept-factors.ts';
import type { passkeyRequest } from '../passkeys/passkey-contract.ts';
import { requestOptions, requireSite, siteOf } from '../passkeys/webauthn.ts';
import { type Judge, orTaken, type RightFactor, takeOrThrow, wrongFactor } from '../showing.ts';
import type { confirm } from './contract.ts';

type Input = z.output<typeof confirm.body>;

/** Who confirms, from where. */
export interface Confirmer {
  readonly caller: Caller;
  readonly origin: Origin;
  readonly ownOrigin: string;
  /** What the browser's device cookie shows; null when it shows nothing. */
  readonly device: string | null;
}

/** What confirming answers. */
export interface Confirmed {
  readonly confirmed_until: string;
  /** The session's new token, where the second factor gave it rights; undefined where it keeps the one it has. */
  readonly opened: OpenedSession | undefined;
}

/** Asking once more whether it is still the same person. */
export interface Confirmation {
  /** Throws Problem `factor.none` for a person without passkeys, `factor.needs_name`. */
  begin(caller: Caller, ownOrigin: string): Promise<{ readonly challenge_id: string; readonly passkey_options: z.output<typeof passkeyRequest> }>;
  /**
   * Notes that it is them. Who has a second factor shows that: a password that was looked at over a shoulder must not open what it guards.
   * Throws Problem `auth.second_factor_required`, `auth.wrong_password`, `auth.too_many_tries`, `auth.wrong_second_factor`, `auth.challenge_ended`,
   * `factor.none`, `rate.limited`.
   */
  confirm(confirmer: Confirmer, input: Input): Promise<Confirmed>;
}

/** What it needs. */
export interface ConfirmationParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly askPassword: AskPassword;
  readonly sessions: Sessions;
  readonly challenges: Challenges;
  readonly judge: Judge;
  readonly limiter: RateLimiter;
  /** Wrong second factors of one person in a time. Passwords have a count of their own. */
  readonly wrongAnswers: RateLimit;
}

/** What was shown and is right. */
interface Shown {
  readonly factor: 'password' | RightFactor['factor'];
  readonly right?: RightFactor;
}

const sessionEnded = (): Problem => new Problem(commonProblems['auth.required'], 'This session has ended. Sign in again.');

/** Confirming over the session's row. */
export function createConfirmation(parts: ConfirmationParts): Confirmation {
  const { store, clock, audit, askPassword, sessions, challenges, judge, limiter, wrongAnswers } = parts;

  async function refuse({ caller, origin }: Confirmer, reason: string, problem: Problem): Promise<never> {
    const details = { asked_for: 'confirm' };
    await audit.record(store.db, { event_type: 'login_failed', user_id: caller.user_id, origin, outcome: 'failure', reason, details });
    throw problem;
  }

  async function judgePassword({ caller, origin, device }: Confirmer, password: string): Promise<Shown> {
    await askPassword({ caller, password, origin, device, askedFor: 'confirm', field: 'password', unchanged: 'Nothing was changed.' });
    return { factor: 'password' };
  }

  async function judgeFactor(confirmer: Confirmer, input: Input): Promise<Shown> {
    const { user_id } = confirmer.caller;
    // Counted before anything is looked at, so that many at once are no way around.
    const key = `user ${user_id}`;
    const count = await limiter.take(wrongAnswers, key);
    if (!count.allowed) return refuse(confirmer, 'too_many_tries', tooManyTries(count.resetSeconds));
    const challenge = input.challenge_id === undefined ? undefined : await challenges.take(input.challenge_id, 'confirm');
    if (input.passkey !== undefined && challenge?.user_id !== user_id) return refuse(confirmer, 'challenge_ended', challengeEnded());
    const site = siteOf(confirmer.ownOrigin);
    const verdict = await judge(user_id, input, { challenge: challenge?.passkey_challenge ?? null, site });
    if (!verdict.right) return refuse(confirmer, verdict.reason, verdict.problem);
    // The challenge goes with the factor: an answer that was listened to is good for nothing.
    const take: RightFactor['take'] = async (db) => (challenge === undefined || (await challenges.use(db, challenge))) && (await verdict.take(db));
    const settle: RightFactor['settle'] = async () => {
      await limiter.giveBack(wrongAnswers, key);
      await verdict.settle();
    };
    return { factor: verdict.factor, right: { ...verdict, take, settle } };
  }

  const keep = ({ caller, origin }: Confirmer, { factor, right }: Shown): Promise<OpenedSession | undefined> =>
    store.transaction(async (db) => {
      const { session_id, user_id } = caller;
      if (session_id === null || (await lockActivePerson(db, user_id)) === undefined) throw sessionEnded();
      if (right !== undefined) await takeOrThrow(db, right);
      const details = { factor };
      await audit.record(db, { event_type: 'login_success', user_id, origin, outcome: 'success', reason: 'confirmed', details });
      return sessions.confirm(db, session_id, { bySecondFactor: right !== undefined });
    });

  return {
    async begin(caller, ownOrigin) {
      const site = requireSite(ownOrigin);
      return store.transaction(async (db) => {
        const { passkeys } = await findFactors(db, caller.user_id);
        if (passkeys.length === 0) throw new Problem(factorProblems['factor.none'], 'No passkey is set up.');
        const { challenge_id, passkey_challenge } = await challenges.open(db, caller.user_id, 'confirm', { withPasskey: true });
        return { challenge_id, passkey_options: requestOptions(site, passkey_challenge ?? '', passkeys) };
      });
    },

    async confirm(confirmer, input) {
      refuseOther(input, hasFactor(await findFactors(store.db, confirmer.caller.user_id)));
      const shown = await (input.password === undefined ? judgeFactor(confirmer, input) : judgePassword(confirmer, input.password));
      const opened = await orTaken(keep(confirmer, shown));
      if (opened === 'taken_already') {
        return refuse(confirmer, opened, shown.factor === 'password' ? challengeEnded() : wrongFactor(shown.factor).problem);
      }
      await shown.right?.settle();
      return { confirmed_until: instantOf(clock.now() + CONFIRMED_MS), opened };
    },
  };
}

function refuseOther({ password }: Input, needsFactor: boolean): void {
  if (needsFactor && password !== undefined) {
    throw new Problem(commonProblems['auth.second_factor_required'], 'You have a second factor: confirm with that, or with a recovery code.');
  }
  if (!needsFactor && password === undefined) {
    throw new Problem(factorProblems['factor.none'], 'No second factor is set up. Confirm with your password.');
  }
}

const tooManyTries = (retryAfterSeconds: number): Problem => {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const detail = `Too many wrong answers. Nothing was changed; try again in about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  return new Problem(commonProblems['rate.limited'], detail, { retryAfterSeconds });
};

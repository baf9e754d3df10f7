import type { z } from 'zod';
import type { Problem } from '../../../../contract/problem.ts';
import type { Db, Store } from '../../../../platform/database/store.ts';
import type { Origin } from '../../../../platform/http/route.ts';
import type { Audit } from '../../../audit/index.ts';
import { findPerson, lockActivePerson } from '../../account/repository.ts';
import type { ComingFromPage, Enter, SignInAnswer } from '../../sign-in/enter.ts';
import { type Challenges, challengeEnded, type OpenChallenge } from '../challenges/service.ts';
import { codesLeft, findFactors, hasFactor, type KeptFactors } from '../kept-factors.ts';
import { requestOptions, siteOf } from '../passkeys/webauthn.ts';
import { type Judge, orTaken, type RightFactor, takeOrThrow, wrongFactor } from '../showing.ts';
import type { secondFactorAsked, showSecondFactor } from './contract.ts';

/** What somebody with a second factor is asked for after the right password. */
export type SecondFactorAsked = z.output<typeof secondFactorAsked>;

/** The second step of signing in. */
export interface SecondStep {
  /** Asks for a second factor, in the transaction that holds the person's row; undefined when they have none and may come in. */
  begin(db: Db, userId: number, ownOrigin: string): Promise<SecondFactorAsked | undefined>;
  /** Lets in whoever shows what was asked for. Throws Problem `auth.challenge_ended`, `auth.wrong_second_factor`, `rate.limited`. */
  finish(input: z.output<typeof showSecondFactor.body>, coming: ComingFromPage): Promise<SignInAnswer>;
}

/** What it needs. */
export interface SecondStepParts {
  readonly store: Store;
  readonly audit: Audit;
  readonly challenges: Challenges;
  readonly judge: Judge;
  readonly enter: Enter;
}

const namesOf = (factors: KeptFactors): SecondFactorAsked['second_factor'] => [
  ...(factors.totp === undefined ? [] : (['totp'] as const)),
  ...(factors.passkeys.length === 0 ? [] : (['passkey'] as const)),
  ...(codesLeft(factors) === 0 ? [] : (['recovery_code'] as const)),
];

/** The second step over challenges and factors. */
export function createSecondStep({ store, audit, challenges, judge, enter }: SecondStepParts): SecondStep {
  async function refuse(user_id: number | null, origin: Origin, reason: string, problem: Problem): Promise<never> {
    await audit.record(store.db, { event_type: 'login_failed', user_id, origin, outcome: 'failure', reason });
    throw problem;
  }

  /** Answers why it came to nothing, when it did. Throws FactorTaken, which undoes all of it. */
  const open = (challenge: OpenChallenge, right: RightFactor, coming: ComingFromPage): Promise<SignInAnswer | 'disabled' | 'challenge_ended'> =>
    store.transaction(async (db) => {
      const { user_id } = challenge;
      // Holding the row lets one of many right answers pass at a time; the person may have been disabled since the password.
      const user = (await lockActivePerson(db, user_id)) !== undefined ? await findPerson(db, user_id) : undefined;
      if (user === undefined) return 'disabled';
      if (!(await challenges.use(db, challenge))) return 'challenge_ended';
      await takeOrThrow(db, right);
      return enter(db, user, coming, right.factor);
    });

  return {
    async begin(db, userId, ownOrigin) {
      const factors = await findFactors(db, userId);
      if (!hasFactor(factors)) return undefined;
      const site = factors.passkeys.length === 0 ? undefined : siteOf(ownOrigin);
      const { challenge_id, passkey_challenge } = await challenges.open(db, userId, 'sign_in', { withPasskey: site !== undefined });
      return {
        second_factor: namesOf(factors),
        challenge_id,
        ...(site !== undefined && { passkey_options: requestOptions(site, passkey_challenge ?? '', factors.passkeys) }),
      };
    },

    async finish({ challenge_id, ...shown }, coming) {
      const { origin } = coming;
      const challenge = await challenges.take(challenge_id, 'sign_in');
      if (challenge === undefined) {
        return refuse((await challenges.ownerOf(challenge_id)) ?? null, origin, 'challenge_ended', challengeEnded());
      }
      const { user_id, passkey_challenge } = challenge;
      const verdict = await judge(user_id, shown, { challenge: passkey_challenge, site: siteOf(coming.ownOrigin) });
      if (!verdict.right) return refuse(user_id, origin, verdict.reason, verdict.problem);
      const answer = await orTaken(open(challenge, verdict, coming));
      if (answer === 'taken_already') return refuse(user_id, origin, answer, wrongFactor(verdict.factor).problem);
      if (answer === 'disabled' || answer === 'challenge_ended') return refuse(user_id, origin, answer, challengeEnded());
      await verdict.settle();
      return answer;
    },
  };
}

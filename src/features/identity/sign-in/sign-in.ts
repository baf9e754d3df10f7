import type { z } from 'zod';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Audit } from '../../audit/index.ts';
import { lockActivePerson, replacePasswordHash } from '../account/repository.ts';
import { invalidLink, type Links } from '../links/service.ts';
import { tooManyTries } from '../passwords/asking.ts';
import { passwordProblems } from '../passwords/contract.ts';
import { noteLength } from '../passwords/new-passwords.ts';
import type { PasswordCheck, RightPassword, ShownPassword, WrongPassword } from '../passwords/password-check.ts';
import type { SecondFactorAsked } from '../factors/second-step/service.ts';
import type { Wait } from './answer-schedule.ts';
import { type login, signInProblems } from './contract.ts';
import type { ComingFromPage, Enter, SignInAnswer } from './enter.ts';

/** What signing in needs. */
export interface SignInParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly check: PasswordCheck;
  readonly enter: Enter;
  /** Asks for a second factor, in the transaction that holds the person's row; undefined for a person without one. */
  readonly askSecondFactor: (db: Db, userId: number, ownOrigin: string) => Promise<SecondFactorAsked | undefined>;
  readonly links: Links;
  readonly wait: Wait;
}

/**
 * Signs a person in, or asks for their second factor. Refusals come on the schedule, and are the same for an address that nobody has: Problem
 * `auth.wrong_credentials`, `auth.too_many_tries` or `auth.link_needed`. A mailed link that is not good, which says nothing of any account, is refused by
 * `auth.link_invalid`.
 */
export type SignIn = (input: z.output<typeof login.body>, coming: ComingFromPage) => Promise<SignInAnswer | SecondFactorAsked>;

/** The way in with e-mail address and password. */
export function createSignIn({ store, clock, audit, check, enter, askSecondFactor, links, wait }: SignInParts): SignIn {
  const letIn = (
    { known, newHash }: RightPassword,
    { password, link }: ShownPassword,
    coming: ComingFromPage,
  ): Promise<SignInAnswer | SecondFactorAsked | 'disabled' | 'changed'> => {
    const { password_hash: oldHash, is_active: _, ...user } = known;
    return store.transaction(async (db) => {
      // The account may have been disabled or erased, or its password changed, while this one was compared.
      const kept = await lockActivePerson(db, user.id);
      if (kept === undefined) return 'disabled';
      if (kept.password_hash !== oldHash) return 'changed';
      // Good once: of two sign-ins at once with one link, the second is told so when it looks again.
      if (link !== undefined && (await links.use(db, 'sign_in', link)) === undefined) return 'changed';
      if (newHash !== undefined && oldHash !== null) await replacePasswordHash(db, user.id, oldHash, newHash, instantOf(clock.now()));
      await noteLength(db, user.id, password);
      return (await askSecondFactor(db, user.id, coming.ownOrigin)) ?? enter(db, user, coming, null);
    });
  };

  // Of several sign-ins at once the first may have replaced the hash of the former application: the others are compared with what is kept now.
  async function answerTo(shown: ShownPassword, coming: ComingFromPage, timesMore = 2): Promise<SignInAnswer | SecondFactorAsked | WrongPassword> {
    const found = await check(shown);
    if (!found.right) return found;
    const answer = await letIn(found, shown, coming);
    if (typeof answer === 'object') return answer;
    if (answer === 'changed' && timesMore > 0) return answerTo(shown, coming, timesMore - 1);
    return { right: false, reason: answer === 'changed' ? 'wrong_password' : answer, userId: found.known.id, spareMs: 0 };
  }

  return async ({ email, password, link }, coming) => {
    const tick = wait();
    const { origin, device } = coming;
    const answer = await answerTo({ email, password, origin, device, link }, coming);
    if (!('right' in answer)) return answer;
    const { reason, userId, usedUp, spareMs } = answer;
    const details = usedUp && { limit: usedUp.limit };
    await audit.record(store.db, { event_type: 'login_failed', user_id: userId, origin, outcome: 'failure', reason, ...(details && { details }) });
    await tick(spareMs);
    throw refusalOf(answer);
  };
}

function refusalOf({ reason, usedUp }: WrongPassword): Problem {
  if (reason === 'link_invalid') return invalidLink();
  if (usedUp?.limit === 'wrong_password') return tooManyTries(usedUp);
  if (usedUp !== undefined) {
    const detail =
      'Too many wrong passwords were tried for this address today, here or elsewhere. Have a link mailed to it, and sign in with that and your password.';
    return new Problem(passwordProblems['auth.link_needed'], detail, { retryAfterSeconds: usedUp.count.resetSeconds });
  }
  return new Problem(
    signInProblems['auth.wrong_credentials'],
    'The e-mail address and the password do not belong together. Check both and try again.',
  );
}

import { commonProblems, Problem } from '../../../contract/problem.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Audit } from '../../audit/index.ts';
import { findPerson } from '../account/repository.ts';
import type { Wait } from '../sign-in/answer-schedule.ts';
import type { UsedUp } from './budget.ts';
import { passwordProblems } from './contract.ts';
import type { PasswordCheck, RightPassword } from './password-check.ts';

/** A person who is signed in and is asked for their password once more. */
export interface AskedAgain {
  readonly caller: Caller;
  readonly password: string;
  readonly origin: Origin;
  /** What the browser's device cookie shows; null when it shows nothing. */
  readonly device: string | null;
  /** For the audit trail: `erase_account`. */
  readonly askedFor: string;
  /** The field of the request that holds it. */
  readonly field: string;
  /** What a refusal ends with: "Nothing was erased." */
  readonly unchanged: string;
}

/**
 * Lets a person on who shows their password. Throws Problem `auth.wrong_password` on the schedule, or `auth.too_many_tries`, and leaves the row of the
 * audit trail. Call it before any transaction is opened: a wrong try stays counted.
 */
export type AskPassword = (asked: AskedAgain) => Promise<RightPassword>;

/** The problem of whoever has tried too often, which is the same whether the address is anybody's or not. */
export const tooManyTries = ({ count }: UsedUp): Problem => {
  const minutes = Math.ceil(count.resetSeconds / 60);
  return new Problem(passwordProblems['auth.too_many_tries'], `Too many wrong passwords were tried. Try again in ${minutes} min.`, {
    retryAfterSeconds: count.resetSeconds,
  });
};

/** Asks people for their passwords. */
export function createAskPassword(parts: {
  readonly store: Store;
  readonly audit: Audit;
  readonly check: PasswordCheck;
  readonly wait: Wait;
}): AskPassword {
  const { store, audit, check, wait } = parts;
  return async ({ caller, password, origin, device, askedFor, field, unchanged }) => {
    const tick = wait();
    const person = await findPerson(store.db, caller.user_id);
    if (person === undefined) throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
    const answer = await check({ email: person.email, password, origin, device });
    if (answer.right) return answer;
    const { reason, usedUp, spareMs } = answer;
    const details = { asked_for: askedFor, ...(usedUp && { limit: usedUp.limit }) };
    await audit.record(store.db, { event_type: 'login_failed', user_id: caller.user_id, origin, outcome: 'failure', reason, details });
    await tick(spareMs);
    if (usedUp !== undefined) throw tooManyTries(usedUp);
    const message = `That is not your password. ${unchanged}`;
    throw new Problem(passwordProblems['auth.wrong_password'], message, { fields: [{ path: field, message }] });
  };
}

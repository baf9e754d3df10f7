import type { z } from 'zod';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { type Clock, instantOf, momentOf } from '../../platform/clock.ts';
import type { PhoneSettings } from '../../platform/config/phone-settings.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Origin } from '../../platform/http/route.ts';
import type { Codes } from './codes.ts';
import { type verifyCode, verificationProblems } from './contract.ts';
import type { VerificationLimits } from './limits.ts';
import { acceptChallenge, type Challenge, countGuess, endPending, failChallenge, findChallenge, lockPerson, writePhone } from './repository.ts';
import { alreadyUsed, codeExpired, type Ended, guessesUsedUp, whyEnded } from './rules.ts';
import type { Concerned, Trail } from './trail.ts';

/** What looking at guesses needs. */
export interface VerifyingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly codes: Codes;
  readonly limits: VerificationLimits;
  readonly trail: Trail;
  readonly settings: PhoneSettings;
  /** Is told, in the transaction, of a confirmed number that took the place of another. */
  readonly onReplaced: (db: Db, userId: number, now: string) => Promise<void>;
}

/** Looks at a guess and answers when the number was confirmed. Throws Problem `verification.…` or `rate.limited`. */
export type Verify = (userId: number, origin: Origin, input: z.output<typeof verifyCode.body>) => Promise<string>;

/**
 * The way of a guess. It is counted against the day, then against its challenge, before anything of it is looked at; none of that is in a transaction that
 * a refusal could take back.
 */
export function createVerify(parts: VerifyingParts): Verify {
  const { store, clock, codes, limits, trail, settings } = parts;

  const attempted = (concerned: Concerned): Promise<void> => trail.success(store.db, 'verify_attempt', concerned);

  async function refuse({ reason, problem }: Ended, concerned: Concerned, challenge: Challenge): Promise<never> {
    await trail.failure(store.db, 'verify_failed', concerned, reason);
    await trail.count(store.db, 'verify_failed', challenge, reason);
    throw problem;
  }

  /** Why the challenge takes no guess now. */
  const refusalOf = (challenge: Challenge): Ended | undefined =>
    whyEnded(challenge, settings.guesses) ?? (momentOf(challenge.code_expires_at) <= clock.now() ? codeExpired() : undefined);

  async function refuseWrong(challenge: Challenge, concerned: Concerned, leftOfDay: number): Promise<never> {
    const attempts_left = Math.max(0, Math.min(settings.guesses - challenge.attempts, leftOfDay));
    if (challenge.attempts >= settings.guesses) await failChallenge(store.db, challenge.id, instantOf(clock.now()));
    await trail.failure(store.db, 'verify_failed', concerned, 'invalid_code', { details: { attempts_left } });
    await trail.count(store.db, 'verify_failed', challenge, 'invalid_code');
    throw new Problem(verificationProblems['verification.wrong_code'], wrongCode(attempts_left), { extra: { attempts_left } });
  }

  async function accept(challenge: Challenge, concerned: Concerned): Promise<string | undefined> {
    const now = instantOf(clock.now());
    const { id, user_id, phone_number, purpose } = challenge;
    return store.transaction(async (db) => {
      const person = await lockPerson(db, user_id);
      if (person === undefined) throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
      if (!(await acceptChallenge(db, challenge, now))) return undefined;
      await writePhone(db, user_id, phone_number, now);
      await endPending(db, user_id, purpose, now, id);
      await trail.success(db, 'verify_success', concerned);
      await trail.count(db, 'verify_success', challenge);
      if (person.phone_number !== null && person.phone_number !== phone_number) {
        await trail.success(db, 'phone_changed', concerned);
        await parts.onReplaced(db, user_id, now);
      }
      return now;
    });
  }

  async function judge(found: Challenge, code: string, concerned: Concerned): Promise<string> {
    const ended = refusalOf(found);
    if (ended !== undefined) {
      await attempted(concerned);
      return refuse(ended, concerned, found);
    }
    // Beyond the day's limits nothing is written but how often: whoever floods this cannot fill the disk.
    const day = await limits.takeGuess({ user_id: found.user_id, phone_number: found.phone_number, ip_address: concerned.origin?.ip_address ?? '' });
    await attempted(concerned);
    const challenge = await countGuess(store.db, found.id, settings.guesses, instantOf(clock.now()));
    if (challenge === undefined) {
      await day.giveBack();
      const now = await findChallenge(store.db, found.user_id, found.challenge_id);
      return refuse((now && refusalOf(now)) ?? guessesUsedUp(), concerned, found);
    }
    if (!codes.fits(challenge, challenge, code)) return refuseWrong(challenge, concerned, day.left);
    await day.giveBack();
    const verifiedAt = await accept(challenge, concerned);
    if (verifiedAt !== undefined) return verifiedAt;
    // Right when it was looked at: another guess, or another code, came between.
    const now = await findChallenge(store.db, challenge.user_id, challenge.challenge_id);
    return refuse(now?.status === 'verified' ? alreadyUsed() : codeExpired(), concerned, challenge);
  }

  return async (userId, origin, { challenge_id, code }) => {
    const challenge = await findChallenge(store.db, userId, challenge_id);
    if (challenge === undefined) {
      const concerned = { user_id: userId, origin };
      await attempted(concerned);
      await trail.failure(store.db, 'verify_failed', concerned, 'no_verification_found');
      throw new Problem(verificationProblems['verification.not_found'], 'There is no such challenge. Ask for a code first.');
    }
    const concerned = { user_id: userId, origin, phone_number: challenge.phone_number };
    try {
      return await judge(challenge, code, concerned);
    } catch (error) {
      // A refusal has its row; this is what nobody expected, or a database that does not answer.
      const isRefusal = error instanceof Problem && error.type.kind !== 'unavailable';
      if (!isRefusal) await trail.failure(store.db, 'verify_error', concerned, 'not_looked_at').catch(() => undefined);
      throw error;
    }
  };
}

function wrongCode(left: number): string {
  if (left === 0) return 'That is not the code, and there are no more tries. Ask for a new one.';
  return `That is not the code. ${left === 1 ? 'There is one more try.' : `There are ${left} more tries.`}`;
}

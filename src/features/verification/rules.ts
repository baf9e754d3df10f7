import { Problem } from '../../contract/problem.ts';
import { verificationProblems } from './contract.ts';
import type { Challenge } from './repository.ts';

/** What codes of this feature are for. */
export const PURPOSE = 'verify_phone';

/** Why a challenge takes no guess and no other code: as the audit trail calls it, and as its person is told. */
export interface Ended {
  readonly reason: 'already_used' | 'code_expired' | 'max_attempts_reached';
  readonly problem: Problem;
}

/** The code was used. */
export const alreadyUsed = (): Ended => ({
  reason: 'already_used',
  problem: new Problem(verificationProblems['verification.used'], 'This code has been used already. Your number is confirmed.'),
});

/** The code's time is over, or another took its place. */
export const codeExpired = (): Ended => ({
  reason: 'code_expired',
  problem: new Problem(verificationProblems['verification.expired'], 'This code is no longer good. Ask for a new one.'),
});

/** The guesses are used up. */
export const guessesUsedUp = (): Ended => ({
  reason: 'max_attempts_reached',
  problem: new Problem(verificationProblems['verification.max_attempts'], 'Too many wrong codes were given for this one. Ask for a new one.'),
});

/** Why a challenge has ended; undefined while it has not. */
export function whyEnded({ status, attempts }: Pick<Challenge, 'status' | 'attempts'>, guesses: number): Ended | undefined {
  if (status === 'verified') return alreadyUsed();
  if (status === 'expired') return codeExpired();
  return status === 'failed' || attempts >= guesses ? guessesUsedUp() : undefined;
}

import { createHmac, randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { type CaptchaChallenge, captchaChallenge, type CaptchaSolution } from '../../contract/captcha.ts';
import type { RateLimiter } from '../cache/rate-limiter.ts';
import { type Clock, instantOf, momentOf } from '../clock.ts';

/** Work that costs a browser a moment and a flood of programs a fortune: without a third party, a picture or a riddle. */
export interface ProofOfWork {
  /** A piece of work that lets do one thing, of the given purpose, within five minutes. */
  challenge(purpose: string): Promise<CaptchaChallenge>;
  /**
   * Takes a solution; answers why it is not taken, or undefined when it is. Each is taken once, by whatever process, so call it outside a transaction.
   * Throws Problem `server.database` or `server.busy` when that cannot be looked up.
   */
  refusal(purpose: string, solved: CaptchaSolution): Promise<'wrong' | 'expired' | 'used' | undefined>;
}

/** What it is made with. */
export interface ProofOfWorkParts {
  readonly clock: Clock;
  /** Where it is counted what was taken: shared by all processes, and never one that only pretends to count. */
  readonly limiter: RateLimiter;
  /** The key that new challenges are signed under, then those still accepted. */
  readonly secretKeys: readonly [string, ...string[]];
  /** How many derivations a solution takes on average: CAPTCHA_DIFFICULTY. */
  readonly difficulty: number;
}

const LIFE_SECONDS = 300;
/** Rounds of each derivation. A browser pays some microseconds for each call besides, so that one derivation is about half a millisecond on a phone. */
const COST = 1000;
const USED = { name: 'captcha_used', most: 1, seconds: LIFE_SECONDS };

const derived = (secretKey: string, what: string): string => createHmac('sha256', secretKey).update(`proof-of-work:${what}`).digest('hex');
const secretsOf = (secretKey: string) => ({
  hmacSignatureSecret: derived(secretKey, 'challenge'),
  hmacKeySignatureSecret: derived(secretKey, 'solution'),
});

/** ALTCHA's challenges, signed under keys derived from the secret key: nothing is kept of one until it comes back solved. */
export function createProofOfWork({ clock, limiter, secretKeys, difficulty }: ProofOfWorkParts): ProofOfWork {
  // Of two thirds to four thirds: nobody waits much longer than the average.
  const counter = (): number => randomInt(Math.ceil((difficulty * 2) / 3), Math.ceil((difficulty * 4) / 3) + 1);

  async function isSolved({ challenge, solution }: CaptchaSolution): Promise<boolean> {
    for (const secretKey of secretKeys) {
      const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(secretKey) });
      if (verified) return true;
    }
    return false;
  }

  return {
    challenge: async (purpose) =>
      captchaChallenge.parse(
        await createChallenge({
          algorithm: 'PBKDF2/SHA-256',
          cost: COST,
          counter: counter(),
          deriveKey,
          // The library's own end goes by the machine's clock; this one is signed like everything else.
          data: { purpose, expires_at: instantOf(clock.now() + LIFE_SECONDS * 1000) },
          ...secretsOf(secretKeys[0]),
        }),
      ),
    async refusal(purpose, solved) {
      const { data } = solved.challenge.parameters;
      if (data.purpose !== purpose || !(await isSolved(solved))) return 'wrong';
      if (momentOf(data.expires_at) <= clock.now()) return 'expired';
      const { allowed } = await limiter.take(USED, solved.challenge.signature);
      return allowed ? undefined : 'used';
    },
  };
}

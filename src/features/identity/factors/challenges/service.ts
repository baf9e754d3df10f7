import { randomBytes } from 'node:crypto';
import { Problem } from '../../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../../platform/clock.ts';
import type { Db, Store } from '../../../../platform/database/store.ts';
import { hashOfToken, newToken } from '../../sessions/tokens.ts';
import { factorProblems } from '../contract.ts';
import { type ChallengePurpose, countTry, endChallenges, findChallengeOwner, insertChallenge, markChallengeUsed } from './repository.ts';

/** Long enough to unlock a phone and look for the app. */
const GOOD_FOR_MS = 5 * 60_000;
/** Tries of one challenge. Of six digits, three of which are good at a time, five tries find one in 66,000 times. */
const TRIES_MOST = 5;
/** W3C WebAuthn 13.4.3 asks for 16 bytes at least. */
const PASSKEY_CHALLENGE_BYTES = 32;

/** A challenge that is being tried; the try has been counted. */
export interface OpenChallenge {
  readonly id: number;
  readonly user_id: number;
  /** What a passkey has to sign, in base64url; null where none was offered. */
  readonly passkey_challenge: string | null;
}

/** What was asked for and has not been shown yet. */
export interface Challenges {
  /** Opens a challenge. Its id is told to whoever asked, and only its hash is kept. */
  open(
    db: Db,
    userId: number,
    purpose: ChallengePurpose,
    more: { readonly withPasskey: boolean },
  ): Promise<{ readonly challenge_id: string; readonly passkey_challenge: string | null }>;
  /** Counts a try, at once and outside of any transaction, and then answers the challenge; undefined when it is unknown, over, used or tried out. */
  take(challengeId: string, purpose: ChallengePurpose): Promise<OpenChallenge | undefined>;
  /** Whose a challenge is or was; undefined when nobody's. */
  ownerOf(challengeId: string): Promise<number | undefined>;
  /** Uses a challenge up in the caller's transaction; answers false when another request was first. */
  use(db: Db, challenge: OpenChallenge): Promise<boolean>;
  /** Ends all open ones of a person, in the caller's transaction. */
  endAll(db: Db, userId: number): Promise<void>;
}

/** The refusal that is the same for every challenge that is not good, whatever the reason. */
export const challengeEnded = (): Problem =>
  new Problem(factorProblems['auth.challenge_ended'], 'This is good for five minutes and five tries, once. Begin again; nothing was changed.');

/** Challenges over the table `factor_challenges`. */
export function createChallenges({ store, clock }: { readonly store: Store; readonly clock: Clock }): Challenges {
  const now = (): string => instantOf(clock.now());
  return {
    async open(db, user_id, purpose, { withPasskey }) {
      const challenge_id = newToken();
      const passkey_challenge = withPasskey ? randomBytes(PASSKEY_CHALLENGE_BYTES).toString('base64url') : null;
      const times = { created_at: now(), expires_at: instantOf(clock.now() + GOOD_FOR_MS) };
      await insertChallenge(db, { user_id, challenge_hash: hashOfToken(challenge_id), purpose, passkey_challenge, ...times });
      return { challenge_id, passkey_challenge };
    },
    take: (challengeId, purpose) => countTry(store.db, hashOfToken(challengeId), purpose, TRIES_MOST, now()),
    ownerOf: (challengeId) => findChallengeOwner(store.db, hashOfToken(challengeId)),
    use: (db, { id }) => markChallengeUsed(db, id, now()),
    endAll: (db, userId) => endChallenges(db, userId, now()),
  };
}

import type { Problem } from '../../../contract/problem.ts';
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { once } from '../../../platform/once.ts';
import { threadsBeside } from '../../../platform/pool-threads.ts';
import { type Argon2Hash, hashWithArgon2, matchesArgon2Hash, readArgon2Hash } from './argon2-hash.ts';
import { type LegacyHash, matchesLegacyHash, readLegacyHash } from './legacy-hash.ts';
import { createSlowest } from './slowest.ts';
import { createWorkQueue, type QueueSize } from './work-queue.ts';

/** What comparing a password with a kept hash tells. */
export interface PasswordVerdict {
  readonly matches: boolean;
  /** True when it matches a hash of the former application or of weaker costs, which should be replaced now that the password is known. */
  readonly outdated: boolean;
  /** Milliseconds that the slowest comparison of late took longer than this one: a refusal that is given so much later tells no kind of hash from another. */
  readonly spareMs: number;
}

/** What can be done while one's turn lasts. */
export interface HashTurn {
  /** A hash to keep. */
  hash(password: string): Promise<string>;
  /** Compares with what is kept. Where nothing usable is kept (null, or no known form) it does the work of a new hash and matches nothing. */
  compare(stored: string | null, password: string): Promise<PasswordVerdict>;
}

/** Hashes and compares passwords, few at a time. Each method throws Problem `server.busy` when too many wait. */
export interface PasswordHasher {
  /** A hash to keep. */
  hash(password: string): Promise<string>;
  /** Waits for a turn and runs `work` in it. Passwords are compared by `PasswordCheck` only, which counts the wrong ones. */
  inTurn<Result>(work: (turn: HashTurn) => Promise<Result>): Promise<Result>;
  /** The Problem `server.busy` that whoever came now would meet; undefined while there is room. */
  refusal(): Problem | undefined;
}

/** A kept hash that a password can be compared with; undefined for text that is none, which takes no time to tell. */
export function readPasswordHash(stored: string): Argon2Hash | LegacyHash | undefined {
  return readLegacyHash(stored) ?? readArgon2Hash(stored);
}

const isOutdated = (kept: Argon2Hash | LegacyHash): boolean => 'derive' in kept || kept.isWeak;
const matchesHash = (kept: Argon2Hash | LegacyHash, password: string): Promise<boolean> =>
  'derive' in kept ? matchesLegacyHash(kept, password) : matchesArgon2Hash(kept, password);

/**
 * A hasher with a queue of its own: two hashes at a time keep half of Node's four worker threads free for files and names of hosts, and one processor is
 * left to whoever answers, so that on a machine of two it is one. 32 may wait, less than a second of work; a storm of sign-ins beyond that is told to come back.
 */
export function createPasswordHasher(size: QueueSize = { atOnce: threadsBeside(2), waiting: 32, retryAfterSeconds: [2, 5] }): PasswordHasher {
  const queue = createWorkQueue(size);
  const slowest = createSlowest(() => performance.now());
  // The hash of a password that nobody has: what an unknown address is compared with, so that time does not tell.
  const nobody = once(() => hashWithArgon2(randomBytes(32).toString('hex')));

  async function matches(stored: string | null, password: string): Promise<{ readonly matches: boolean; readonly outdated: boolean }> {
    const kept = stored === null ? undefined : readPasswordHash(stored);
    if (kept === undefined) {
      await matchesArgon2Hash({ stored: await nobody(), isWeak: false }, password);
      return { matches: false, outdated: false };
    }
    const same = await matchesHash(kept, password);
    return { matches: same, outdated: same && isOutdated(kept) };
  }

  const turn: HashTurn = {
    hash: hashWithArgon2,
    compare: async (stored, password) => {
      const begunMs = performance.now();
      const verdict = await matches(stored, password);
      return { ...verdict, spareMs: slowest.spareAfter(performance.now() - begunMs) };
    },
  };
  return { hash: (password) => queue.run(() => hashWithArgon2(password)), inTurn: (work) => queue.run(() => work(turn)), refusal: queue.refusal };
}

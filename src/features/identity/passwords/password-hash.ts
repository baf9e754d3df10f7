import { randomBytes } from 'node:crypto';
import { hash as argon2Hash, type Options, parseOptions, verify as argon2Verify } from '@node-rs/argon2';
import { once } from '../../../platform/once.ts';
import { matchesLegacyHash, readLegacyHash } from './legacy-hash.ts';
import { createWorkQueue } from './work-queue.ts';

/** What comparing a password with a kept hash tells. */
export interface PasswordVerdict {
  readonly matches: boolean;
  /** True when it matches a hash of the former application or of weaker costs, which should be replaced now that the password is known. */
  readonly outdated: boolean;
}

/** Hashes and compares passwords, few at a time. Each method throws Problem `server.busy` when too many wait. */
export interface PasswordHasher {
  /** A hash to keep. */
  hash(password: string): Promise<string>;
  /** Compares with what is kept. Where nothing usable is kept (null, or no known form) it does the same work and matches nothing. */
  verify(stored: string | null, password: string): Promise<PasswordVerdict>;
}

/** argon2id with OWASP's first choice for two passes: 19 MiB, one lane, 32-byte hash (its salt is 16 random bytes). */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const satisfies Options;

const NO_MATCH: PasswordVerdict = { matches: false, outdated: false };

// Two keyboards may compose "é" differently; NFC makes them one (NIST SP 800-63B-4, 3.1.1.2).
const composed = (password: string): string => password.normalize('NFC');

const hashWithArgon2 = (password: string): Promise<string> => argon2Hash(composed(password), COSTS);

function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost < COSTS.memoryCost || timeCost < COSTS.timeCost || parallelism !== COSTS.parallelism;
}

/** Undefined when the text is no hash that can be compared with. */
async function compare(stored: string, password: string): Promise<PasswordVerdict | undefined> {
  const legacy = readLegacyHash(stored);
  if (legacy !== undefined) {
    const matches = await matchesLegacyHash(legacy, password);
    return { matches, outdated: matches };
  }
  try {
    const matches = await argon2Verify(stored, composed(password));
    return { matches, outdated: matches && isOutdated(stored) };
  } catch {
    return undefined;
  }
}

/**
 * A hasher with a queue of its own: two hashes at a time keep half of Node's four worker threads free for files and names of hosts,
 * and 32 may wait, about half a second of work; a storm of sign-ins beyond that is told to come back.
 */
export function createPasswordHasher(size = { atOnce: 2, waiting: 32, retryAfterSeconds: 2 }): PasswordHasher {
  const queue = createWorkQueue(size);
  // The hash of a password that nobody has: what an unknown address is compared with, so that time does not tell.
  const nobody = once(() => hashWithArgon2(randomBytes(32).toString('hex')));

  async function compareWithNobody(password: string): Promise<PasswordVerdict> {
    await argon2Verify(await nobody(), composed(password));
    return NO_MATCH;
  }

  return {
    hash: (password) => queue.run(() => hashWithArgon2(password)),
    verify: (stored, password) =>
      queue.run(async () => {
        const verdict = stored === null ? undefined : await compare(stored, password);
        return verdict ?? compareWithNobody(password);
      }),
  };
}

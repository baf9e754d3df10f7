import { hash, type Options, verify } from '@node-rs/argon2';

/** argon2id with OWASP's first choice for two passes: 19 MiB, one lane, 32-byte hash (its salt is 16 random bytes). */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const satisfies Options;

/** More, in KiB, passes and lanes, would let one stored row hold the memory or a processor. */
const MOST = { memoryCost: 131_072, timeCost: 16, parallelism: 16 } as const;

// https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md, without the parts that are not in use here.
const SHAPE =
  /^\$argon2(?:id|i|d)\$v=19\$m=(?<m>[1-9]\d{0,6}),t=(?<t>[1-9]\d?),p=(?<p>[1-9]\d?)\$[A-Za-z0-9+/]{11,64}\$(?<hash>[A-Za-z0-9+/]{16,128})$/;

/** A kept argon2 hash. */
export interface Argon2Hash {
  readonly stored: string;
  /** Whether it was made with weaker costs than new ones are. */
  readonly isWeak: boolean;
}

// Two keyboards may compose "é" differently; NFC makes them one (NIST SP 800-63B-4, 3.1.1.2).
const composed = (password: string): string => password.normalize('NFC');

/** A new hash to keep. */
export const hashWithArgon2 = (password: string): Promise<string> => hash(composed(password), COSTS);

/** Reads a kept argon2 hash; undefined for anything else, and for costs beyond what is accepted. */
export function readArgon2Hash(stored: string): Argon2Hash | undefined {
  const { m, t, p } = SHAPE.exec(stored)?.groups ?? {};
  const [memoryCost, timeCost, parallelism] = [Number(m), Number(t), Number(p)];
  // Each lane has at least eight blocks (RFC 9106, 3.1).
  if (!(memoryCost <= MOST.memoryCost && timeCost <= MOST.timeCost && parallelism <= MOST.parallelism && memoryCost >= 8 * parallelism))
    return undefined;
  return { stored, isWeak: memoryCost < COSTS.memoryCost || timeCost < COSTS.timeCost || parallelism !== COSTS.parallelism };
}

/** Whether the password is the one that was hashed; a hash that is broken inside matches none. */
export const matchesArgon2Hash = ({ stored }: Argon2Hash, password: string): Promise<boolean> =>
  verify(stored, composed(password)).catch(() => false);

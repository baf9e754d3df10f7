import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Password hashes of the former application, as Werkzeug writes them: `pbkdf2:sha256:600000$salt$hex` and `scrypt:32768:8:1$salt$hex`.
 * The salt is the text between the dollars itself, in UTF-8; it is not decoded from anything.
 */
export interface LegacyHash {
  /** Derives what `expected` must equal. */
  readonly derive: (password: string) => Promise<Buffer>;
  readonly expected: Buffer;
}

/** More would let one stored row hold a processor for seconds. */
const MOST_ITERATIONS = 2_000_000;
/** The most memory one scrypt may take: four times what the former application used. */
const MOST_SCRYPT_BYTES = 128 * 2 ** 20;

const SHAPE = /^(?<method>pbkdf2:sha256|scrypt):(?<cost>[1-9]\d*(?::[1-9]\d*)*)\$(?<salt>[^$]+)\$(?<hex>[0-9a-f]+)$/;
const PBKDF2_BYTES = 32;
const SCRYPT_BYTES = 64;

const pbkdf2Of = promisify(pbkdf2);
// promisify takes scrypt's overload without options, so it is wrapped by hand.
const scryptOf = (password: string, salt: string, options: { N: number; r: number; p: number; maxmem: number }) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, SCRYPT_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

function readPbkdf2(cost: readonly number[], salt: string, expected: Buffer): LegacyHash | undefined {
  const [iterations = 0] = cost;
  if (cost.length !== 1 || iterations < 1 || iterations > MOST_ITERATIONS || expected.length !== PBKDF2_BYTES) return undefined;
  return { expected, derive: (password) => pbkdf2Of(password, salt, iterations, PBKDF2_BYTES, 'sha256') };
}

function readScrypt(cost: readonly number[], salt: string, expected: Buffer): LegacyHash | undefined {
  const [N = 0, r = 0, p = 0] = cost;
  const isPowerOfTwo = N > 1 && Number.isInteger(Math.log2(N));
  if (cost.length !== 3 || !isPowerOfTwo || r < 1 || p < 1 || p > 16 || expected.length !== SCRYPT_BYTES) return undefined;
  // 128·N·r bytes for the table and 128·r·p for the blocks; OpenSSL counts a little more.
  const maxmem = 132 * r * (N + p);
  if (maxmem > MOST_SCRYPT_BYTES * 1.1) return undefined;
  return { expected, derive: (password) => scryptOf(password, salt, { N, r, p, maxmem: maxmem + 2 ** 20 }) };
}

/** Reads a hash of the former application; undefined for anything else, and for costs beyond what is accepted. */
export function readLegacyHash(stored: string): LegacyHash | undefined {
  const { method, cost = '', salt = '', hex = '' } = SHAPE.exec(stored)?.groups ?? {};
  if (method === undefined || hex.length % 2 !== 0) return undefined;
  const numbers = cost.split(':').map(Number);
  const expected = Buffer.from(hex, 'hex');
  return method === 'scrypt' ? readScrypt(numbers, salt, expected) : readPbkdf2(numbers, salt, expected);
}

/** Whether the password is the one that was hashed. */
export async function matchesLegacyHash(legacy: LegacyHash, password: string): Promise<boolean> {
  return timingSafeEqual(await legacy.derive(password), legacy.expected);
}

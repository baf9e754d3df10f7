import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a code is good for, and for nothing else. */
export interface CodeBinding {
  readonly purpose: string;
  readonly user_id: number;
  /** E.164. */
  readonly phone_number: string;
  readonly challenge_id: string;
}

/** What is kept of a code. */
export interface KeptCode {
  /** 256 bits of chance, new with each code. */
  readonly salt: string;
  /** HMAC-SHA256 in hexadecimal. */
  readonly verification_code_hash: string;
}

/** Makes codes that stand nowhere, and knows them again. */
export interface Codes {
  make(binding: CodeBinding): KeptCode;
  /** Keeps what no code fits. */
  makeSilent(): KeptCode;
  /** The code of what was kept, for whoever sends it; undefined when its key is gone, or it was kept for something else. */
  codeOf(binding: CodeBinding, kept: KeptCode): string | undefined;
  fits(binding: CodeBinding, kept: KeptCode, guess: string): boolean;
}

/** A new challenge_id: 256 bits, 43 characters. */
export const newChallengeId = (): string => randomBytes(32).toString('base64url');

const newSalt = (): string => randomBytes(32).toString('base64url');

// The largest multiple of ten that a byte can reach: bytes from here on are passed over, or 0 to 5 would come more often.
const BYTES_EVEN = 250;

/** Digits from a stream of bytes that only the key can make, each as likely as any other. */
function digitsOf(key: Buffer, seed: string, digits: number): string {
  let code = '';
  for (let block = 0; code.length < digits; block += 1) {
    const bytes = createHmac('sha256', key).update(`${block}:${seed}`).digest();
    for (const byte of bytes) if (byte < BYTES_EVEN && code.length < digits) code += String(byte % 10);
  }
  return code;
}

interface Keys {
  readonly code: Buffer;
  readonly hash: Buffer;
}

const keyFor = (secretKey: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', secretKey, '', `mingus:phone-code:${use}`, 32));

// An array in JSON: no two different bindings are the same text.
const bound = ({ purpose, user_id, phone_number, challenge_id }: CodeBinding, salt: string, ...more: readonly string[]): string =>
  JSON.stringify([salt, purpose, user_id, phone_number, challenge_id, ...more]);

const hashOf = ({ hash }: Keys, binding: CodeBinding, salt: string, code: string): Buffer =>
  createHmac('sha256', hash)
    .update(bound(binding, salt, code))
    .digest();

/**
 * A code is drawn by HMAC-SHA256 from a salt of 256 random bits, under a key that HKDF-SHA256 derives from the secret key: nobody without that key can tell
 * it from one of chance, and the process that sends it works it out again, so that it never has to be kept or handed on. `secretKeys` are the present
 * one, which makes codes, and those still accepted.
 */
export function createCodes(secretKeys: readonly [string, ...string[]], digits = 6): Codes {
  const keysOf = (secretKey: string): Keys => ({ code: keyFor(secretKey, 'code'), hash: keyFor(secretKey, 'hash') });
  const [first, ...others] = secretKeys;
  const present = keysOf(first);
  const all = [present, ...others.map(keysOf)];

  const isHash = (keys: Keys, binding: CodeBinding, { salt, verification_code_hash }: KeptCode, code: string): boolean => {
    const expected = Buffer.from(verification_code_hash, 'hex');
    const given = hashOf(keys, binding, salt, code);
    return expected.length === given.length && timingSafeEqual(expected, given);
  };
  const drawn = (keys: Keys, binding: CodeBinding, salt: string): string => digitsOf(keys.code, bound(binding, salt), digits);

  return {
    make(binding) {
      const salt = newSalt();
      return { salt, verification_code_hash: hashOf(present, binding, salt, drawn(present, binding, salt)).toString('hex') };
    },
    makeSilent: () => ({ salt: newSalt(), verification_code_hash: randomBytes(32).toString('hex') }),
    codeOf: (binding, kept) =>
      all.map((keys) => ({ keys, code: drawn(keys, binding, kept.salt) })).find(({ keys, code }) => isHash(keys, binding, kept, code))?.code,
    fits: (binding, kept, guess) => all.map((keys) => isHash(keys, binding, kept, guess)).includes(true),
  };
}

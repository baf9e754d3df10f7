import { createHash, randomInt } from 'node:crypto';

/** How many are made at once. */
const RECOVERY_CODES = 10;

/** Crockford's base 32: nothing in it is mistaken for another character. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Of 5 bits each: 80 bits, too many to guess even where only their hash is known. */
const CHARACTERS = 16;

/** A new code: `7F3K-92QD-M0XA-5RBT`. */
function newRecoveryCode(): string {
  const characters = Array.from({ length: CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return characters.replace(/.{4}(?=.)/g, '$&-');
}

/** New codes, no two alike. */
export function newRecoveryCodes(): readonly string[] {
  const codes = new Set<string>();
  while (codes.size < RECOVERY_CODES) codes.add(newRecoveryCode());
  return [...codes];
}

// What is read off paper: the letters that the alphabet does without stand for the digits they resemble.
const bare = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** What is kept of a code: SHA-256 over the person and its characters, in hexadecimal. 80 random bits need no salt; the person keeps equal ones apart. */
export const hashOfRecoveryCode = (userId: number, typed: string): string =>
  createHash('sha256')
    .update(`recovery code:${userId}:${bare(typed)}`)
    .digest('hex');

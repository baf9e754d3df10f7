import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A sealed text that was opened. */
export interface Opened {
  readonly text: string;
  /** Whether it was sealed under an older key and should be sealed anew: it is lost when that key goes. */
  readonly isOutdated: boolean;
}

/** Keeps small secrets so that the database alone tells nothing of them. */
export interface Sealer {
  /** The text sealed for one place, such as `user 7`; each time other characters, at most 64 more than the text by a third. */
  seal(text: string, place: string): string;
  /** What was sealed for that place; undefined when it was not, when it was altered, or when its key is gone. */
  open(sealed: string, place: string): Opened | undefined;
}

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
// NIST SP 800-38D: 96 bits of chance are safe for 2^32 texts under one key; people are fewer.
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyFor = (purpose: string, secretKey: string): Buffer => Buffer.from(hkdfSync('sha256', secretKey, '', `mingus:seal:${purpose}`, KEY_BYTES));

function decrypted(key: Buffer, bytes: Buffer, place: string): string | undefined {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString();
  } catch {
    // Another key, another place, or altered: the tag says no more than that it does not fit.
    return undefined;
  }
}

/**
 * Seals with AES-256-GCM under a key that HKDF-SHA256 (RFC 5869) derives from the secret key for this purpose alone. `secretKeys` are the present one,
 * which seals, and those still accepted.
 */
export function createSealer(secretKeys: readonly [string, ...string[]], purpose: string): Sealer {
  const [present, ...older] = secretKeys;
  const sealing = keyFor(purpose, present);
  const opening = [sealing, ...older.map((key) => keyFor(purpose, key))];
  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealing, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(place));
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${body.toString('base64url')}`;
    },
    open(sealed, place) {
      const [version, body = ''] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      for (const key of opening) {
        const text = decrypted(key, bytes, place);
        if (text !== undefined) return { text, isOutdated: key !== sealing };
      }
      return undefined;
    },
  };
}

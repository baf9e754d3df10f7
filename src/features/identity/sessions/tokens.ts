import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new session token: 256 bits of chance, 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: its SHA-256 in hexadecimal. Nobody can go back from it, and a token of 256 bits needs no salt. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The token that unsafe requests of a session must carry: bound to the session by its hash, and to this server by its secret key. */
export const csrfTokenOf = (secretKey: string, tokenHash: string): string =>
  createHmac('sha256', secretKey).update(`csrf:${tokenHash}`).digest('base64url');

/** Whether the header is the session's CSRF token under any of the keys (the present one, and the one before it while that is accepted). */
export function isCsrfToken(secretKeys: readonly string[], tokenHash: string, presented: string): boolean {
  const given = Buffer.from(presented);
  return secretKeys.some((key) => {
    const expected = Buffer.from(csrfTokenOf(key, tokenHash));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

import { createHmac } from 'node:crypto';

/** The header that says who made a webhook's body, and when. */
export const SIGNATURE_HEADER = 'mingus-signature';

/**
 * The value of that header: `t=1737277200,v1=5f…`. `t` is in seconds since 1970-01-01T00:00:00Z; `v1` is HMAC-SHA256 of `t`, a full stop and the body's bytes, in
 * hexadecimal, under the secret as it was shown. docs/webhooks.md tells receivers how to check it.
 */
export function signatureOf(secret: string, atMs: number, body: Buffer): string {
  const seconds = Math.floor(atMs / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`;
}

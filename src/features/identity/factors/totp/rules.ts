import { timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238's own step; authenticator apps know no other for sure, nor other digits or hashes than these. */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
const ALGORITHM = 'SHA1';
/** RFC 4226, 4: 160 bits are recommended. */
const SECRET_BYTES = 20;
/** RFC 6238, 5.2: one step of delay at most, here to either side. */
const WINDOW = [0, -1, 1] as const;

/** A new secret in base32: 32 characters. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an authenticator app reads: `otpauth://totp/Mingus:ada@example.org?…`. */
export const totpUri = (secret: string, account: string): string =>
  new TOTP({
    issuer: 'Mingus',
    label: account,
    secret: Secret.fromBase32(secret),
    algorithm: ALGORITHM,
    digits: DIGITS,
    period: PERIOD_SECONDS,
  }).toString();

/** The step that a moment lies in. */
const stepAt = (nowMs: number): number => Math.floor(nowMs / 1000 / PERIOD_SECONDS);

/** The code of a step. */
const codeOfStep = (secret: Secret, step: number, digits: number): string =>
  TOTP.generate({ secret, algorithm: ALGORITHM, digits, period: PERIOD_SECONDS, timestamp: step * PERIOD_SECONDS * 1000 });

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The step of which `code` (digits alone) is the code, among the present one and its neighbours; undefined when of none, or of none after `lastStep`, the last that was
 * accepted. All three are compared whatever the first says.
 */
export function acceptedStep(
  secret: string,
  code: string,
  { nowMs, lastStep, digits = DIGITS }: { readonly nowMs: number; readonly lastStep: number | null; readonly digits?: number },
): number | undefined {
  const key = Secret.fromBase32(secret);
  const present = stepAt(nowMs);
  const matching = WINDOW.map((away) => present + away).filter((step) => step >= 0 && isSame(codeOfStep(key, step, digits), code));
  return matching.find((step) => lastStep === null || step > lastStep);
}

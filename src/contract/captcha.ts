import { z } from 'zod';
import { instant } from './fields.ts';

const hex = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[0-9a-f]+$/, 'Write hexadecimal digits.');

const parameters = z.strictObject({
  algorithm: z.literal('PBKDF2/SHA-256'),
  nonce: hex(64),
  salt: hex(64),
  /** Rounds of each derivation. */
  cost: z.int().min(1).max(1_000_000),
  keyLength: z.int().min(1).max(64),
  /** What the derived key begins with when the right counter is found. */
  keyPrefix: hex(128),
  keySignature: hex(128),
  data: z.strictObject({
    /** What it lets do. */
    purpose: z.string().max(50),
    expires_at: instant,
  }),
});

/**
 * A piece of work for whoever may be a program, in ALTCHA's format (version 2, hence the names): find the `counter` whose PBKDF2, over the nonce and the
 * counter as four bytes, with the salt, begins with `keyPrefix`.
 */
export const captchaChallenge = z.strictObject({ parameters, signature: hex(128) });

/** What was found. */
export const captchaWork = z.strictObject({ counter: z.int().min(0).max(4_294_967_295), derivedKey: hex(128) });

/** The work, done: the challenge as it was given, with what was found. Good once, and until its `expires_at`. */
export const captchaSolution = z.strictObject({
  challenge: captchaChallenge,
  solution: captchaWork,
});

/** A challenge. */
export type CaptchaChallenge = z.output<typeof captchaChallenge>;
/** A solution. */
export type CaptchaSolution = z.output<typeof captchaSolution>;

import { z } from 'zod';
import { id, instant } from '../../../../contract/fields.ts';

/** A passkey as its person sees it. */
export const passkey = z.object({
  id,
  /** What the person calls it. */
  name: z.string(),
  created_at: instant,
  /** Null until it is used. */
  last_used_at: instant.nullable(),
});

const base64url = (most: number) =>
  z
    .string()
    .max(most, `At most ${most} characters.`)
    .regex(/^[A-Za-z0-9_-]+$/, 'Write bytes in base64url, without padding.');

/** What names a challenge: given once, good for five minutes. */
export const challengeId = z.string().min(1).max(100).meta({ description: 'As it was given with the challenge.' });

/** What a browser gives for a passkey that was just made: members of WebAuthn’s RegistrationResponseJSON. */
export const passkeyMade = z.strictObject({
  id: base64url(1400),
  client_data_json: base64url(8000),
  attestation_object: base64url(32_000),
  /** How it can be reached: `internal`, `usb`, … */
  transports: z.array(z.string().regex(/^[a-z-]{1,20}$/, 'Write one of WebAuthn’s transports.')).max(10),
});

/** What a browser gives when a passkey is shown: members of WebAuthn’s AuthenticationResponseJSON. */
export const passkeyShown = z.strictObject({
  id: base64url(1400),
  client_data_json: base64url(8000),
  authenticator_data: base64url(8000),
  signature: base64url(8000),
});

const descriptor = z.object({ type: z.literal('public-key'), id: z.string(), transports: z.array(z.string()) });

/** What a browser needs to make a passkey, as `PublicKeyCredential.parseCreationOptionsFromJSON` takes it. */
export const passkeyCreation = z.object({
  challenge: z.string(),
  rp: z.object({ name: z.string(), id: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.object({
    residentKey: z.literal('preferred'),
    requireResidentKey: z.literal(false),
    userVerification: z.literal('preferred'),
  }),
  attestation: z.literal('none'),
});

/** What a browser needs to show a passkey, as `PublicKeyCredential.parseRequestOptionsFromJSON` takes it. */
export const passkeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: z.array(descriptor),
  timeout: z.int(),
  userVerification: z.literal('preferred'),
});

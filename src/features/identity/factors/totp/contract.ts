import { z } from 'zod';
import { endpoint } from '../../../../contract/endpoint.ts';
import { recoveryCodes } from '../recovery-codes/contract.ts';

/** A code of an authenticator app as somebody types it: six digits, a space in the middle or none. */
export const typedCode = z
  .string()
  .trim()
  .regex(/^\d{3} ?\d{3}$/, 'Write the six digits that the app shows.')
  .meta({ description: 'The six digits that the authenticator app shows.' });

export const beginTotp = endpoint({
  method: 'POST',
  path: '/api/factors/totp',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  summary: 'Begins to set up an authenticator app: the secret for it, shown this once. Nothing is asked of you until a code of it has been shown.',
  tag: 'Security',
  answers: {
    201: z.object({
      /** 160 random bits in base32, for typing into the app. */
      secret: z.string(),
      /** The same as `otpauth://totp/…`, for a QR code. */
      uri: z.string(),
    }),
  },
  showsSecret: true,
  problems: ['factor.exists', 'factor.not_for_demo'],
});

export const confirmTotp = endpoint({
  method: 'POST',
  path: '/api/factors/totp/confirm',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  summary: 'Turns the authenticator app on with a code of it. With the first second factor come recovery codes, shown this once.',
  tag: 'Security',
  body: z.strictObject({ code: typedCode }),
  answers: { 200: z.object({ recovery_codes: recoveryCodes.nullable(), csrf_token: z.string() }) },
  showsSecret: true,
  problems: ['auth.wrong_second_factor', 'factor.not_found', 'factor.not_for_demo'],
});

export const removeTotp = endpoint({
  method: 'DELETE',
  path: '/api/factors/totp',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  summary: 'Removes the authenticator app. With the last second factor go the recovery codes, and what only a second factor opens.',
  tag: 'Security',
  answers: { 200: z.object({ csrf_token: z.string() }) },
  showsSecret: true,
  problems: ['factor.not_found', 'factor.password_too_short'],
});

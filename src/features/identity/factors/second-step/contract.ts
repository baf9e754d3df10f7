import { z } from 'zod';
import { endpoint } from '../../../../contract/endpoint.ts';
import { signedIn } from '../../../../contract/person.ts';
import { challengeId, passkeyRequest, passkeyShown } from '../passkeys/passkey-contract.ts';
import { typedRecoveryCode } from '../recovery-codes/contract.ts';
import { typedCode } from '../totp/contract.ts';

/** What is answered to the right password of somebody with a second factor: no session yet, and a challenge that is good for five minutes and five tries. */
export const secondFactorAsked = z.object({
  /** What the person can show. */
  second_factor: z.array(z.enum(['totp', 'passkey', 'recovery_code'])),
  challenge_id: z.string(),
  /** For the browser; absent where the person has no passkey, or passkeys do not work at this address. */
  passkey_options: passkeyRequest.optional(),
});

/** What shows a second factor; exactly one of them. */
export const shownFactor = {
  code: typedCode.optional(),
  recovery_code: typedRecoveryCode.optional(),
  passkey: passkeyShown.optional(),
};

/** How many of these were given. */
export const countGiven = (...members: readonly unknown[]): number => members.filter((member) => member !== undefined).length;

export const showSecondFactor = endpoint({
  method: 'POST',
  path: '/api/auth/second-factor',
  access: 'anyone',
  tier: 'sign_in',
  summary: 'Finishes signing in with a second factor, and sets the session cookie.',
  tag: 'Signing in',
  body: z
    .strictObject({ challenge_id: challengeId, ...shownFactor })
    .refine(({ code, recovery_code, passkey }) => countGiven(code, recovery_code, passkey) === 1, 'Give one of code, recovery_code and passkey.'),
  answers: { 200: signedIn },
  problems: ['auth.wrong_second_factor', 'auth.challenge_ended'],
});

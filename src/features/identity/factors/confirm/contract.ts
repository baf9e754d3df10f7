import { z } from 'zod';
import { endpoint } from '../../../../contract/endpoint.ts';
import { instant } from '../../../../contract/fields.ts';
import { knownPassword } from '../../passwords/contract.ts';
import { challengeId, passkeyRequest } from '../passkeys/passkey-contract.ts';
import { countGiven, shownFactor } from '../second-step/contract.ts';

export const beginConfirm = endpoint({
  method: 'POST',
  path: '/api/auth/confirm/passkey-options',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Begins to confirm with a passkey: what the browser needs to show it, good for five minutes.',
  tag: 'Signing in',
  answers: { 201: z.object({ challenge_id: z.string(), passkey_options: passkeyRequest }) },
  showsSecret: true,
  problems: ['factor.none', 'factor.needs_name'],
});

export const confirm = endpoint({
  method: 'POST',
  path: '/api/auth/confirm',
  access: 'person',
  tier: 'sign_in',
  needs: 'session',
  summary:
    'Confirms that it is still you, for ten minutes. Who has a second factor confirms with that (or a recovery code), everybody else with the password.',
  tag: 'Signing in',
  body: z
    .strictObject({ password: knownPassword.optional(), challenge_id: challengeId.optional(), ...shownFactor })
    .refine(
      ({ password, code, recovery_code, passkey }) => countGiven(password, code, recovery_code, passkey) === 1,
      'Give one of password, code, recovery_code and passkey.',
    )
    .refine(
      ({ passkey, challenge_id }) => (passkey === undefined) === (challenge_id === undefined),
      'Give challenge_id with a passkey, and only then.',
    ),
  answers: { 200: z.object({ confirmed_until: instant, csrf_token: z.string() }) },
  showsSecret: true,
  problems: [
    'auth.wrong_password',
    'auth.too_many_tries',
    'auth.wrong_second_factor',
    'auth.second_factor_required',
    'auth.challenge_ended',
    'factor.none',
  ],
});

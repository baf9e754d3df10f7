import { z } from 'zod';
import { endpoint } from '../../../../contract/endpoint.ts';
import { idParam, text } from '../../../../contract/fields.ts';
import { recoveryCodes } from '../recovery-codes/contract.ts';
import { challengeId, passkey, passkeyCreation, passkeyMade } from './passkey-contract.ts';

/** Passkeys of one person, at most: a phone, a computer and a key each for the most careful, and room. */
export const PASSKEYS_MOST = 20;

const passkeyName = text(100);

export const beginPasskey = endpoint({
  method: 'POST',
  path: '/api/factors/passkeys/options',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  summary: 'Begins to add a passkey: what the browser needs to make it, good once and for five minutes.',
  tag: 'Security',
  answers: { 201: z.object({ challenge_id: z.string(), passkey_options: passkeyCreation }) },
  showsSecret: true,
  problems: ['factor.needs_name', 'factor.too_many', 'factor.not_for_demo'],
});

export const addPasskey = endpoint({
  method: 'POST',
  path: '/api/factors/passkeys',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  summary: 'Adds the passkey that the browser has made. With the first second factor come recovery codes, shown this once.',
  tag: 'Security',
  body: z.strictObject({ challenge_id: challengeId, name: passkeyName, passkey: passkeyMade }),
  answers: { 201: z.object({ passkey, recovery_codes: recoveryCodes.nullable(), csrf_token: z.string() }) },
  showsSecret: true,
  problems: ['auth.challenge_ended', 'factor.passkey_refused', 'factor.exists', 'factor.too_many', 'factor.needs_name', 'factor.not_for_demo'],
});

export const renamePasskey = endpoint({
  method: 'PATCH',
  path: '/api/factors/passkeys/:id',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Changes what you call a passkey.',
  tag: 'Security',
  params: idParam,
  body: z.strictObject({ name: passkeyName }),
  answers: { 200: passkey },
  problems: ['factor.not_found'],
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/api/factors/passkeys/:id',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  summary: 'Removes a passkey. With the last second factor go the recovery codes, and what only a second factor opens.',
  tag: 'Security',
  params: idParam,
  answers: { 200: z.object({ csrf_token: z.string() }) },
  showsSecret: true,
  problems: ['factor.not_found', 'factor.password_too_short'],
});

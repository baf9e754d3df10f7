import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { instant } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { passkey } from './passkeys/passkey-contract.ts';

/** What setting up second factors, and showing them, can be refused with. */
export const factorProblems = defineProblems({
  'auth.wrong_second_factor': { kind: 'refused', title: 'That second factor is not the right one' },
  'auth.challenge_ended': { kind: 'refused', title: 'This took too long, or was tried too often' },
  'factor.exists': { kind: 'conflict', title: 'That second factor is set up already' },
  'factor.not_found': { kind: 'absent', title: 'There is no such second factor' },
  'factor.none': { kind: 'refused', title: 'No second factor is set up' },
  'factor.too_many': { kind: 'refused', title: 'There are too many passkeys' },
  'factor.password_too_short': { kind: 'refused', title: 'Lengthen your password first' },
  'factor.needs_name': { kind: 'refused', title: 'Passkeys do not work at this address' },
  'factor.passkey_refused': { kind: 'refused', title: 'The passkey was not accepted' },
  'factor.not_for_demo': { kind: 'forbidden', title: 'The invented person has no second factor' },
});

/** What guards an account beside the password. */
const security = z.object({
  /** The authenticator app; null when none is set up. */
  totp: z.object({ confirmed_at: instant }).nullable(),
  /** The oldest first. */
  passkeys: z.array(passkey),
  recovery_codes: z.object({
    /** How many are still good. */
    left: z.int(),
    /** When they were made; null when there are none. */
    made_at: instant.nullable(),
  }),
  /** Whether the password is shorter than one that guards an account alone must be. */
  password_is_short: z.boolean(),
  /** Whether a second factor has been shown in the session that asks. */
  by_second_factor: z.boolean(),
  /** A new e-mail address that waits for the link which was mailed to it, and until when that is good; null when none does. */
  pending_email: z.object({ email: z.string(), expires_at: instant }).nullable(),
});

export const readSecurity = endpoint({
  method: 'GET',
  path: '/api/security',
  access: 'person',
  tier: 'read',
  needs: 'session',
  summary: 'Tells what guards your account beside the password.',
  tag: 'Security',
  answers: { 200: security },
  problems: [],
});

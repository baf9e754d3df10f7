import { z } from 'zod';
import { currency } from '../../../contract/currency.ts';
import { endpoint } from '../../../contract/endpoint.ts';
import { text } from '../../../contract/fields.ts';
import { signedIn } from '../../../contract/person.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { timeZone } from '../account/contract.ts';
import { knownEmail, newEmail } from '../account/email-contract.ts';
import { secondFactorAsked } from '../factors/second-step/contract.ts';
import { knownPassword, newPassword } from '../passwords/contract.ts';

/** What signing up and signing in can be refused with. */
export const signInProblems = defineProblems({
  'auth.wrong_credentials': { kind: 'unauthenticated', title: 'The e-mail address or the password is wrong' },
  'auth.registration_closed': { kind: 'forbidden', title: 'This Mingus takes no new accounts' },
});

export const register = endpoint({
  method: 'POST',
  path: '/api/auth/register',
  access: 'anyone',
  tier: 'register',
  summary: 'Makes an account and signs in. The answer is the same when the e-mail address is taken; its owner is then told by mail.',
  tag: 'Signing in',
  body: z.strictObject({
    email: newEmail,
    password: newPassword,
    full_name: text(255).optional(),
    time_zone: timeZone.optional(),
    currency: currency.optional(),
  }),
  answers: { 201: z.object({ status: z.literal('ok') }) },
  problems: ['auth.registration_closed', 'auth.weak_password'],
});

export const login = endpoint({
  method: 'POST',
  path: '/api/auth/login',
  access: 'anyone',
  tier: 'sign_in',
  summary: 'Signs in and sets the session cookie; for a person with a second factor it asks for that instead, and opens no session yet.',
  tag: 'Signing in',
  body: z.strictObject({ email: knownEmail, password: knownPassword }),
  answers: { 200: z.union([signedIn, secondFactorAsked]) },
  problems: ['auth.wrong_credentials', 'auth.too_many_tries', 'auth.link_needed'],
});

import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { knownEmail } from '../account/email-contract.ts';
import { linkToken } from '../links/contract.ts';
import { nextPassword } from '../passwords/contract.ts';

export const forgot = endpoint({
  method: 'POST',
  path: '/api/auth/forgot',
  access: 'anyone',
  tier: 'sign_in',
  summary: 'Mails a link to choose a new password with, if there is an account with that e-mail address. The answer is the same when there is none.',
  tag: 'Signing in',
  body: z.strictObject({ email: knownEmail }),
  answers: { 202: z.object({ status: z.literal('ok') }) },
  problems: ['auth.no_mail'],
});

export const reset = endpoint({
  method: 'POST',
  path: '/api/auth/reset',
  access: 'anyone',
  tier: 'sign_in',
  summary:
    'Sets a new password with the token of a mailed link, and ends every session. Signing in comes after that, with a second factor where there is one.',
  tag: 'Signing in',
  body: z.strictObject({ token: linkToken, password: nextPassword }),
  answers: { 200: z.object({ status: z.literal('ok') }) },
  problems: ['auth.link_invalid', 'auth.weak_password'],
});

import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { linkToken } from '../links/contract.ts';

/** What a new e-mail address can be refused with. */
export const emailProblems = defineProblems({
  'auth.email_taken': { kind: 'conflict', title: 'Another account has that e-mail address' },
});

export const confirmEmail = endpoint({
  method: 'POST',
  path: '/api/auth/confirm-email',
  access: 'anyone',
  tier: 'sign_in',
  summary: 'Makes an e-mail address the account’s own, with the token of the link that was mailed to it. The address before is told.',
  tag: 'Your account',
  body: z.strictObject({ token: linkToken }),
  answers: { 200: z.object({ status: z.literal('ok') }) },
  problems: ['auth.link_invalid', 'auth.email_taken'],
});

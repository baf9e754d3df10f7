import { z } from 'zod';
import { captchaChallenge, captchaSolution } from '../../../contract/captcha.ts';
import { currency } from '../../../contract/currency.ts';
import { endpoint } from '../../../contract/endpoint.ts';
import { text } from '../../../contract/fields.ts';
import { signedIn } from '../../../contract/person.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { timeZone } from '../account/contract.ts';
import { knownEmail, newEmail } from '../account/email-contract.ts';
import { secondFactorAsked } from '../factors/second-step/contract.ts';
import { linkToken } from '../links/contract.ts';
import { knownPassword, newPassword } from '../passwords/contract.ts';

/** What signing up and signing in can be refused with. */
export const signInProblems = defineProblems({
  'auth.wrong_credentials': { kind: 'unauthenticated', title: 'The e-mail address or the password is wrong' },
  'auth.captcha_refused': { kind: 'refused', title: 'The proof of work is not good' },
  'auth.invite_invalid': { kind: 'refused', title: 'That invitation is not good' },
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
    /** The token of an invitation, where accounts are made by invitation only. */
    invite: linkToken.optional(),
  }),
  answers: { 201: z.object({ status: z.literal('ok') }) },
  problems: ['auth.registration_closed', 'auth.invite_invalid', 'auth.weak_password'],
});

export const readRegistration = endpoint({
  method: 'GET',
  path: '/api/auth/registration',
  access: 'anyone',
  tier: 'anonymous',
  summary: 'Tells who may make an account here, and whether this Mingus can send mail.',
  tag: 'Signing in',
  answers: { 200: z.object({ registration: z.enum(['open', 'invite', 'closed']), sends_mail: z.boolean() }) },
  problems: [],
});

export const login = endpoint({
  method: 'POST',
  path: '/api/auth/login',
  access: 'anyone',
  tier: 'sign_in',
  summary: 'Signs in and sets the session cookie; for a person with a second factor it asks for that instead, and opens no session yet.',
  tag: 'Signing in',
  body: z.strictObject({ email: knownEmail, password: knownPassword, link: linkToken.optional() }),
  answers: { 200: z.union([signedIn, secondFactorAsked]) },
  problems: ['auth.wrong_credentials', 'auth.too_many_tries', 'auth.link_needed', 'auth.link_invalid'],
});

export const readCaptcha = endpoint({
  method: 'GET',
  path: '/api/auth/captcha',
  access: 'anyone',
  tier: 'anonymous',
  summary: 'Gives a piece of work (ALTCHA, version 2) that takes a browser about a second: what asks for a link to sign in with has to show it done.',
  tag: 'Signing in',
  answers: { 200: captchaChallenge },
  problems: [],
});

export const sendSignInLink = endpoint({
  method: 'POST',
  path: '/api/auth/sign-in-link',
  access: 'anyone',
  tier: 'sign_in',
  summary:
    'Mails a link to sign in with, if there is an account with that e-mail address: for the day when too many wrong passwords were tried for it. The answer is the same when there is none.',
  tag: 'Signing in',
  body: z.strictObject({ email: knownEmail, captcha: captchaSolution }),
  answers: { 202: z.object({ status: z.literal('ok') }) },
  problems: ['auth.captcha_refused', 'auth.no_mail'],
});

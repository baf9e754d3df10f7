import { z } from 'zod';
import { charactersIn } from '../../../core/password/judgement.ts';
import { endpoint } from '../../../contract/endpoint.ts';
import { signedIn } from '../../../contract/person.ts';
import { defineProblems } from '../../../contract/problem.ts';

/** What a password can be refused with. */
export const passwordProblems = defineProblems({
  'auth.weak_password': { kind: 'refused', title: 'That password would be too easy to guess' },
  'auth.not_for_demo': { kind: 'forbidden', title: 'The invented person keeps what they have' },
  'auth.wrong_password': { kind: 'refused', title: 'The password is wrong' },
  'auth.too_many_tries': { kind: 'limited', title: 'Too many wrong passwords' },
  'auth.link_needed': { kind: 'limited', title: 'Too many wrong passwords; a link by mail is needed' },
});

/** Fewest characters of a new password, while it is the only factor. */
export const PASSWORD_LEAST = 15;
/** Fewest characters of one that a second factor stands beside. */
export const PASSWORD_LEAST_WITH_FACTOR = 8;
/** Most characters of a new password. */
export const PASSWORD_MOST = 128;

/** What is said of a password with fewer characters than it must have. */
export const tooShort = (least: number): string => `Use at least ${least} characters; a few words in a row are easiest to keep in mind.`;

const passwordFrom = (least: number, description: string) =>
  z
    .string()
    .refine((value) => charactersIn(value) >= least, tooShort(least))
    .refine((value) => charactersIn(value) <= PASSWORD_MOST, `Use at most ${PASSWORD_MOST} characters.`)
    .refine((value) => value.isWellFormed(), 'The password holds half of a character.')
    .meta({ description, format: 'password', minLength: least, maxLength: PASSWORD_MOST });

/** A password being chosen with a new account: 15 to 128 characters of any kind. Whether it is easily guessed is judged by the server: `auth.weak_password`. */
export const newPassword = passwordFrom(PASSWORD_LEAST, '15 to 128 characters of any kind.');

/** A password being chosen in place of another. Fewer than 15 characters are refused with `auth.weak_password` by the server, which knows whether there is a second factor. */
export const nextPassword = passwordFrom(
  PASSWORD_LEAST_WITH_FACTOR,
  '15 to 128 characters of any kind; 8 are enough for a person who has a second factor.',
);

/** A password being checked. Longer and shorter than a new one may be: passwords of the former application still sign in. */
export const knownPassword = z.string().min(1, 'Write your password.').max(1024, 'At most 1024 characters.').meta({ format: 'password' });

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/me/password',
  access: 'person',
  tier: 'sign_in',
  needs: 'session',
  summary:
    'Changes your password. Every other session ends, this one goes on under another token, and links that were mailed before open nothing any more. Who has a second factor confirms with it first.',
  tag: 'Your account',
  body: z.strictObject({ current_password: knownPassword, new_password: nextPassword }),
  answers: { 200: signedIn },
  problems: ['auth.confirm_first', 'auth.wrong_password', 'auth.too_many_tries', 'auth.weak_password', 'auth.not_for_demo'],
});

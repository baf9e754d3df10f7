import { z } from 'zod';
import { defineProblems } from '../../../contract/problem.ts';

/** What a password can be refused with. */
export const passwordProblems = defineProblems({
  'auth.weak_password': { kind: 'refused', title: 'That password would be too easy to guess' },
  'auth.wrong_password': { kind: 'refused', title: 'The password is wrong' },
  'auth.too_many_tries': { kind: 'limited', title: 'Too many wrong passwords' },
  'auth.link_needed': { kind: 'limited', title: 'Too many wrong passwords; a link by mail is needed' },
});

/** Fewest characters of a new password, while it is the only factor. */
export const PASSWORD_LEAST = 15;
/** Most characters of a new password. */
export const PASSWORD_MOST = 128;

// A person counts characters, not UTF-16 units: an emoji is one.
const charactersIn = (password: string): number => [...password].length;

/** A password being chosen: 15 to 128 characters of any kind. Whether it is easily guessed is judged by the server: `auth.weak_password`. */
export const newPassword = z
  .string()
  .refine(
    (value) => charactersIn(value) >= PASSWORD_LEAST,
    `Use at least ${PASSWORD_LEAST} characters; a few words in a row are easiest to keep in mind.`,
  )
  .refine((value) => charactersIn(value) <= PASSWORD_MOST, `Use at most ${PASSWORD_MOST} characters.`)
  .refine((value) => value.isWellFormed(), 'The password holds half of a character.')
  .meta({
    description: '15 to 128 characters of any kind.',
    format: 'password',
    minLength: PASSWORD_LEAST,
    maxLength: PASSWORD_MOST,
  });

/** A password being checked. Longer and shorter than a new one may be: passwords of the former application still sign in. */
export const knownPassword = z.string().min(1, 'Write your password.').max(1024, 'At most 1024 characters.').meta({ format: 'password' });

import { z } from 'zod';
import { currency } from '../../contract/currency.ts';
import { endpoint, nothing } from '../../contract/endpoint.ts';
import { id, idParam, instant, isStorable, pageOf, text } from '../../contract/fields.ts';
import { person, signedIn } from '../../contract/person.ts';
import { defineProblems } from '../../contract/problem.ts';

/** What signing up, signing in and a person's own account can be refused with. */
export const identityProblems = defineProblems({
  'auth.wrong_credentials': {
    kind: 'unauthenticated',
    title: 'The e-mail address or the password is wrong',
  },
  'auth.registration_closed': {
    kind: 'forbidden',
    title: 'This Mingus takes no new accounts',
  },
  'auth.weak_password': {
    kind: 'refused',
    title: 'That password would be too easy to guess',
  },
  'auth.wrong_password': { kind: 'refused', title: 'The password is wrong' },
  'session.not_found': { kind: 'absent', title: 'There is no such session' },
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
const knownPassword = z.string().min(1, 'Write your password.').max(1024, 'At most 1024 characters.').meta({ format: 'password' });

/** An e-mail address being registered, at most 255 characters; kept and compared in lower case. */
export const newEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(255, 'At most 255 characters.')
  .pipe(z.email('Write an e-mail address, such as ada@example.org.'))
  // RFC 2606 keeps that ending free of people; the one who is invented has it.
  .refine((email) => !email.endsWith('.invalid'), 'Nobody can be reached at an address that ends in .invalid.');

/** An e-mail address signing in: compared in lower case. Its shape is not judged: an address that cannot exist is simply unknown. */
const knownEmail = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Write your e-mail address.')
  .max(255, 'At most 255 characters.')
  .refine(isStorable, 'The text holds a character that no address has.');

const isTimeZone = (name: string): boolean => {
  // Intl also takes offsets ("+05:30"), which have no name and no summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** A time zone by its IANA name: `America/New_York`. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Write a time zone by its name, such as America/New_York.')
  .meta({ description: 'A time zone by its IANA name: America/New_York.' });

/** A place where the person is signed in. */
export const session = z.object({
  id,
  created_at: instant,
  /** Known to the minute. */
  last_seen_at: instant,
  /** When it ends even if it stays in use. */
  expires_at: instant,
  /** Where it was opened from; null when that is not known. */
  ip_address: z.string().nullable(),
  /** What the browser called itself; null when it did not. */
  user_agent: z.string().nullable(),
  /** Whether it is the session that asks. */
  current: z.boolean(),
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
  summary: 'Signs in and sets the session cookie.',
  tag: 'Signing in',
  body: z.strictObject({ email: knownEmail, password: knownPassword }),
  answers: { 200: signedIn },
  problems: ['auth.wrong_credentials'],
});

export const logout = endpoint({
  method: 'POST',
  path: '/api/auth/logout',
  access: 'person',
  tier: 'write',
  summary: 'Ends the session that asks.',
  tag: 'Signing in',
  answers: { 204: nothing },
  problems: [],
});

export const readSession = endpoint({
  method: 'GET',
  path: '/api/auth/session',
  access: 'person',
  tier: 'read',
  summary: 'Tells who is signed in, and the token that unsafe requests must carry.',
  tag: 'Signing in',
  answers: { 200: signedIn },
  problems: [],
});

export const readMe = endpoint({
  method: 'GET',
  path: '/api/me',
  access: 'person',
  tier: 'read',
  summary: 'Reads your own account.',
  tag: 'Your account',
  answers: { 200: person },
  problems: [],
});

export const changeMe = endpoint({
  method: 'PATCH',
  path: '/api/me',
  access: 'person',
  tier: 'write',
  summary: 'Changes your name, time zone or currency. No amount is converted.',
  tag: 'Your account',
  body: z.strictObject({
    full_name: text(255).nullable().optional(),
    time_zone: timeZone.optional(),
    currency: currency.optional(),
  }),
  answers: { 200: person },
  problems: [],
});

export const eraseMe = endpoint({
  method: 'DELETE',
  path: '/api/me',
  access: 'person',
  tier: 'sign_in',
  summary: 'Erases your account and everything in it, at once and for good.',
  tag: 'Your account',
  body: z.strictObject({ password: knownPassword }),
  answers: {
    200: z.object({ status: z.literal('erased'), erased_at: instant }),
  },
  problems: ['auth.wrong_password'],
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  access: 'person',
  tier: 'read',
  summary: 'Lists where you are signed in, the latest used first.',
  tag: 'Your account',
  answers: { 200: pageOf(session) },
  problems: [],
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:id',
  access: 'person',
  tier: 'write',
  summary: 'Ends one of your sessions.',
  tag: 'Your account',
  params: idParam,
  answers: { 204: nothing },
  problems: ['session.not_found'],
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/sessions',
  access: 'person',
  tier: 'write',
  summary: 'Ends all your sessions but the one that asks.',
  tag: 'Your account',
  answers: { 204: nothing },
  problems: [],
});

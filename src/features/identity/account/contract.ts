import { z } from 'zod';
import { currency } from '../../../contract/currency.ts';
import { endpoint } from '../../../contract/endpoint.ts';
import { civilDay, instant, text } from '../../../contract/fields.ts';
import { person } from '../../../contract/person.ts';
import { newEmail } from './email-contract.ts';
import { knownPassword } from '../passwords/contract.ts';

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
  needs: 'session',
  summary:
    'Changes your name, time zone or currency. No amount is converted. A new e-mail address becomes yours with the link that is mailed to it; until then the present one stays.',
  tag: 'Your account',
  body: z.strictObject({
    full_name: text(255).nullable().optional(),
    time_zone: timeZone.optional(),
    currency: currency.optional(),
    email: newEmail.optional(),
  }),
  answers: { 200: person },
  problems: ['auth.confirm_first', 'auth.no_mail', 'auth.not_for_demo'],
});

/** What was erased, what stays, and until when. */
export const eraseReceipt = z.object({
  status: z.literal('erased'),
  erased_at: instant,
  /** How many rows of each table went; of those that had any. */
  rows: z.array(z.object({ table: z.string(), rows: z.int() })),
  rows_in_all: z.int(),
  /** Work that was still to be done about the person, and is not done any more. */
  jobs: z.int(),
  /** Rows of the trail that stay, as counts of what happened, without person, IP address, browser or number. */
  trail_rows_without_you: z.int(),
  /**
   * What becomes of the bytes. `overwritten`: on SQLite, now. `soon_overwritten`: on SQLite, as soon as who reads meanwhile, such as a backup, is done. `until_vacuum`: on
   * PostgreSQL, dead rows that no query sees stay in its files until it has vacuumed them.
   */
  files: z.enum(['overwritten', 'soon_overwritten', 'until_vacuum']),
  /** Backups made before hold the account until they are removed: on this day at the latest. */
  backups_until: civilDay,
});
export type EraseReceipt = z.output<typeof eraseReceipt>;

export const eraseMe = endpoint({
  method: 'DELETE',
  path: '/api/me',
  access: 'person',
  tier: 'sign_in',
  needs: 'session',
  summary: 'Erases your account and everything in it, at once and for good. Who has a second factor confirms with it first.',
  tag: 'Your account',
  body: z.strictObject({ password: knownPassword }),
  answers: { 200: eraseReceipt },
  problems: ['auth.confirm_first', 'auth.wrong_password', 'auth.too_many_tries'],
});

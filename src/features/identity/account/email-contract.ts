import { z } from 'zod';
import { isStorable } from '../../../contract/fields.ts';

/** An e-mail address being registered, at most 255 characters; kept and compared in lower case. */
export const newEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(255, 'At most 255 characters.')
  .pipe(z.email('Write an e-mail address, such as name@example.org.'))
  // RFC 2606 keeps that ending free of people; the one who is invented has it.
  .refine((email) => !email.endsWith('.invalid'), 'Nobody can be reached at an address that ends in .invalid.');

/** An e-mail address signing in: compared in lower case. Its shape is not judged: an address that cannot exist is simply unknown. */
export const knownEmail = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Write your e-mail address.')
  .max(255, 'At most 255 characters.')
  .refine(isStorable, 'The text holds a character that no address has.');

import { z } from 'zod';
import { id, instant } from './fields.ts';

/** A person as they see themselves. */
export const person = z.object({
  id,
  /** In lower case. */
  email: z.string(),
  /** What to call them; null when they have not said. */
  full_name: z.string().nullable(),
  role: z.enum(['person', 'admin']),
  /** IANA name; days and weeks are counted in it. */
  time_zone: z.string(),
  /** ISO 4217; totals are shown in it. Changing it converts nothing. */
  currency: z.string(),
  /** When their telephone number was confirmed; null when it has not been. */
  phone_verified_at: instant.nullable(),
  /** Whether they are invented, to show what Mingus does. */
  is_demo: z.boolean(),
});

/** Who is signed in, with the token that unsafe requests must carry in X-CSRF-Token. */
export const signedIn = z.object({ user: person, csrf_token: z.string() });

import { z } from 'zod';

/** What the address of the accounts page says. */
export const accountsSearch = z.object({
  /** The form for a new account is open. */
  add: z.literal(true).optional().catch(undefined),
  /** The form of this account is open: in the address, so that a phone's back button closes it. */
  change: z.int().min(1).optional().catch(undefined),
});

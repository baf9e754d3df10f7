import { z } from 'zod';

/** What the address of the page of tokens says. */
export const tokensSearch = z.object({
  /** The form for a new token is open. */
  add: z.literal(true).optional().catch(undefined),
});

import { z } from 'zod';

/** What the address of the sign-in page can say: the token of a mailed link. */
export const signInSearch = z.object({
  link: z.string().max(200).optional().catch(undefined),
});

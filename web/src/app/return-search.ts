import { z } from 'zod';

/** Where to go on when a page has done what another sent the person for: an address of this site only, so that a link from elsewhere cannot send them away. */
export const returnSearch = z.object({
  return: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
});

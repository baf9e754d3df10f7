import { z } from 'zod';

/** What the address says. */
export const scoreSearch = z.object({
  /** Whether the figures are answered anew, though there is a score. */
  again: z.literal(true).optional().catch(undefined),
});

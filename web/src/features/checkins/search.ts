import { z } from 'zod';

/** What the address says. */
export const checkinSearch = z.object({
  /** Any day of the week that is answered: `2025-01-15`; this week when left out. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .catch(undefined),
});

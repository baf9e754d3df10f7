import { z } from 'zod';

/** What the address of the spending page says. */
export const spendingSearch = z.object({
  /** The month that is looked at: `2025-03`; the newest that says something when left out. */
  month: z
    .string()
    .regex(/^(19|2[01])\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  /** Only what this account paid. */
  account: z.int().min(1).optional().catch(undefined),
});

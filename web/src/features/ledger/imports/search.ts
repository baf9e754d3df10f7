import { z } from 'zod';

/** What the address of the import page says. */
export const importSearch = z.object({
  /** The account that the file goes into. */
  account: z.int().min(1).optional().catch(undefined),
});

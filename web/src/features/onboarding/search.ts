import { z } from 'zod';

/** What the address of a step says. */
export const startSearch = z.object({
  /** The way that is gone: short, or all of it. */
  way: z.literal('short').optional().catch(undefined),
  /** The account of which nobody has said yet how much is on it. */
  unsaid: z.int().min(1).optional().catch(undefined),
});

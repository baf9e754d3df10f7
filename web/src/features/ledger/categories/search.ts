import { z } from 'zod';

/** What the address of the page of rules says. */
export const rulesSearch = z.object({
  /** Only rules of payees whose name holds this. */
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
});

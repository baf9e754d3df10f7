import { z } from 'zod';

/** What the address of the page of people says. */
export const usersSearch = z.object({
  /** Only people whose e-mail address or name holds this, or whose number it is. */
  q: z.coerce.string().trim().min(1).max(100).optional().catch(undefined),
});

import { z } from 'zod';

/** What the address says. */
export const insightsSearch = z.object({
  /** Which window of weeks: the year when left out. */
  period: z.enum(['quarterly', 'yearly', 'all']).optional().catch(undefined),
});

import { z } from 'zod';
import { SUMMARISED } from '../../../../src/core/scoring/checkin-summary.ts';

/** How many weeks of history can be looked at. */
export const SPANS = [12, 52, 156, 520] as const;

/** What the address of a check-in says. */
export const checkinSearch = z.object({
  /** Any day of the week that is answered: `2025-01-15`; this week when left out. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .catch(undefined),
});

/** What the address of the history says. */
export const wellnessSearch = z.object({
  /** Weeks back: a year when left out. */
  weeks: z.literal(SPANS).optional().catch(undefined),
  /** What the line shows: the index when left out. */
  shown: z.enum(SUMMARISED).optional().catch(undefined),
});

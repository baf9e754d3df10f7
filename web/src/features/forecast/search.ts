import { z } from 'zod';

/** How many days the forecast page offers. */
export const DAYS_OFFERED = [60, 90, 180, 365] as const;

/** What the address of the forecast page says. Anything unreadable is left out, so that an old link still opens. */
export const forecastSearch = z.object({
  days: z
    .union([z.literal(60), z.literal(90), z.literal(180), z.literal(365)])
    .optional()
    .catch(undefined),
  account: z.int().min(1).optional().catch(undefined),
  /** false leaves everyday spending out. */
  everyday: z.literal(false).optional().catch(undefined),
  /** The panel of what would be otherwise is open: in the address, so that a phone's back button closes it. */
  what_if: z.literal(true).optional().catch(undefined),
  /** The day looked at. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .catch(undefined),
  /** The month of the calendar, `2025-03`. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .catch(undefined),
});

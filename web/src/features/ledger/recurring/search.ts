import { z } from 'zod';

/** What a new item can start from. */
export const STARTS = ['pay', 'rent', 'insurance'] as const;
export type Start = (typeof STARTS)[number];

/** What the address of the page of recurring items says. */
export const recurringSearch = z.object({
  /** The form for a new item is open, empty or begun. */
  add: z
    .union([z.literal(true), z.enum(STARTS)])
    .optional()
    .catch(undefined),
  /** The form of this item is open: in the address, so that a phone's back button closes it. */
  change: z.int().min(1).optional().catch(undefined),
});

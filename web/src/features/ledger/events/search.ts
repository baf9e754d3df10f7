import { z } from 'zod';

/** What the address of the page of one-off events says. */
export const eventsSearch = z.object({
  /** The form for a new event is open. */
  add: z.literal(true).optional().catch(undefined),
  /** The form of this event is open: in the address, so that a phone's back button closes it. */
  change: z.int().min(1).optional().catch(undefined),
  /** Those of days gone by are shown too. */
  past: z.literal(true).optional().catch(undefined),
});
